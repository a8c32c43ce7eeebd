"""The probability of the outcome under each arm, from which effects are then learnt."""

from collections.abc import Callable

import numpy as np
from msgspec import Struct

from waverly.training.boosting import FOLDS, Booster, boost, cross_fit, predict
from waverly.training.capacity import Capacity, capacity_for
from waverly.training.machine import Machine
from waverly.training.metrics import Floats
from waverly.training.split import folds_by_visitor
from waverly.training.uplift.trial import Trial

OWN_MODEL_FROM_OUTCOMES = 100
"""Outcomes each arm needs before arms have models of their own; if one has fewer, they share one."""

Levels = Callable[[Floats], Floats]
"""From a matrix to rows by arms: the likelihood of the outcome under each."""


class FitPlan(Struct, frozen=True, kw_only=True):
    """How complex a model the data supports: settings, rounds, and whether each arm gets its own."""

    capacity: Capacity
    rounds: int
    own_models: bool


def plan_for(trial: Trial, machine: Machine) -> FitPlan:
    """The settings for this many outcomes; rounds are those that did best on unseen visitors."""
    rows = trial.with_arms(trial.arms)
    capacity = capacity_for(rows.rarer)
    fewest = min(
        trial.rows.part(np.flatnonzero(trial.arms == arm)).rarer
        for arm in range(len(trial.arm_names))
    )
    return FitPlan(
        capacity=capacity,
        rounds=cross_fit(rows, capacity, machine.quiet).rounds,
        own_models=fewest >= OWN_MODEL_FROM_OUTCOMES,
    )


def shared_booster(trial: Trial, plan: FitPlan, machine: Machine) -> Booster:
    """One model with the arm as its last column."""
    return boost(trial.with_arms(trial.arms), plan.capacity, machine.quiet, plan.rounds)


def levels_by(booster: Booster, arms: int) -> Levels:
    """The levels of so many arms by one model with the arm as its last column."""

    def levels(matrix: Floats) -> Floats:
        under = [np.column_stack([matrix, np.full(len(matrix), float(arm))]) for arm in range(arms)]
        return np.column_stack([predict(booster, each) for each in under])

    return levels


def against_nothing(levels: Floats) -> Floats:
    """What each arm adds to the level under nothing, the first column."""
    return np.asarray(levels - levels[:, :1])


def shared_levels(trial: Trial, plan: FitPlan, machine: Machine) -> Levels:
    """One model with the arm as a column."""
    return levels_by(shared_booster(trial, plan, machine), len(trial.arm_names))


def own_levels(trial: Trial, plan: FitPlan, machine: Machine) -> Levels:
    """One model for each arm, fitted to that arm's rows alone."""
    parts = [trial.rows.part(np.flatnonzero(trial.arms == arm)) for arm in _arms(trial)]
    boosters = [boost(part, plan.capacity, machine.quiet, plan.rounds) for part in parts]
    return lambda matrix: np.column_stack([predict(booster, matrix) for booster in boosters])


def levels_of(trial: Trial, plan: FitPlan, machine: Machine) -> Levels:
    """Own models where every arm has the outcomes for it, else the shared one."""
    make = own_levels if plan.own_models else shared_levels
    return make(trial, plan, machine)


def honest_levels(trial: Trial, plan: FitPlan, machine: Machine) -> Floats:
    """Each row's likelihoods by models that have not seen its visitor (cross-fitting).

    Without this, noise that a model has memorised would count as an effect (Chernozhukov et al.
    2018, double machine learning).
    """
    folds = folds_by_visitor(trial.rows.visitors, trial.rows.labels, count=FOLDS, seed=machine.seed)
    answers = np.empty((len(trial), len(trial.arm_names)))
    for fold in range(FOLDS):
        held = folds == fold
        levels = levels_of(trial.part(np.flatnonzero(~held)), plan, machine)
        answers[held] = levels(trial.rows.matrix[held])
    return answers


def _arms(trial: Trial) -> range:
    return range(len(trial.arm_names))
