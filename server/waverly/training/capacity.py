"""LightGBM's settings by the number of orders: how complex a model a shop's data can support.

LightGBM's defaults (31 leaves, rate 0.1, no randomness) do worse than the plain base rate on a
shop's first two thousand sessions. What helps is small trees, thresholds drawn at random (extremely
randomised trees, Geurts et al. 2006), and more of both only as orders come in. The steps were
chosen on development data by repeated draws of 200 to 8,000 sessions, and are the same for every
shop.
"""

from msgspec import Struct


class Capacity(Struct, frozen=True, kw_only=True):
    """LightGBM settings for one range of shop sizes; early stopping may end before `max_rounds`."""

    leaves: int
    learning_rate: float
    max_rounds: int
    min_leaf_rows: int
    min_group_rows: int
    extra_trees: bool


STEPS: tuple[tuple[int, Capacity], ...] = (
    (
        100,
        Capacity(
            leaves=4,
            learning_rate=0.03,
            max_rounds=200,
            min_leaf_rows=20,
            min_group_rows=20,
            extra_trees=True,
        ),
    ),
    (
        600,
        Capacity(
            leaves=8,
            learning_rate=0.03,
            max_rounds=300,
            min_leaf_rows=20,
            min_group_rows=20,
            extra_trees=True,
        ),
    ),
    (
        5_000,
        Capacity(
            leaves=8,
            learning_rate=0.03,
            max_rounds=600,
            min_leaf_rows=30,
            min_group_rows=50,
            extra_trees=False,
        ),
    ),
    (
        20_000,
        Capacity(
            leaves=16,
            learning_rate=0.05,
            max_rounds=600,
            min_leaf_rows=50,
            min_group_rows=100,
            extra_trees=False,
        ),
    ),
)
"""Pairs of a number of orders and the settings for shops with fewer, smallest first."""

LARGE = Capacity(
    leaves=31,
    learning_rate=0.1,
    max_rounds=300,
    min_leaf_rows=100,
    min_group_rows=100,
    extra_trees=False,
)
"""For shops above the last step."""


def capacity_for(orders: int) -> Capacity:
    """The settings for this many labels of the rarer kind."""
    for below, capacity in STEPS:
        if orders < below:
            return capacity
    return LARGE
