"""Sufficient statistics: all that a comparison needs, in a size that does not grow with the visitors.

Sums run over visitors, the unit of assignment. Sample variances divide by n − 1.
"""

from typing import Annotated

from msgspec import Meta, Struct

Count = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=1e-9, le=1 - 1e-9)]
"""A proportion, level or probability far enough from 0 and 1 to compute with."""


class MeanSums(Struct, frozen=True, kw_only=True):
    """n, Σy and Σy² of one group."""

    n: Count
    sum: float
    sum_squares: float

    @property
    def mean(self) -> float:
        """Σy / n; n must not be 0."""
        return self.sum / self.n

    @property
    def variance(self) -> float:
        """Sample variance, never below 0; n must be at least 2."""
        return sample_variance(self.n, self.sum, self.sum_squares)


class OrderCount(Struct, frozen=True, kw_only=True):
    """Visitors of one group and how many of them ordered."""

    n: Count
    orders: Count

    @property
    def rate(self) -> float:
        """Orders per visitor; n must not be 0."""
        return self.orders / self.n

    @property
    def sums(self) -> MeanSums:
        """The same as sums of zeros and ones."""
        return MeanSums(n=self.n, sum=self.orders, sum_squares=self.orders)


ROUNDING = 1e-14
"""A spread this small beside the sums it came from is rounding, not variation."""


def settled(spread: float, scale: float) -> float:
    """`spread`, or exactly 0 when it is negative or lost in the rounding of sums of size `scale`."""
    return spread if spread > ROUNDING * scale else 0.0


def sample_variance(n: int, total: float, total_squares: float) -> float:
    """(Σy² − (Σy)²/n) / (n − 1), with mere rounding, above or below 0, taken as 0."""
    return settled(total_squares - total * total / n, total_squares) / (n - 1)


def sample_covariance(n: int, total_x: float, total_y: float, total_xy: float) -> float:
    """(Σxy − ΣxΣy/n) / (n − 1)."""
    return (total_xy - total_x * total_y / n) / (n - 1)


def too_few_visitors(control: int, treatment: int) -> str | None:
    """The reason when a group has fewer than the two visitors a variance needs, else `None`."""
    for name, n in (("control", control), ("treatment", treatment)):
        if n < 2:
            return f"The {name} group has {n} visitors; at least 2 are needed."
    return None


def too_many_orders(control: OrderCount, treatment: OrderCount) -> str | None:
    """The reason when a group has more ordering visitors than visitors, else `None`."""
    for name, group in (("control", control), ("treatment", treatment)):
        if group.orders > group.n:
            return f"The {name} group has {group.orders} orders by {group.n} visitors."
    return None


IMPOSSIBLE = 1e-9
"""Sums further than this share beyond what any values can have are wrong, not rounded."""


def impossible(group: str, n: int, total: float, squares: float) -> str | None:
    """The reason when no n values have this sum and this sum of squares, else `None`.

    Σy² is never below (Σy)² / n; a group that is would look as if it had no spread at all.
    """
    if total**2 / n <= squares * (1 + IMPOSSIBLE):
        return None
    return (
        f"The {group} group's sum of squares, {squares:g}, is less than any {n:,} values with the "
        f"sum {total:g} can have."
    )


def impossible_pair(  # two variables have five sums
    group: str, n: int, *, a: float, b: float, aa: float, bb: float, ab: float
) -> str | None:
    """The reason when no n pairs have these sums, else `None`: |cov| never exceeds √(var · var)."""
    reason = impossible(group, n, a, aa) or impossible(group, n, b, bb)
    if reason is not None:
        return reason
    shared = ab - a * b / n
    # What is lost in rounding grows with the sums themselves, not with the spread left of them.
    spreads = max(aa - a * a / n, IMPOSSIBLE * aa) * max(bb - b * b / n, IMPOSSIBLE * bb)
    if shared**2 <= spreads * (1 + IMPOSSIBLE):
        return None
    return f"The {group} group's sum of products, {ab:g}, is beyond what its other sums allow."


def incomparable(control: MeanSums, treatment: MeanSums) -> str | None:
    """The reason when two groups of one variable cannot be compared, else `None`."""
    reason = too_few_visitors(control.n, treatment.n)
    for name, each in (("control", control), ("treatment", treatment)):
        reason = reason or impossible(name, each.n, each.sum, each.sum_squares)
    return reason
