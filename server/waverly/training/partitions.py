"""Training data too large for one machine: a Parquet file for the workers, and a sample to judge by.

The file is written a row group at a time, and each worker reads its own groups, so that no machine holds
all rows. Rounds, calibration and figures come from whole visitors drawn by a hash.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from waverly.deciding import bucket
from waverly.features import NAMES
from waverly.scoring.manifest import ARM_COLUMN
from waverly.storage import Store
from waverly.storage.measured.purchase_rows import purchases_by_visitor
from waverly.storage.replacing import in_place_of
from waverly.training.cache import parts_of
from waverly.training.dataset import (
    MOST_OF_ONE_VISITOR,
    Dataset,
    OnSession,
    arms_of,
    dataset_of,
    labels_of,
    renewed_cache,
    with_arms,
)
from waverly.training.examples import Examples, chosen_of, joined
from waverly.training.label_maturity import LabelMaturity, label_maturity, old_at

JUDGED_ROWS = 250_000
"""Rows kept on this machine to find rounds, calibration and figures."""

LABEL = "label"
COLUMNS = (*NAMES, ARM_COLUMN)

Purchases = Mapping[str, Sequence[int]]
"""When each visitor bought."""


class Partitions(Struct, frozen=True, kw_only=True):
    """All rows of a site, in a file that every worker of the cluster must see under the same path.

    `scheduler` is the cluster's address. The file's columns are `names`, those numbered in `categorical`
    among them, and the label. `why` says which rows were left out, and why.
    """

    scheduler: str
    file: Path
    rows: int
    orders: int
    names: tuple[str, ...] = COLUMNS
    categorical: tuple[int, ...] = (len(COLUMNS) - 1,)
    why: str = ""

    def __len__(self) -> int:
        """How many rows there are."""
        return self.rows

    @property
    def rarer(self) -> int:
        """How many rows have the rarer of the two labels."""
        return min(self.orders, self.rows - self.orders)


class _Survey(Struct, frozen=True, kw_only=True):
    """What must be known about all rows before the first is written."""

    rows: int
    arms: tuple[str, ...]
    earliest: Mapping[str, int]
    """For visitors with too many rows: the instant from which theirs count."""
    maturity: LabelMaturity = LabelMaturity(until=None, why="")


async def read_partitions(
    store: Store,
    site: str,
    on_session: OnSession,
    cache: Path,
    scheduler: str,
    *,
    at: int,
    judged: int = JUDGED_ROWS,
) -> tuple[Dataset, Partitions]:
    """Replay what is new of a site's journal, write its rows for workers, and keep a part to judge by.

    Both hold only the rows that are used for training at `at` (server milliseconds).
    """
    purchases = await purchases_by_visitor(store, site)
    cached = await renewed_cache(store, site, on_session, cache)
    survey = _survey(cached, purchases, at)
    target = cached.with_name(f"rows-{cached.name}")
    drawn, rows, orders = _write(cached, target, survey, purchases, judged)
    partitions = Partitions(
        scheduler=scheduler, file=target, rows=rows, orders=orders, why=survey.maturity.why
    )
    return dataset_of(drawn, purchases, survey.arms), partitions


def _survey(cached: Path, purchases: Purchases, at: int) -> _Survey:
    counts: Counter[str] = Counter()
    arms: set[str] = set()
    for part in parts_of(cached):
        counts.update(part.visitors)
        arms.update(part.arms)
    heavy = {visitor for visitor, count in counts.items() if count > MOST_OF_ONE_VISITOR}
    everyone = _Survey(rows=0, arms=arms_of(arms), earliest=_earliest(cached, heavy))
    return _with_those_that_teach(everyone, cached, purchases, at)


def _with_those_that_teach(
    everyone: _Survey, cached: Path, purchases: Purchases, at: int
) -> _Survey:
    rows = young = orders = 0
    for part in parts_of(cached):
        counted = _that_count(part, everyone)
        old = counted.at <= old_at(at)
        rows, young = rows + len(counted), young + int((~old).sum())
        orders += int(labels_of(counted, purchases)[old].sum())
    found = label_maturity(at, younger=young, orders_before=orders)
    taken = rows if found.until is None else rows - young
    return replace(everyone, rows=taken, maturity=found)


def _earliest(cached: Path, heavy: set[str]) -> dict[str, int]:
    times: dict[str, list[int]] = {visitor: [] for visitor in heavy}
    for part in parts_of(cached) if heavy else ():
        for visitor, at in zip(part.visitors, part.at.tolist(), strict=True):
            if visitor in times:
                times[visitor].append(at)
    return {visitor: sorted(known)[-MOST_OF_ONE_VISITOR] for visitor, known in times.items()}


def _write(
    cached: Path,
    target: Path,
    survey: _Survey,
    purchases: Purchases,
    judged: int,
) -> tuple[Examples, int, int]:
    """Write every row that counts, with its label; return those drawn to judge by, rows and orders."""
    # Imported here: 60 MB that only training needs.
    import pyarrow.parquet as pq

    share = min(1.0, judged / max(survey.rows, 1))
    drawn: list[Examples] = []
    rows = orders = 0
    with in_place_of(target) as new, pq.ParquetWriter(new, _schema(), compression="zstd") as writer:
        for part in parts_of(cached):
            counted = _that_count(part, survey)
            if not len(counted):
                continue  # LightGBM refuses a worker that holds no row
            labels = labels_of(counted, purchases)
            writer.write_table(_table(with_arms(counted, survey.arms), labels))
            rows, orders = rows + len(counted), orders + int(labels.sum())
            drawn.append(_drawn(counted, share))
    return joined(drawn), rows, orders


def _that_count(part: Examples, survey: _Survey) -> Examples:
    earliest, until = survey.earliest, survey.maturity.until
    if not earliest and until is None:
        return part
    last = part.at.max(initial=0) if until is None else until
    counts = [
        earliest.get(who, at) <= at <= last
        for who, at in zip(part.visitors, part.at.tolist(), strict=True)
    ]
    return chosen_of(part, np.flatnonzero(counts))


def _drawn(part: Examples, share: float) -> Examples:
    """Return the rows of the visitors drawn: the same visitors in every part, as a hash draws them."""
    if share >= 1:
        return part
    is_in = [bucket("judged:", visitor) < share for visitor in part.visitors]
    return chosen_of(part, np.flatnonzero(is_in))


def _schema() -> Any:  # Any: pyarrow has no types
    return _table(np.empty((0, len(COLUMNS))), np.empty(0)).schema


def _table(matrix: Any, labels: Any) -> Any:  # Any: pyarrow has no types
    import pyarrow as pa

    columns = {name: np.ascontiguousarray(matrix[:, at]) for at, name in enumerate(COLUMNS)}
    return pa.table(columns | {LABEL: labels.astype(np.int64)})
