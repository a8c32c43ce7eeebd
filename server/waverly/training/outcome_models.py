"""The two models learnt from a dataset: who buys, given what was shown, and who leaves."""

from collections.abc import Callable

from waverly.features import NAMES
from waverly.scoring.manifest import ARM_COLUMN
from waverly.training.dataset import Dataset
from waverly.training.fit import fit
from waverly.training.fitted import Fitted
from waverly.training.partitions import Partitions
from waverly.training.readiness import Declined

OnRound = Callable[[int, int], None]
"""Called with the rounds fitted so far and the rounds to fit."""


def fit_buying(
    dataset: Dataset,
    *,
    seed: int,
    threads: int = 1,
    cluster: Partitions | None = None,
    on_round: OnRound | None = None,
) -> Fitted | Declined:
    """Learn the likelihood of an order from the features and the arm really shown, or say what is missing."""
    return fit(
        dataset.matrix,
        dataset.labels,
        feature_names=(*NAMES, ARM_COLUMN),
        categorical=[len(NAMES)],
        times=dataset.times,
        groups=dataset.visitors,
        seed=seed,
        num_threads=threads,
        cluster=cluster,
        prefix_lengths=dataset.prefix_lengths,
        segments=dataset.segments,
        on_round=on_round,
    )


def fit_leaving(
    dataset: Dataset, *, seed: int, threads: int = 1, on_round: OnRound | None = None
) -> Fitted | None:
    """Learn the probability of leaving, without the arm, because it is needed before one is chosen.

    None when there is too little data, or the model is no better than the base rate.
    """
    fitted = fit(
        dataset.matrix[:, :-1],
        dataset.left,
        feature_names=NAMES,
        categorical=(),
        times=dataset.times,
        groups=dataset.visitors,
        seed=seed,
        num_threads=threads,
        on_round=on_round,
    )
    if isinstance(fitted, Declined) or fitted.metrics.log_loss >= fitted.metrics.base_log_loss:
        return None
    return fitted
