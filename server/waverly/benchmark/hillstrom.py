"""Whom to send which mail: the uplift learners on Hillstrom's randomised trial (2008).

A third of the customers got a mail on men's goods, a third one on women's, a third none. Each mail is
compared with none, on visits and on conversions.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from msgspec import Struct

from waverly.benchmark.table import Codes, Table, codes_of, matrix_of, read_table
from waverly.errors import DataError
from waverly.training.machine import Machine
from waverly.training.rows import rows_from
from waverly.training.uplift import (
    LEARNERS,
    FitPlan,
    Gain,
    LearnerName,
    Trial,
    UpliftVerdict,
    check_trial,
    fit_effects,
    gain_of,
    honest_effects,
    judge,
    plan_for,
    trial_from,
)

ARMS = {"nothing": "No E-Mail", "mens": "Mens E-Mail", "womens": "Womens E-Mail"}
OUTCOMES = ("visit", "conversion")
NUMERIC = ("recency", "history", "mens", "womens", "newbie")
CATEGORICAL = ("zip_code", "channel")

OnStep = Callable[[int, int], None]


class LearnerResult(Struct, frozen=True, kw_only=True):
    """One learner: judged by visitors left out in turn, and on the held-back file if there is one."""

    learner: LearnerName
    cross_validated: Gain
    held_back: Gain | None


class CampaignResult(Struct, frozen=True, kw_only=True):
    """One mail and outcome. `chosen` did best in cross-validation; the verdict is on it."""

    campaign: str
    outcome: str
    chosen: LearnerName
    verdict: str
    reason: str
    learners: tuple[LearnerResult, ...]


class Hillstrom(Struct, frozen=True, kw_only=True):
    """What `waverly benchmark hillstrom` prints."""

    rows: int
    held_back_rows: int
    campaigns: tuple[CampaignResult, ...]


def hillstrom(train: Path, test: Path | None, on_step: OnStep, *, seed: int = 0) -> Hillstrom:
    """Learn on `train`, judge by cross-validation and on `test`. Raises `DataError` for other files."""
    table = read_table(train)
    held = None if test is None else read_table(test)
    codes = codes_of(table, CATEGORICAL)
    asked = [(arm, outcome) for outcome in OUTCOMES for arm in ("womens", "mens")]
    results = []
    for done, (arm, outcome) in enumerate(asked):
        on_step(done, len(asked))
        results.append(_campaign(table, held, codes, arm, outcome, Machine(seed=seed)))
    on_step(len(asked), len(asked))
    return Hillstrom(
        rows=len(table),
        held_back_rows=0 if held is None else len(held),
        campaigns=tuple(results),
    )


def _campaign(
    table: Table, held: Table | None, codes: Codes, arm: str, outcome: str, machine: Machine
) -> CampaignResult:
    trial = _trial(table, codes, arm, outcome)
    later = None if held is None else _trial(held, codes, arm, outcome)
    declined = check_trial(trial)
    if declined is not None:
        raise DataError("Too little to learn from", place=table.place, value=declined.reason)
    plan = plan_for(trial, machine)
    results = [_learner(name, trial, later, plan, machine) for name in LEARNERS]
    best = max(results, key=lambda result: result.cross_validated.qini.value)
    verdict = _verdict(best)
    return CampaignResult(
        campaign=ARMS[arm],
        outcome=outcome,
        chosen=best.learner,
        verdict=verdict.sentence,
        reason=verdict.reason,
        learners=tuple(results),
    )


def _learner(
    name: LearnerName, trial: Trial, later: Trial | None, plan: FitPlan, machine: Machine
) -> LearnerResult:
    honest = honest_effects(trial, plan, machine, name)[:, 1]
    held_back = None
    if later is not None:
        effects = fit_effects(trial, plan, machine, name).of(later.rows.matrix)[:, 1]
        held_back = gain_of(later, effects, seed=machine.seed)
    return LearnerResult(
        learner=name,
        cross_validated=gain_of(trial, honest, seed=machine.seed),
        held_back=held_back,
    )


def _verdict(best: LearnerResult) -> UpliftVerdict:
    if best.held_back is not None:
        return judge(best.held_back)
    return judge(best.cross_validated, tried=len(LEARNERS))


def _trial(table: Table, codes: Codes, arm: str, outcome: str) -> Trial:
    index = {name: number for number, name in enumerate(ARMS.values())}
    segments = table.text("segment")
    unknown = set(segments) - set(index)
    if unknown:
        raise DataError(
            "A row has an arm that is not one of the trial's",
            place=table.place,
            value=", ".join(sorted(unknown)),
            mend=f"Known are {', '.join(index)}.",
        )
    count = len(table)
    rows = rows_from(
        matrix_of(table, NUMERIC, CATEGORICAL, codes),
        table.numbers(outcome),
        feature_names=(*NUMERIC, *CATEGORICAL),
        categorical=range(len(NUMERIC), len(NUMERIC) + len(CATEGORICAL)),
        times=np.arange(count),
        groups=range(count),
        prefix_lengths=None,
    )
    arms = np.array([index[segment] for segment in segments], dtype=np.intp)
    trial = trial_from(rows, arms, tuple(ARMS), np.full(len(ARMS), 1 / len(ARMS)))
    return trial.pair(list(ARMS).index(arm))
