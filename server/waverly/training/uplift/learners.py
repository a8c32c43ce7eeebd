"""Four ways to learn an effect; each gives rows by arms, nothing's own effect being 0.

S: one model with the arm as a column (Hill 2011). T: a model for each arm. X: regress each row's
outcome minus what the other side would have had (Künzel et al. 2019). DR: regress doubly robust
pseudo-outcomes, right if either the levels or the propensities are (Kennedy 2023).
"""

from collections.abc import Callable
from typing import Literal

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from waverly.training.boosting import Booster, boost, predict
from waverly.training.capacity import capacity_for
from waverly.training.machine import Machine
from waverly.training.metrics import Floats
from waverly.training.split import Indexes
from waverly.training.uplift.levels import (
    FitPlan,
    against_nothing,
    honest_levels,
    own_levels,
    shared_levels,
)
from waverly.training.uplift.trial import Trial

LearnerName = Literal["s", "t", "x", "dr"]

EFFECT_ROUNDS = 60
"""Effects are fainter than levels; on a public trial more rounds fitted noise."""


class Effects(Struct, frozen=True, kw_only=True):
    """What was learnt: `of(matrix)` is rows by arms in outcomes per showing.

    `booster` is there for X and DR: one model with the arm as its last column, which a server can
    load. It predicts how an effect differs from `average[arm]`, the arm's mean effect; if it
    had to predict the whole effect, shrinkage would pull the arms towards each other.
    """

    learner: LearnerName
    of: Callable[[Floats], Floats]
    booster: Booster | None = None
    average: tuple[float, ...] = ()


class _Pseudo(Struct, frozen=True, kw_only=True):
    """Rows to regress on: the decision, the arm, the noisy effect and the weight."""

    source: Indexes
    arm: Indexes
    value: Floats
    weight: Floats


def fit_effects(trial: Trial, plan: FitPlan, machine: Machine, learner: LearnerName) -> Effects:
    """The effect of each arm against nothing, by `learner`."""
    return LEARNERS[learner](trial, plan, machine)


def _s_learner(trial: Trial, plan: FitPlan, machine: Machine) -> Effects:
    levels = shared_levels(trial, plan, machine)
    return Effects(learner="s", of=lambda matrix: against_nothing(levels(matrix)))


def _t_learner(trial: Trial, plan: FitPlan, machine: Machine) -> Effects:
    levels = own_levels(trial, plan, machine)
    return Effects(learner="t", of=lambda matrix: against_nothing(levels(matrix)))


def _x_learner(trial: Trial, plan: FitPlan, machine: Machine) -> Effects:
    levels = honest_levels(trial, plan, machine)
    parts = [_imputed(trial, levels, arm) for arm in range(1, len(trial.arm_names))]
    return _regress(trial, parts, machine, "x")


def _dr_learner(trial: Trial, plan: FitPlan, machine: Machine) -> Effects:
    levels = honest_levels(trial, plan, machine)
    parts = [_doubly_robust(trial, levels, arm) for arm in range(1, len(trial.arm_names))]
    return _regress(trial, parts, machine, "dr")


LEARNERS: dict[LearnerName, Callable[[Trial, FitPlan, Machine], Effects]] = {
    "s": _s_learner,
    "t": _t_learner,
    "x": _x_learner,
    "dr": _dr_learner,
}


def _imputed(trial: Trial, levels: Floats, arm: int) -> _Pseudo:
    """Rows of `arm` and of nothing, each with the other side's likelihood filled in.

    Weights are the chance of the other side: the X-learner's own blend of its two halves.
    """
    chosen = np.flatnonzero((trial.arms == arm) | (trial.arms == 0))
    treated = trial.arms[chosen] == arm
    labels, known = trial.rows.labels[chosen], levels[chosen]
    share = trial.propensities[chosen][:, [0, arm]]
    share = share / share.sum(axis=1, keepdims=True)
    return _Pseudo(
        source=chosen,
        arm=np.full(len(chosen), arm),
        value=np.where(treated, labels - known[:, 0], known[:, arm] - labels),
        weight=np.where(treated, share[:, 0], share[:, 1]),
    )


def _doubly_robust(trial: Trial, levels: Floats, arm: int) -> _Pseudo:
    """Every row: the modelled effect, corrected by what really happened over its chance."""
    everyone = np.arange(len(trial))
    missed = trial.rows.labels - levels[everyone, trial.arms]
    chance = trial.propensities[everyone, trial.arms]
    sign = (trial.arms == arm).astype(np.float64) - (trial.arms == 0)
    return _Pseudo(
        source=everyone,
        arm=np.full(len(trial), arm),
        value=levels[:, arm] - levels[:, 0] + sign * missed / chance,
        weight=np.ones(len(trial)),
    )


def _stacked(parts: list[_Pseudo]) -> _Pseudo:
    return _Pseudo(
        source=np.concatenate([part.source for part in parts]),
        arm=np.concatenate([part.arm for part in parts]),
        value=np.concatenate([part.value for part in parts]),
        weight=np.concatenate([part.weight for part in parts]),
    )


def _regress(trial: Trial, parts: list[_Pseudo], machine: Machine, learner: LearnerName) -> Effects:
    means = [float(np.average(part.value, weights=part.weight)) for part in parts]
    average = np.array([0.0, *means])
    pseudo = _stacked(parts)
    rows = trial.part(pseudo.source).with_arms(pseudo.arm)
    booster = boost(
        replace(rows, labels=pseudo.value - average[pseudo.arm]),
        capacity_for(trial.rows.rarer),
        machine.quiet,
        EFFECT_ROUNDS,
        objective="regression",
        weights=pseudo.weight,
    )

    def effects(matrix: Floats) -> Floats:
        columns = [np.zeros(len(matrix))]
        for arm in range(1, len(average)):
            under = np.column_stack([matrix, np.full(len(matrix), float(arm))])
            columns.append(average[arm] + predict(booster, under))
        return np.column_stack(columns)

    return Effects(learner=learner, of=effects, booster=booster, average=tuple(average.tolist()))
