"""Splits resemble tomorrow: later rows judge, and nobody sits on two sides."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from waverly.training.split import (
    Split,
    draw_rows,
    folds_by_visitor,
    split_by_time_and_visitor,
    visitor_codes,
)

journals = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 12)), min_size=1, max_size=120
).map(lambda rows: (np.array([at for at, _ in rows]), np.array([who for _, who in rows])))


def parts(split: Split) -> list[np.ndarray]:
    return [split.train, split.calibrate, split.validate]


@given(journals)
def test_no_visitor_is_in_two_parts(journal: tuple[np.ndarray, np.ndarray]) -> None:
    times, visitors = journal
    people = [set(visitors[part]) for part in parts(split_by_time_and_visitor(times, visitors))]
    assert not people[0] & people[1]
    assert not people[0] & people[2]
    assert not people[1] & people[2]


@given(journals)
def test_no_row_is_earlier_than_any_row_of_a_part_before(
    journal: tuple[np.ndarray, np.ndarray],
) -> None:
    times, visitors = journal
    train, calibrate, validate = parts(split_by_time_and_visitor(times, visitors))
    for early, late in ((train, calibrate), (calibrate, validate), (train, validate)):
        assert not len(early) or not len(late) or times[early].max() <= times[late].min()


@given(journals)
def test_every_row_is_in_exactly_one_part_or_set_aside(
    journal: tuple[np.ndarray, np.ndarray],
) -> None:
    split = split_by_time_and_visitor(*journal)
    everything = np.concatenate([*parts(split), split.set_aside])
    assert sorted(everything.tolist()) == list(range(len(journal[0])))


def test_the_shares_are_kept_when_every_visitor_comes_once() -> None:
    split = split_by_time_and_visitor(np.arange(1_000), np.arange(1_000))
    assert [len(part) for part in parts(split)] == [700, 150, 150]
    assert len(split.set_aside) == 0


def test_the_latest_stretch_is_judged_whole_however_often_people_return() -> None:
    draw = np.random.default_rng(1)
    split = split_by_time_and_visitor(np.arange(1_000), draw.integers(0, 50, 1_000))
    assert split.validate.tolist() == list(range(850, 1_000))


def test_equal_times_still_split() -> None:
    split = split_by_time_and_visitor(np.zeros(100, dtype=np.int64), np.arange(100))
    assert [len(part) for part in parts(split)] == [70, 15, 15]


def test_folds_keep_a_visitor_together_and_share_out_the_buyers() -> None:
    draw = np.random.default_rng(2)
    visitors = draw.integers(0, 400, 2_000)
    labels = (visitors < 40).astype(float)
    folds = folds_by_visitor(visitors, labels, count=5, seed=0)
    assert all(len(set(folds[visitors == who])) == 1 for who in np.unique(visitors))
    buyers = [len(set(visitors[(folds == fold) & (labels == 1)])) for fold in range(5)]
    assert buyers == [8] * 5


def test_a_draw_is_as_large_as_asked_without_repeats_and_in_order() -> None:
    drawn = draw_rows(np.arange(50, 150), 30, seed=1).tolist()
    assert drawn == sorted(set(drawn))
    assert len(drawn) == 30
    assert set(drawn) <= set(range(50, 150))


def test_a_draw_of_more_than_there_is_takes_all() -> None:
    assert draw_rows(np.arange(5), 30, seed=1).tolist() == [0, 1, 2, 3, 4]


def test_visitors_are_numbered_in_order_of_appearance() -> None:
    assert visitor_codes(["b", "a", "b", "c"]).tolist() == [0, 1, 0, 2]
