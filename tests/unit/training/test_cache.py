"""What was replayed is kept; only sessions that have grown are replayed again, to the same end."""

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from tests.support.builders import (
    DAY,
    KEY,
    MINUTE,
    NOW,
    a_batch,
    a_moment,
    a_page,
    a_record,
    an_entry,
    bytes_of,
)
from waverly.storage import Store
from waverly.storage.log import grown_sessions
from waverly.storage.people.kept.erasing import erase
from waverly.storage.people.persons import PersonQuery
from waverly.training import cache as cache_module
from waverly.training.cache import cache_file, read_position
from waverly.training.dataset import Dataset, read_dataset


async def visit(store: Store, name: str, version: int = 1, at: int = NOW) -> None:
    body = bytes_of(a_batch(a_moment("pause"), view=f"view-{version}", page=a_page("cart")))
    record = a_record(f"d-{name}-{version}", session=name, visitor=name, version=version, at=at)
    entry = an_entry(version, session=name, visitor=name, body=body, record=record)
    await store.journal.append(replace(entry, received_at=at))


async def replayed(store: Store, folder: Path) -> tuple[Dataset, int]:
    """The dataset, and how many sessions were replayed for it."""
    done = [0]
    dataset = await read_dataset(
        store, KEY, lambda so_far, total: done.append(so_far), cache=folder
    )
    return dataset, done[-1]


def same(one: Dataset, other: Dataset) -> bool:
    return (
        np.array_equal(one.matrix, other.matrix, equal_nan=True)
        and np.array_equal(one.labels, other.labels)
        and np.array_equal(one.left, other.left)
        and (one.visitors, one.arms, one.segments) == (other.visitors, other.arms, other.segments)
    )


@pytest.fixture
async def filled(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Three sessions, and a database that shows every row at once."""
    monkeypatch.setattr(grown_sessions, "MARGIN", 0)
    for name in ("a", "b", "c"):
        await visit(store, name)
    return store


async def test_nothing_new_means_nothing_is_replayed(filled: Store, tmp_path: Path) -> None:
    first, all_of_them = await replayed(filled, tmp_path)
    again, none = await replayed(filled, tmp_path)
    assert (all_of_them, none) == (3, 0)
    assert same(first, again)


async def test_only_sessions_that_have_grown_are_replayed(filled: Store, tmp_path: Path) -> None:
    await replayed(filled, tmp_path)
    await visit(filled, "b", version=2)
    await visit(filled, "d")
    grown, count = await replayed(filled, tmp_path)
    assert count == 2
    assert same(grown, await read_dataset(filled, KEY))


async def test_a_damaged_file_is_made_again(filled: Store, tmp_path: Path) -> None:
    first, _ = await replayed(filled, tmp_path)
    file = cache_file(tmp_path, KEY)
    file.write_bytes(file.read_bytes()[:200])
    assert read_position(file) is None
    again, count = await replayed(filled, tmp_path)
    assert count == 3
    assert same(first, again)


async def test_changed_features_mean_a_new_file_and_the_old_one_goes(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await replayed(filled, tmp_path)
    monkeypatch.setattr(cache_module, "FEATURE_HASH", "f" * 16)
    _, count = await replayed(filled, tmp_path)
    assert count == 3
    assert [file.name for file in tmp_path.glob("*.parquet")] == [
        f"examples-{KEY}-{'f' * 16}.parquet"
    ]


def test_a_sites_name_cannot_leave_the_folder(tmp_path: Path) -> None:
    assert cache_file(tmp_path, "../x").parent == tmp_path


async def test_who_was_erased_is_dropped_from_the_file_and_comes_back_as_somebody_new(
    filled: Store, tmp_path: Path
) -> None:
    await replayed(filled, tmp_path)
    await erase(filled, KEY, PersonQuery(visitor="b"), NOW + MINUTE)
    without, replayed_now = await replayed(filled, tmp_path)
    assert (set(without.visitors), replayed_now) == ({"a", "c"}, 0)
    await visit(filled, "b", at=NOW + 2 * DAY)
    await replayed(filled, tmp_path)
    again, _ = await replayed(filled, tmp_path)
    assert set(again.visitors) == {"a", "b", "c"}
