"""Odd data is refused or bounded, in words; nothing of it becomes a model that misleads."""

import sys
from itertools import pairwise

import numpy as np
import pytest

from tests.support.builders import KEY, NOW, a_batch, a_moment, a_record, an_entry, bytes_of
from waverly.features import NAMES
from waverly.storage import Store
from waverly.training import dataset as dataset_module
from waverly.training.dataset import read_dataset
from waverly.training.fit import fit
from waverly.training.fitted import Fitted
from waverly.training.readiness import Declined, check_ready

from .shoppers import CATEGORICAL, Shoppers, shoppers
from .shoppers import NAMES as COLUMNS


def fitted(
    made: Shoppers, matrix: np.ndarray | None = None, **changes: object
) -> Fitted | Declined:
    known: dict[str, object] = {
        "feature_names": COLUMNS,
        "categorical": CATEGORICAL,
        "times": made.times,
        "groups": made.visitors,
    }
    labels = changes.pop("labels", made.labels)
    return fit(made.matrix if matrix is None else matrix, labels, **known | changes)  # type: ignore[arg-type]


def test_a_label_that_never_occurs_is_declined_with_what_is_missing() -> None:
    made = shoppers(400)
    answer = fitted(made, labels=np.zeros(400))
    assert isinstance(answer, Declined)
    assert answer.orders_missing == 15
    assert "400 examples from visits, 0 of them" in answer.reason
    assert "No order known belongs to a visit with a moment" in answer.reason


def test_one_example_is_counted_as_one() -> None:
    answer = check_ready(np.ones(1))
    assert isinstance(answer, Declined)
    assert "1 example from visits, 1 of them followed by an order" in answer.reason


def test_a_label_that_always_occurs_is_declined_too() -> None:
    made = shoppers(400)
    answer = fitted(made, labels=np.ones(400))
    assert isinstance(answer, Declined)
    assert "nothing to tell apart" in answer.reason


def test_missing_and_infinite_features_are_borne() -> None:
    made = shoppers(1_500)
    odd = made.matrix.copy()
    odd[::7, 1] = np.inf
    odd[::11, 2] = -np.inf
    odd[:, 3] = np.nan
    answer = fitted(made, odd)
    assert isinstance(answer, Fitted)
    assert answer.metrics.auc > 0.6
    assert np.isfinite(answer.metrics.log_loss)


def test_one_visitor_with_nearly_all_rows_keeps_no_model_from_being_made() -> None:
    made = shoppers(2_000)
    visitors = tuple("crawler" if number % 10 else f"v{number}" for number in range(2_000))
    answer = fitted(made, groups=visitors)
    assert isinstance(answer, Fitted)
    assert answer.rows == 2_000


def test_a_clock_that_went_backwards_gives_a_model_all_the_same() -> None:
    made = shoppers(1_000)
    answer = fitted(made, times=made.times[::-1].copy())
    assert isinstance(answer, Fitted)
    assert answer.first_at < answer.last_at


def test_features_of_nothing_but_noise_are_declined() -> None:
    made = shoppers(300, effect=0.0)
    answer = fitted(made, np.zeros_like(made.matrix))
    assert isinstance(answer, Declined)
    assert "a coin gets 50" in answer.reason


async def test_a_visitor_who_never_stops_is_folded_up_to_a_limit(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["waverly.sessions.fold"], "MAX_EVENTS_PER_SESSION", 50)
    for version in range(1, 21):
        body = bytes_of(
            a_batch(*(a_moment("pause", seq) for seq in range(1, 10)), view=f"w{version}")
        )
        record = a_record(f"d{version}", version=version, at=NOW + version)
        await store.journal.append(an_entry(version, body=body, record=record))
    dataset = await read_dataset(store, KEY)
    assert int(dataset.prefix_lengths.max()) == 50
    pauses = dataset.matrix[:, NAMES.index("hesitation_pauses")]
    assert pauses.max() == 50
    assert all(one <= other for one, other in pairwise(pauses))


async def test_batches_from_a_clock_that_runs_backwards_give_no_negative_times(
    store: Store,
) -> None:
    for version, at in ((1, NOW), (2, NOW - 3_600_000), (3, NOW - 7_200_000)):
        record = a_record(f"d{version}", version=version, at=at)
        body = bytes_of(a_batch(a_moment("pause"), view=f"w{version}", sent_at=at))
        await store.journal.append(an_entry(version, received_at=at, body=body, record=record))
    dataset = await read_dataset(store, KEY)
    assert len(dataset.labels) == 3
    assert np.nanmin(dataset.matrix) >= 0


async def test_one_visitor_counts_for_so_many_rows_and_no_more(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dataset_module, "MOST_OF_ONE_VISITOR", 3)
    for number in range(6):
        name, visitor = f"s{number}", "robot" if number else "shopper"
        record = a_record(f"d{number}", session=name, visitor=visitor, at=NOW + number)
        body = bytes_of(a_batch(a_moment("pause")))
        await store.journal.append(
            an_entry(session=name, visitor=visitor, body=body, record=record)
        )
    dataset = await read_dataset(store, KEY)
    assert dataset.visitors == ("shopper", "robot", "robot", "robot")
    assert dataset.times[-1] == NOW + 5  # the latest are kept
