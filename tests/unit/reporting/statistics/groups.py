"""Obvious groups and hypothesis strategies for them; one home for all statistics tests."""

from hypothesis import strategies as st

from waverly.reporting.statistics.sums import MeanSums, OrderCount


def orders(n: int, ordered: int) -> OrderCount:
    return OrderCount(n=n, orders=ordered)


def zeros_and_ones(n: int, ones: int) -> MeanSums:
    return orders(n, ones).sums


def sums_of(values: list[float]) -> MeanSums:
    return MeanSums(n=len(values), sum=sum(values), sum_squares=sum(value**2 for value in values))


amounts = st.lists(
    st.floats(min_value=0, max_value=1_000).map(lambda value: round(value, 2)),
    min_size=2,
    max_size=30,
)
order_counts = st.integers(2, 5_000).flatmap(
    lambda n: st.integers(0, n).map(lambda ordered: orders(n, ordered))
)
