"""The result of a comparison of policies: a line for each policy in each world."""

from msgspec import Struct

from waverly.simulation.world import WorldName


class ComparisonLine(Struct, frozen=True, kw_only=True):
    """One policy in one world, means over seasons. `gained` are orders over showing nothing.

    `low` and `high` hold the mean gain with 95%, None with a single season. `regret` are the orders
    the oracle gained more.
    """

    world: WorldName
    policy: str
    seasons: int
    decisions: float
    shown: float
    used: float
    dismissed: float
    orders: float
    gained: float
    low: float | None
    high: float | None
    regret: float
