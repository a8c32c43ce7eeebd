"""A cluster of two workers on this machine, as training may be given one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from distributed import LocalCluster


@contextmanager
def cluster() -> Iterator[str]:
    """Give the address of its scheduler."""
    make: Any = LocalCluster  # Any: Dask has no types
    with make(n_workers=2, threads_per_worker=1, dashboard_address=None) as running:
        yield running.scheduler_address
