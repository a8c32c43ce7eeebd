"""Effects for every row by models that have not seen its visitor, so that they may be judged."""

import numpy as np

from waverly.training.boosting import FOLDS
from waverly.training.machine import Machine
from waverly.training.metrics import Floats
from waverly.training.split import folds_by_visitor
from waverly.training.uplift.learners import LearnerName, fit_effects
from waverly.training.uplift.levels import FitPlan
from waverly.training.uplift.trial import Trial


def honest_effects(trial: Trial, plan: FitPlan, machine: Machine, learner: LearnerName) -> Floats:
    """Rows by arms, cross-fitted by visitor in five parts."""
    folds = folds_by_visitor(trial.rows.visitors, trial.rows.labels, count=FOLDS, seed=machine.seed)
    answers = np.empty((len(trial), len(trial.arm_names)))
    for fold in range(FOLDS):
        held = folds == fold
        effects = fit_effects(trial.part(np.flatnonzero(~held)), plan, machine, learner)
        answers[held] = effects.of(trial.rows.matrix[held])
    return answers
