"""The last, largest training on a Dask cluster, by LightGBM's own Dask estimators.

For logs that one machine takes too long for. Rounds, calibration and figures still come from the
bounded part of the rows that finds them on one machine; what ships is grown where the workers are,
each holding its share of the rows. Needs the extra `waverly[dask]`.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import lightgbm
import numpy as np

from waverly.errors import SettingsError
from waverly.training.capacity import Capacity
from waverly.training.machine import Machine
from waverly.training.rows import Rows

NEEDED = ("dask", "distributed", "sklearn")

OWN = ("objective", "metric", "num_threads")
"""Settings the estimator has names of its own for, or decides by its workers' threads."""


def boost_on_cluster(
    rows: Rows, capacity: Capacity, machine: Machine, rounds: int, scheduler: str
) -> lightgbm.Booster:
    """A booster of `rounds` rounds, grown by the workers of the cluster at the address `scheduler`.

    Raises SettingsError when the extra is not installed or nobody listens at the address.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise SettingsError(
            "Training on a cluster needs more than is installed",
            place="--dask",
            value=f"no {', '.join(missing)}",
            mend="Install it with `pip install 'waverly[dask]'`.",
        )
    connect: Any = import_module("distributed").Client  # an optional extra, and without types
    try:
        client = connect(scheduler, timeout="10s")
    except (OSError, ValueError) as error:
        raise SettingsError(
            "There is no Dask scheduler at this address",
            place="--dask",
            value=scheduler,
            mend="Start one with `dask scheduler`, and workers with `dask worker ADDRESS`.",
        ) from error
    with client:
        return _grown(rows, capacity, machine, rounds, client)


def _grown(
    rows: Rows, capacity: Capacity, machine: Machine, rounds: int, client: Any
) -> lightgbm.Booster:
    split: Any = import_module("dask.array").from_array
    workers = max(1, len(client.scheduler_info()["workers"]))
    size = -(-len(rows) // workers)
    settings: dict[str, Any] = {k: v for k, v in machine.settings(capacity).items() if k not in OWN}
    estimator = lightgbm.DaskLGBMClassifier(client=client, n_estimators=rounds, **settings)
    estimator.fit(
        split(rows.matrix, chunks=(size, rows.matrix.shape[1])),
        split(rows.labels.astype(np.int64), chunks=size),
        feature_name=list(rows.names),
        categorical_feature=list(rows.categorical),
    )
    found: lightgbm.Booster = estimator.booster_
    return found
