"""The same fit on a Dask cluster gives a model as good as the one grown here."""

from collections.abc import Iterator
from typing import Any

import pytest
from distributed import LocalCluster

from waverly.errors import SettingsError
from waverly.scoring.booster import FastBooster
from waverly.training.boosting import boost, predict
from waverly.training.capacity import capacity_for
from waverly.training.cluster import boost_on_cluster
from waverly.training.fit import fit
from waverly.training.fitted import Fitted
from waverly.training.machine import Machine
from waverly.training.metrics import roc_auc
from waverly.training.rows import Rows, rows_from

from .shoppers import CATEGORICAL, NAMES, shoppers

pytestmark = pytest.mark.filterwarnings("default")  # Dask and LightGBM warn of their own affairs

LATER = shoppers(10_000, seed=99)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    make: Any = LocalCluster  # Any: Dask has no types
    with make(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


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


def test_workers_grow_as_good_a_model_as_one_machine(scheduler: str) -> None:
    rows = rows_of(4_000)
    capacity = capacity_for(rows.rarer)
    here = boost(rows, capacity, Machine(), 60)
    there = boost_on_cluster(rows, capacity, Machine(), 60, scheduler)
    ours, theirs = (roc_auc(LATER.labels, predict(b, LATER.matrix)) for b in (here, there))
    assert theirs == pytest.approx(ours, abs=0.01)
    assert there.num_trees() == 60


def test_a_whole_training_ships_the_clusters_model(scheduler: str) -> None:
    made = shoppers(1_500)
    fitted = fit(
        made.matrix,
        made.labels,
        feature_names=NAMES,
        categorical=CATEGORICAL,
        times=made.times,
        groups=made.visitors,
        cluster=scheduler,
    )
    assert isinstance(fitted, Fitted)
    shipped = FastBooster(fitted.model_text)
    assert shipped.feature_names == NAMES
    assert shipped.header.tree_count == fitted.rounds


def test_an_address_where_nobody_listens_is_refused_in_words() -> None:
    rows = rows_of(200)
    with pytest.raises(SettingsError, match="no Dask scheduler"):
        boost_on_cluster(rows, capacity_for(40), Machine(), 5, "tcp://127.0.0.1:1")
