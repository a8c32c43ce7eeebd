"""The same fit on a Dask cluster, from partitions its workers read, is as good as the one grown here."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace

from tests.support.cluster import cluster
from waverly.errors import SettingsError
from waverly.scoring.booster import FastBooster
from waverly.training.boosting import boost, predict
from waverly.training.capacity import capacity_for
from waverly.training.cluster import boost_on_cluster
from waverly.training.fit import fit
from waverly.training.fitted import Fitted
from waverly.training.machine import Machine
from waverly.training.metrics import roc_auc
from waverly.training.partitions import LABEL, Partitions
from waverly.training.rows import Rows, rows_from

from .shoppers import CATEGORICAL, NAMES, shoppers

pytestmark = pytest.mark.filterwarnings("default")  # Dask and LightGBM warn of their own affairs

LATER = shoppers(10_000, seed=99)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with cluster() as address:
        yield address


def rows_of(count: int) -> Rows:
    made = shoppers(count)
    return rows_from(
        made.matrix,
        made.labels,
        feature_names=NAMES,
        categorical=CATEGORICAL,
        times=made.times,
        groups=made.visitors,
        prefix_lengths=None,
    )


def written(rows: Rows, file: Path, scheduler: str) -> Partitions:
    """The rows as workers read them: four groups of one file."""
    columns = {name: rows.matrix[:, at] for at, name in enumerate(rows.names)}
    table: Any = pa.table(columns | {LABEL: rows.labels.astype(np.int64)})
    pq.write_table(table, file, row_group_size=-(-len(rows) // 4))
    return Partitions(
        scheduler=scheduler,
        file=file,
        rows=len(rows),
        orders=rows.orders,
        names=rows.names,
        categorical=rows.categorical,
    )


def test_workers_grow_as_good_a_model_as_one_machine(scheduler: str, tmp_path: Path) -> None:
    rows = rows_of(4_000)
    capacity = capacity_for(rows.rarer)
    partitions = written(rows, tmp_path / "rows.parquet", scheduler)
    here = boost(rows, capacity, Machine(), 60)
    there = boost_on_cluster(partitions, capacity, Machine(), 60)
    ours, theirs = (roc_auc(LATER.labels, predict(b, LATER.matrix)) for b in (here, there))
    assert theirs == pytest.approx(ours, abs=0.01)
    assert there.num_trees() == 60


def test_a_training_judges_by_its_part_and_ships_what_the_workers_grew_from_all(
    scheduler: str, tmp_path: Path
) -> None:
    partitions = written(rows_of(4_000), tmp_path / "rows.parquet", scheduler)
    made = shoppers(1_500)
    fitted = fit(
        made.matrix,
        made.labels,
        feature_names=NAMES,
        categorical=CATEGORICAL,
        times=made.times,
        groups=made.visitors,
        cluster=partitions,
    )
    assert isinstance(fitted, Fitted)
    shipped = FastBooster(fitted.model_text)
    assert shipped.feature_names == NAMES
    assert shipped.header.tree_count == fitted.rounds
    assert (fitted.rows, fitted.orders) == (4_000, partitions.orders)


def test_workers_that_do_not_see_the_file_are_told_of(scheduler: str, tmp_path: Path) -> None:
    partitions = written(rows_of(400), tmp_path / "rows.parquet", scheduler)
    elsewhere = replace(partitions, file=tmp_path / "elsewhere.parquet")
    with pytest.raises(SettingsError, match="does not see"):
        boost_on_cluster(elsewhere, capacity_for(40), Machine(), 5)


def test_an_address_where_nobody_listens_is_refused_in_words(tmp_path: Path) -> None:
    partitions = written(rows_of(200), tmp_path / "rows.parquet", "tcp://127.0.0.1:1")
    with pytest.raises(SettingsError, match="no Dask scheduler"):
        boost_on_cluster(partitions, capacity_for(40), Machine(), 5)
