"""Where and how a training runs: seed, threads, progress, and the cluster if there is one."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from waverly.training.capacity import Capacity
from waverly.training.partitions import Partitions

OnRound = Callable[[int, int], None]
"""Called with the rounds done and the rounds planned."""


Objective = Literal["binary", "regression"]
"""What trees predict: the probability of a 1, or the mean of a number."""

METRICS: dict[Objective, str] = {"binary": "binary_logloss", "regression": "l2"}


class Machine(Struct, frozen=True, kw_only=True):
    """Where and how to train: seed, threads and a callback for progress.

    `cluster` has the rows from which the workers of a Dask cluster fit the final model; the rows on this
    machine are a sample of them.
    """

    seed: int = 0
    num_threads: int = 1
    on_round: OnRound | None = None
    cluster: Partitions | None = None

    def settings(self, capacity: Capacity, objective: Objective = "binary") -> dict[str, object]:
        """LightGBM's parameters for a shop of this size; half the columns and 70% of the rows a tree."""
        return {
            "objective": objective,
            "metric": METRICS[objective],
            "num_leaves": capacity.leaves,
            "learning_rate": capacity.learning_rate,
            "min_data_in_leaf": capacity.min_leaf_rows,
            "min_data_per_group": capacity.min_group_rows,
            "extra_trees": capacity.extra_trees,
            "feature_fraction": 0.5,
            "bagging_fraction": 0.7,
            "bagging_freq": 1,
            "seed": self.seed,
            "deterministic": True,
            "force_row_wise": True,
            "num_threads": self.num_threads,
            "verbosity": -1,
        }

    def listen(self, before: int, planned: int) -> list[Callable[..., None]]:
        """Callbacks that report `before` plus the rounds done, of `planned`."""
        told = self.on_round
        if told is None:
            return []
        return [lambda env: told(before + env.iteration + 1, planned)]

    @property
    def quiet(self) -> "Machine":
        """The same without progress, for trainings on the side."""
        return Machine(seed=self.seed, num_threads=self.num_threads)
