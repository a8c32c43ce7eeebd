"""What was expected of each help beside what came of it, at moments that were not learnt from."""

from collections.abc import Sequence

import numpy as np

from waverly.policies.acceptance.effect_card import ArmEffect, Band
from waverly.policies.judging.estimate import PolicyValue, estimate
from waverly.policies.judging.judgement import weighted_log
from waverly.policies.logged.arrays import Indexes, JudgedLog
from waverly.reporting.statistics.estimators import Floats, dr_scores

THIRDS = 3


def effects_judged(
    later: JudgedLog, arms: Sequence[str], expected: Floats, modelled: Floats
) -> tuple[ArmEffect, ...]:
    """Judge the effects `expected` of some of the log's arms, the first being nothing, by the log.

    `expected` is rows by `arms`, in orders more per moment; `modelled` the likelihood of an order, rows by
    the log's arms. Neither may come from a model that has seen these visitors. An effect that happened is the
    mean of doubly robust scores of always showing the arm minus those of always showing nothing, at
    the moments at which both could come (Kennedy 2023). Arms without such a moment are left out.
    """
    found = []
    for place, arm in enumerate(arms[1:], start=1):
        number = later.arms.index(arm)
        rows = np.flatnonzero((later.chances[:, number] > 0) & (later.chances[:, 0] > 0))
        if len(rows):
            gained = _gained(later.part(rows), number, modelled[rows])
            found.append(_of_arm(arm, expected[rows, place], gained, later.visitors[rows]))
    return tuple(found)


def _gained(log: JudgedLog, arm: int, modelled: Floats) -> Floats:
    """Return the doubly robust score of each row: what `arm` adds to nothing there, on average."""
    always, never = np.zeros_like(log.chances), np.zeros_like(log.chances)
    always[:, arm] = 1.0
    never[:, 0] = 1.0
    shown, not_shown = (weighted_log(log, each, modelled) for each in (always, never))
    return np.asarray(dr_scores(shown) - dr_scores(not_shown))


def _of_arm(arm: str, said: Floats, gained: Floats, visitors: Indexes) -> ArmEffect:
    overall = _band(said, gained, visitors)
    if len(said) < THIRDS or np.ptp(said) == 0:
        return ArmEffect(arm=arm, overall=overall)
    by_said = np.array_split(np.argsort(said, kind="stable"), THIRDS)
    slope = _come_true(said, gained, visitors)
    return ArmEffect(
        arm=arm,
        overall=overall,
        thirds=tuple(_band(said[part], gained[part], visitors[part]) for part in by_said),
        come_true=slope.value,
        come_true_low=slope.low,
        come_true_high=slope.high,
    )


def _band(said: Floats, gained: Floats, visitors: Indexes) -> Band:
    happened = _mean(gained, visitors)
    return Band(
        moments=len(said),
        said=float(np.mean(said)),
        happened=happened.value,
        low=happened.low,
        high=happened.high,
    )


def _come_true(said: Floats, gained: Floats, visitors: Indexes) -> PolicyValue:
    """Return the slope of what happened on what was said, with an interval by visitor.

    The best linear predictor of effects (Chernozhukov, Demirer, Duflo and Fernández-Val 2018). As a mean:
    of each row's deviations multiplied, divided by the spread of what was said.
    """
    apart = said - np.mean(said)
    spread = np.mean(apart**2)
    slope = np.mean(apart * gained) / spread
    left = gained - np.mean(gained) - slope * apart
    return _mean(slope + apart * left / spread, visitors)


def _mean(scores: Floats, visitors: Indexes) -> PolicyValue:
    """Return the mean over a part of a log, whose visitors are numbered anew."""
    return estimate(scores, np.unique(visitors, return_inverse=True)[1])
