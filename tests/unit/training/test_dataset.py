import math
from pathlib import Path

from tests.support.builders import DAY, KEY, NOW, a_batch, a_moment, a_record, an_entry, bytes_of
from waverly.deciding import NOTHING
from waverly.features import NAMES
from waverly.scoring.artifact import newest
from waverly.scoring.training_log import trainings
from waverly.storage import Outcome, Store
from waverly.storage.measured.purchase_rows import WINDOW_MS, has_bought
from waverly.training.dataset import read_dataset
from waverly.training.examples import shown_arm
from waverly.training.readiness import Declined
from waverly.training.train import train


def test_an_order_counts_within_the_window_after_the_decision() -> None:
    orders = [NOW - 1, NOW, NOW + WINDOW_MS]
    assert has_bought(orders, NOW)
    assert not has_bought([NOW - 1, NOW], NOW)
    assert not has_bought([NOW + WINDOW_MS + 1], NOW)
    assert not has_bought([], NOW)


def test_what_was_not_displayed_was_nothing() -> None:
    assert shown_arm(a_record(arm="fit", displayed=True)) == "fit"
    assert shown_arm(a_record(arm="fit", held_out="global")) == NOTHING


async def test_each_decision_is_a_row_and_previews_are_none(store: Store) -> None:
    for visitor, changes in (
        ("a", {"arm": "fit", "displayed": True}),
        ("b", {}),
        ("c", {"preview": True}),
    ):
        record = a_record(f"d-{visitor}", visitor=visitor, session=visitor, **changes)
        bought = Outcome(kind="purchased", key="o", at=NOW + DAY, value=9.0)
        entry = an_entry(
            visitor=visitor,
            session=visitor,
            record=record,
            body=bytes_of(a_batch(a_moment("pause"))),
            outcomes=(bought,) if visitor == "a" else (),
        )
        await store.journal.append(entry)
    dataset = await read_dataset(store, KEY)
    assert dataset.matrix.shape == (2, len(NAMES) + 1)
    assert (dataset.visitors, dataset.arms) == (("a", "b"), (NOTHING, "fit"))
    assert (dataset.labels.tolist(), dataset.matrix[:, -1].tolist()) == ([1, 0], [1, 0])
    assert not math.isnan(dataset.matrix[0, NAMES.index("hesitation_pauses")])


async def test_an_empty_journal_is_an_empty_dataset_and_no_model(
    store: Store, tmp_path: Path
) -> None:
    assert len((await read_dataset(store, KEY)).labels) == 0
    declined = await train(store, KEY, tmp_path / "models", at=NOW)
    assert isinstance(declined, Declined)
    assert declined.reason
    assert newest(tmp_path / "models", None) is None
    assert [each.kind for each in trainings(tmp_path / "models")] == ["declined"]
