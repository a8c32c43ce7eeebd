"""Moments that may still be followed by an order teach only where there is little else."""

import numpy as np

from tests.support.builders import DAY, NOW
from waverly.training.dataset import Dataset
from waverly.training.label_maturity import LEFT_OUT, MATURE_ORDERS, TAKEN, mature


def a_dataset(orders: int, *days_ago: float) -> Dataset:
    """As many rows as days, alternately with and without an order until `orders` are dealt out."""
    size = len(days_ago)
    labels = np.zeros(size)
    labels[:orders] = 1
    names = tuple(f"v{row}" for row in range(size))
    return Dataset(
        matrix=np.arange(2.0 * size).reshape(size, 2),
        labels=labels,
        left=np.zeros(size),
        times=np.array([NOW - int(days * DAY) for days in days_ago]),
        visitors=names,
        prefix_lengths=np.ones(size, dtype=np.int64),
        arms=("nothing",),
        segments={"device": names},
    )


def test_the_last_week_is_left_out_once_the_weeks_before_have_orders_enough() -> None:
    found, why = mature(a_dataset(MATURE_ORDERS, *[9.0] * 150, 7.0, 6.9, 0.1), NOW)
    assert why == LEFT_OUT
    assert len(found.labels) == len(found.visitors) == len(found.segments["device"]) == 151
    assert found.times.max() == NOW - 7 * DAY


def test_with_few_orders_before_all_are_taken_and_it_is_said() -> None:
    known = a_dataset(MATURE_ORDERS - 1, *[9.0] * 150, 0.1)
    assert mature(known, NOW) == (known, TAKEN)


def test_a_log_older_than_a_week_is_taken_whole() -> None:
    known = a_dataset(3, 30.0, 20.0, 8.0)
    assert mature(known, NOW) == (known, "")
