"""Capacity grows with orders and never shrinks."""

from itertools import pairwise

import pytest

from waverly.training.capacity import LARGE, STEPS, capacity_for


def test_the_first_step_holds_up_to_its_bound_and_the_next_from_there() -> None:
    bound, smallest = STEPS[0]
    assert capacity_for(bound - 1) is smallest
    assert capacity_for(bound) is STEPS[1][1]


def test_the_largest_shops_get_the_largest_trees() -> None:
    assert capacity_for(1_000_000) is LARGE


@pytest.mark.parametrize("attribute", ["leaves", "learning_rate", "min_leaf_rows"])
def test_settings_never_shrink_from_step_to_step(attribute: str) -> None:
    steps = [*(capacity for _, capacity in STEPS), LARGE]
    assert all(getattr(a, attribute) <= getattr(b, attribute) for a, b in pairwise(steps))
