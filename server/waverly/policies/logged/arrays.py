"""The log as arrays: what each visitor really got, the chance of it, and whether an order followed."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from waverly.deciding import NOTHING
from waverly.policies.logged.decisions import Logged
from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.estimators import Floats
from waverly.storage.log.decision_log import LoggedDecision

Indexes = NDArray[np.intp]

SUM_TOLERANCE = 1e-6


class JudgedLog(Struct, frozen=True, kw_only=True):
    """First decisions at which something could be shown, rows by arms; `nothing` is arm 0.

    `drawn` are the chances of the draw, `held` each arm's holdout then. `visitors` are numbers from 0.
    """

    decisions: tuple[LoggedDecision, ...]
    arms: tuple[str, ...]
    got: Indexes
    reward: Floats
    drawn: Floats
    held: Floats
    visitors: Indexes

    def __len__(self) -> int:
        """How many decisions there are."""
        return len(self.decisions)

    def part(self, rows: Indexes) -> "JudgedLog":
        """Only the decisions numbered in `rows`, in that order."""
        return JudgedLog(
            decisions=tuple(self.decisions[row] for row in rows),
            arms=self.arms,
            got=self.got[rows],
            reward=self.reward[rows],
            drawn=self.drawn[rows],
            held=self.held[rows],
            visitors=np.unique(self.visitors[rows], return_inverse=True)[1],
        )

    @property
    def chances(self) -> Floats:
        """The chances of what each visitor really got, rows by arms."""
        return self.after_holdouts(self.drawn)

    def after_holdouts(self, drawn: Floats) -> Floats:
        """What a draw with these chances comes to: the holdouts turn a drawn campaign into nothing."""
        got = drawn * (1 - self.held)
        got[:, 0] += np.sum(drawn * self.held, axis=1)
        return np.asarray(got)

    @property
    def chance_of_got(self) -> Floats:
        """The chance of what each visitor got."""
        return np.asarray(self.chances[np.arange(len(self)), self.got])


def judged_log(log: Sequence[Logged], holdouts: Mapping[str, float]) -> JudgedLog | CannotSay:
    """The log, oldest first, in arrays; or what is wrong with its chances, in a sentence.

    Left out are decisions with nothing to choose from, those that no draw could have changed, and a
    visitor's later ones at a kind of moment: they draw with the point that drew the first, so that what
    came of it decides whether they happen at all, and the logged chance is not the one they had.
    """
    kept = _firsts(
        each for each in log if len(each.decision.propensities) > 1 and each.decision.takes_part
    )
    for entry in kept:
        reason = _wrong(entry.decision)
        if reason is not None:
            return CannotSay(reason)
    if len(kept) < 2:
        count = f"only {len(kept)} decision" if kept else "no decision"
        return CannotSay(
            f"In these days there was {count} at which something could be shown. Imported history has none."
        )
    names = {name for entry in kept for name in entry.decision.propensities} - {NOTHING}
    arms = (NOTHING, *sorted(names))
    drawn = table_of([entry.decision.propensities for entry in kept], arms)
    held = table_of([{arm: e.holdout(arm, holdouts) for arm in arms[1:]} for e in kept], arms)
    codes: dict[str, int] = {}
    return JudgedLog(
        decisions=tuple(entry.decision for entry in kept),
        arms=arms,
        got=np.array([arms.index(got(entry.decision)) for entry in kept], dtype=np.intp),
        reward=np.array([float(entry.bought) for entry in kept]),
        drawn=drawn,
        held=held,
        visitors=np.array(
            [codes.setdefault(e.decision.visitor, len(codes)) for e in kept], dtype=np.intp
        ),
    )


def got(decision: LoggedDecision) -> str:
    """What the visitor really got: the arm, or nothing when it was held out."""
    return decision.arm if decision.displayed else NOTHING


def table_of(shares: Sequence[Mapping[str, float]], arms: Sequence[str]) -> Floats:
    """Shares as rows by arms; an arm a row does not name has none."""
    return np.array([[row.get(arm, 0.0) for arm in arms] for row in shares], dtype=np.float64)


def _firsts(log: Iterable[Logged]) -> list[Logged]:
    first: dict[tuple[str, str], Logged] = {}
    for entry in log:
        first.setdefault((entry.decision.visitor, entry.decision.moment), entry)
    return list(first.values())


def _wrong(decision: LoggedDecision) -> str | None:
    shares = decision.propensities
    total = sum(shares.values())
    # `not (... <= ...)` so that NaN, which compares with nothing, is caught too.
    if not (abs(total - 1) <= SUM_TOLERANCE and min(shares.values()) >= 0):
        return (
            f"Decision {decision.id} was logged with chances that sum to {total:g} instead of 1; "
            f"a log with wrong chances judges nobody."
        )
    if not shares.get(decision.arm, 0.0) > 0:
        return f"Decision {decision.id} drew {decision.arm}, which was logged as having no chance."
    return None
