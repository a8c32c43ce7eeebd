"""Holds a campaign back where more people close it than use it, and tries it again later.

Per campaign, device and kind of moment: slowed to the floor, paused when that is not enough, tried
again after a week, then after two, four and so on.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from waverly.clock import DAY_MS
from waverly.deciding.share_table import Rest, RestState, ShareTable
from waverly.policies.logged.decisions import Logged
from waverly.policies.shares.sentences import Names, freed_sentence, rest_sentence
from waverly.reporting.statistics.pull_back import PullBack, PullBackInput, pull_back
from waverly.storage.log.answers import is_closing
from waverly.storage.site.share_rows import Move

WINDOW_DAYS = 28
"""Answers older than this say little about today's shoppers."""

FIRST_REST_DAYS = 7.0
LONGEST_REST_DAYS = 112.0
PROBATION_DAYS = 7

PAUSE_ANSWERS = 40
PAUSE_ABOVE = 0.99
"""A slowed campaign with this many answers, and this sure to annoy more than it serves, is not shown."""

SURELY_WORTH = 0.80
"""Help that most likely pays for its annoyance stays, however often it is closed."""

Cell = tuple[str, str, str]
"""A campaign, a kind of device and a kind of moment."""


class Answers(Struct, kw_only=True):
    """How people answered one campaign at one place."""

    dismissed: int = 0
    used: int = 0
    first_at: int | None = None

    def add(self, entry: Logged) -> None:
        """Count one showing."""
        decision = entry.decision
        if decision.used or decision.dismissed:
            self.first_at = self.first_at or decision.at
        self.used += decision.used
        self.dismissed += is_closing(used=decision.used, dismissed=decision.dismissed)

    @property
    def total(self) -> int:
        """Return how many answered."""
        return self.dismissed + self.used


def hold_back(
    table: ShareTable,
    log: Iterable[Logged],
    worth: Mapping[Cell, float],
    names: Names,
    at: int,
) -> tuple[ShareTable, list[Move]]:
    """Return the table after looking at the answers, and each move with its sentence.

    `worth` gives P(net worth of a showing > 0); a campaign that is very likely worth it is left alone.
    """
    rests = {(rest.campaign, rest.device, rest.moment): rest for rest in table.rests}
    answers = _answers(log, rests, at)
    moves: list[Move] = []
    for cell in sorted(rests.keys() | answers.keys()):
        known, found = rests.get(cell), answers.get(cell, Answers())
        after = _next(cell, known, found, at, worth.get(cell, 0.0))
        if after == known:
            continue
        if after is None:
            del rests[cell]
        else:
            rests[cell] = after
        moves.append(_rest_move(cell, known, after, found, names, at))
    return replace(table, rests=tuple(rests[cell] for cell in sorted(rests))), moves


def _answers(log: Iterable[Logged], rests: Mapping[Cell, Rest], at: int) -> dict[Cell, Answers]:
    found: dict[Cell, Answers] = {}
    for entry in log:
        decision = entry.decision
        cell = (decision.arm, decision.device, decision.moment)
        start = rests[cell].count_from if cell in rests else at - WINDOW_DAYS * DAY_MS
        if decision.displayed and decision.at >= start:
            found.setdefault(cell, Answers()).add(entry)
    return found


def _next(cell: Cell, rest: Rest | None, found: Answers, at: int, worth: float) -> Rest | None:
    verdict = pull_back(PullBackInput(dismissed=found.dismissed, engaged=found.used))
    is_worth_it = worth >= SURELY_WORTH
    annoys = verdict.pull_back and not is_worth_it
    if rest is None:
        return _slowed(cell, found, at, FIRST_REST_DAYS) if annoys else None
    match rest.state:
        case "slowed" | "paused" if at >= rest.until:
            until = at + PROBATION_DAYS * DAY_MS
            return replace(rest, state="probation", since=at, until=until, count_from=at)
        case "slowed" if _is_hopeless(found, verdict) and not is_worth_it:
            return _rested(rest, "paused", found, at)
        case "probation" if annoys:
            days = min(2 * rest.days, LONGEST_REST_DAYS)
            return _rested(replace(rest, days=days), "slowed", found, at)
        case "probation" if at >= rest.until and verdict.probability < 0.5:
            return None
        case "released" if at >= rest.until:
            return None
    return rest


def _is_hopeless(found: Answers, verdict: PullBack) -> bool:
    return found.total >= PAUSE_ANSWERS and verdict.probability > PAUSE_ABOVE


def _slowed(cell: Cell, found: Answers, at: int, days: float) -> Rest:
    campaign, device, moment = cell
    fresh = Rest(
        campaign=campaign,
        device=device,
        moment=moment,
        state="slowed",
        since=at,
        until=at,
        count_from=found.first_at or at,
        days=days,
    )
    return _rested(fresh, "slowed", found, at)


def _rested(rest: Rest, state: RestState, found: Answers, at: int) -> Rest:
    return replace(
        rest,
        state=state,
        since=at,
        until=at + int(rest.days * DAY_MS),
        dismissed=found.dismissed,
        used=found.used,
    )


def _rest_move(
    cell: Cell, before: Rest | None, after: Rest | None, found: Answers, names: Names, at: int
) -> Move:
    campaign, device, moment = cell
    name = names.get(campaign, campaign)
    if after is not None:
        sentence = rest_sentence(after, name, at - (found.first_at or at))
    elif before is not None:
        sentence = freed_sentence(replace(before, dismissed=found.dismissed, used=found.used), name)
    else:
        raise AssertionError("a cell that was free and stays free makes no move")
    return Move(
        at=at,
        campaign=campaign,
        kind="freed" if after is None else after.state,
        moment=moment,
        device=device,
        sentence=sentence,
        figures={"dismissed": found.dismissed, "used": found.used},
    )
