"""A log for workers: every row that counts in the file, whole visitors to judge by, a part at a time."""

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from tests.support.builders import DAY, KEY, NOW, a_batch, a_moment, a_record, an_entry, bytes_of
from waverly.storage import Outcome, Store
from waverly.training import dataset, label_maturity, partitions
from waverly.training.dataset import Dataset, read_dataset
from waverly.training.label_maturity import LEFT_OUT, TAKEN, mature
from waverly.training.partitions import COLUMNS, LABEL, Partitions, read_partitions

VISITORS = [f"v{number}" for number in range(30)]


@pytest.fixture
async def filled(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Thirty visitors with two decisions each, every third of whom buys; parts of seven examples."""
    monkeypatch.setattr(dataset, "PART", 7)
    for number, visitor in enumerate(VISITORS):
        for version in (1, 2):
            await decide(store, visitor, version, buys=number % 3 == 0)
    return store


async def decide(store: Store, visitor: str, version: int, *, buys: bool) -> None:
    arm = {"arm": "fit", "displayed": True} if version == 2 else {}
    record = a_record(
        f"d-{visitor}-{version}",
        visitor=visitor,
        session=visitor,
        version=version,
        at=NOW + version,
        **arm,
    )
    bought = Outcome(kind="purchased", key=f"o-{visitor}", at=NOW + DAY, value=9.0)
    body = bytes_of(a_batch(a_moment("pause"), view=f"view-{version}"))
    entry = an_entry(
        version,
        visitor=visitor,
        session=visitor,
        record=record,
        body=body,
        outcomes=(bought,) if buys and version == 1 else (),
    )
    await store.journal.append(entry)


async def read(
    store: Store, folder: Path, at: int = NOW + 8 * DAY, **more: int
) -> tuple[Dataset, Partitions]:
    """The rows as workers get them at an instant; a week later all of them are old."""
    address = "tcp://scheduler:8786"
    return await read_partitions(
        store, KEY, lambda done, total: None, folder, address, at=at, **more
    )


async def test_the_file_holds_the_rows_that_one_machine_would_train_on(
    filled: Store, tmp_path: Path
) -> None:
    part, whole = await read(filled, tmp_path)
    table = pq.read_table(whole.file)
    here = await read_dataset(filled, KEY)
    assert table.column_names == [*COLUMNS, LABEL]
    assert pq.ParquetFile(whole.file).num_row_groups > 5
    assert (whole.rows, whole.orders) == (60, int(here.labels.sum())) == (60, 20)
    assert sorted(table["arm"].to_pylist()) == sorted(here.matrix[:, -1].tolist())
    assert np.array_equal(part.matrix, here.matrix, equal_nan=True)


async def test_whole_visitors_are_drawn_to_judge_by(filled: Store, tmp_path: Path) -> None:
    part, whole = await read(filled, tmp_path, judged=30)
    assert 0 < len(part.labels) < whole.rows == 60
    assert all(part.visitors.count(visitor) == 2 for visitor in set(part.visitors))
    assert part.arms == ("nothing", "fit")


async def test_a_visitor_with_too_many_rows_gives_the_latest(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partitions, "MOST_OF_ONE_VISITOR", 1)
    await decide(filled, "v0", 3, buys=False)
    part, whole = await read(filled, tmp_path)
    assert whole.rows == len(part.labels) == 30
    assert part.times.min() == NOW + 2


async def test_a_night_without_anything_new_hands_no_worker_an_empty_part(
    filled: Store, tmp_path: Path
) -> None:
    await read(filled, tmp_path)
    _, whole = await read(filled, tmp_path)
    with pq.ParquetFile(whole.file) as file:
        sizes = [file.metadata.row_group(at).num_rows for at in range(file.num_row_groups)]
    assert 0 not in sizes and sum(sizes) == 2 * len(VISITORS)


async def test_rows_whose_orders_may_still_come_are_left_out_as_on_one_machine(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(label_maturity, "MATURE_ORDERS", 10)
    at = NOW + 1 + 7 * DAY  # each visitor's first decision is a week old, the second is not
    here, why = mature(await read_dataset(filled, KEY), at)
    part, whole = await read(filled, tmp_path, at)
    assert whole.why == why == LEFT_OUT
    assert (whole.rows, whole.orders) == (30, 10) == (len(here.labels), int(here.labels.sum()))
    assert np.array_equal(part.matrix, here.matrix, equal_nan=True)
    assert pq.read_table(whole.file).num_rows == 30


async def test_a_young_log_is_taken_whole_and_says_so(filled: Store, tmp_path: Path) -> None:
    _, whole = await read(filled, tmp_path, NOW + DAY)
    assert (whole.rows, whole.why) == (60, TAKEN)
