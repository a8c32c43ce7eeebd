"""Judging a model by rows it was not fitted to."""

import numpy as np

from waverly.training.calibration import apply, choose_calibration
from waverly.training.metrics import Floats, Metrics, measure, roc_auc
from waverly.training.readiness import Declined
from waverly.training.rows import Rows
from waverly.training.split import Indexes, Split

MIN_LATER_ORDERS = 20
"""Orders among the latest visitors below which a figure on them would be noise."""

LEARNT_FROM_ALL = (
    "The model that ships learnt from every row; the figures come from models that had not seen "
    "the visitors they are judged on."
)


def why_not_later(later: Metrics | None) -> tuple[str, ...]:
    """The reason for cross-validated figures when there are none on later visitors."""
    if later is not None:
        return ()
    sentence = (
        f"The latest visitors made fewer than {MIN_LATER_ORDERS} orders, too few to judge by, so "
        f"the figures are cross-validated over the whole time."
    )
    return (sentence,)


def calibrated_cross_fit(rows: Rows, raw: Floats, folds: Indexes) -> Floats:
    """Held-out outputs as probabilities, each fold calibrated by the others."""
    answers = np.empty(len(rows))
    for fold in np.unique(folds):
        held = folds == fold
        fitted, _ = choose_calibration(raw[~held], rows.labels[~held], folds[~held])
        answers[held] = apply(fitted, raw[held])
    return answers


def measure_cross_fit(rows: Rows, answers: Floats) -> Metrics:
    """Metrics of held-out probabilities."""
    base_rate = float(rows.labels.mean())
    return measure(rows.labels, answers, base_rate=base_rate, measured_on="cross-validation")


def measure_later(validate: Rows, train: Rows, answers: Floats) -> Metrics:
    """Metrics of `answers` on visitors later than those in `train`."""
    base_rate = float(train.labels.mean())
    return measure(validate.labels, answers, base_rate=base_rate, measured_on="later visitors")


def no_signal(labels: Floats, raw: Floats) -> Declined | None:
    """`None` if held-out outputs tell buyers from others at all, else why there is no model."""
    auc = roc_auc(labels, raw)
    if auc > 0.5:
        return None
    return Declined(
        reason=(
            f"The signs seen of shoppers do not tell buyers from others: of a buyer and another it had "
            f"not seen, the model picks the buyer in {100 * auc:.0f} of 100 pairs, where a coin gets 50."
        ),
        rows=len(labels),
        orders=int(labels.sum()),
    )


def how_parted(split: Split) -> str:
    """The sizes of the parts in words."""
    return (
        f"Judged by training on {len(split.train):,} rows, calibrating on "
        f"{len(split.calibrate):,} later ones and measuring on the latest "
        f"{len(split.validate):,}; {len(split.set_aside):,} earlier rows of visitors who came back "
        f"were set aside."
    )
