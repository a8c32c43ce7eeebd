"""The last, largest training on a Dask cluster, by LightGBM's own Dask estimators.

For logs beyond one machine. Rounds, calibration and figures come from a bounded part of the rows
on this machine; what ships is grown where the workers are, from the partitions of the Parquet file
that each reads for itself. Needs the extra `waverly[dask]`.
"""

import logging
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import lightgbm

from waverly.errors import SettingsError
from waverly.extras import install_command
from waverly.training.capacity import Capacity
from waverly.training.machine import Machine
from waverly.training.partitions import LABEL, Partitions

log = logging.getLogger(__name__)

NEEDED = ("dask", "distributed", "pandas", "sklearn")

OWN = ("objective", "metric", "num_threads")
"""Settings the estimator has names of its own for, or decides by its workers' threads."""


def boost_on_cluster(
    partitions: Partitions, capacity: Capacity, machine: Machine, rounds: int
) -> lightgbm.Booster:
    """A booster of `rounds` rounds, grown by the workers of the cluster from the partitions they read.

    Raises SettingsError when the extra is not installed, nobody listens at the address, or the workers
    do not see the file.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise SettingsError(
            "Training on a cluster needs more than is installed",
            place="--dask",
            value=f"no {', '.join(missing)}",
            mend=f"Install it with `{install_command('dask')}`.",
        )
    connect: Any = import_module("distributed").Client  # an optional extra, and without types
    try:
        client = connect(partitions.scheduler, timeout="10s")
    except (OSError, ValueError) as error:
        raise SettingsError(
            "There is no Dask scheduler at this address",
            place="--dask",
            value=partitions.scheduler,
            mend="Start one with `dask scheduler`, and workers with `dask worker ADDRESS`.",
        ) from error
    with client:
        try:
            return _grown(partitions, capacity, machine, rounds, client)
        except FileNotFoundError as error:
            raise SettingsError(
                "A worker does not see the rows",
                place="--dask",
                value=str(partitions.file),
                mend="Put the home's `cache` on a folder that all workers share, at the same path.",
            ) from error


def _grown(
    partitions: Partitions, capacity: Capacity, machine: Machine, rounds: int, client: Any
) -> lightgbm.Booster:
    lightgbm.register_logger(log)  # it would print where `--json` does
    frames: Any = import_module("dask.dataframe")
    read = frames.read_parquet(str(partitions.file), split_row_groups=True)
    rows = client.persist(read)  # read once, by the workers; columns taken apart keep their parts
    settings: dict[str, Any] = {k: v for k, v in machine.settings(capacity).items() if k not in OWN}
    estimator = lightgbm.DaskLGBMClassifier(client=client, n_estimators=rounds, **settings)
    estimator.fit(
        rows[list(partitions.names)],
        rows[LABEL],
        feature_name=list(partitions.names),
        categorical_feature=list(partitions.categorical),
    )
    found: lightgbm.Booster = estimator.booster_
    return found
