"""Revenue: one giant order decides nothing, currencies stay apart, and the cap is stated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.enrolments import CAMPAIGN, amounts_of, crowd, people, sides_of, table_of
from waverly.reporting.measuring.contributions import bucket_ceiling, bucket_of
from waverly.reporting.results.groups import in_dimension, sides_by
from waverly.reporting.results.net_value import NetValue, net_value_of
from waverly.reporting.results.revenue import Revenue, revenue_of
from waverly.reporting.statistics.capped_revenue import quantile
from waverly.storage.measured.enrolment_rows import Enrolment
from waverly.storage.measured.statistic_rows import WHOLE


def spending(side: str, amounts: list[int], nothing: int, currency: str = "EUR") -> list[Enrolment]:
    buyers = [
        replace(each, values={"purchase": 1, f"revenue/{currency}": amount})
        for each, amount in zip(people(side, len(amounts)), amounts, strict=True)
    ]
    return [*buyers, *people(side, nothing)]


def revenue(*groups: list[Enrolment], currency: str = "EUR") -> Revenue:
    return revenue_of(sides_of(*groups), amounts_of(*groups), currency)


@given(st.integers(1, 10**12))
def test_a_bucket_is_narrow_and_holds_its_amounts(amount: int) -> None:
    bucket = bucket_of(amount)
    assert amount <= bucket_ceiling(bucket) <= amount * (1 + 1 / 32) + 1
    assert bucket_of(bucket_ceiling(bucket)) == bucket


def test_the_cap_is_the_quantile_of_orders_within_a_bucket_and_cuts_as_by_hand() -> None:
    shown = [1_000 + 37 * place for place in range(150)]
    held_out = [1_100 + 41 * place for place in range(60)] + [9_000_000]
    found = revenue(spending("shown", shown, 500), spending("held_out", held_out, 100))
    exact = quantile([float(each) for each in (*shown, *held_out)], 0.99)
    assert found.cap is not None
    assert exact <= found.cap * 100 <= exact * 1.04
    by_hand = sum(min(each, found.cap * 100) for each in held_out) / 100 / 161
    assert found.held_out_mean == pytest.approx(by_hand)
    assert found.uncapped.held_out.mean == pytest.approx(sum(held_out) / 100 / 161)


def test_one_giant_order_decides_nothing() -> None:
    common = [5_000] * 200
    found = revenue(
        spending("shown", [*common, 50_000_000], 600), spending("held_out", [5_000] * 60, 130)
    )
    assert found.capped is not None and found.uncapped.effect is not None
    assert abs(found.capped.absolute.estimate) < 5
    assert found.uncapped.effect.absolute.estimate > 500


def test_revenue_needs_fifty_buyers_on_each_side() -> None:
    found = revenue(spending("shown", [5_000] * 200, 0), spending("held_out", [5_000] * 49, 0))
    assert found.capped is None
    assert (found.unclear or "").startswith("Too early to say: needs 50")


def test_currencies_are_reported_apart() -> None:
    groups = [
        spending("shown", [5_000] * 60, 10),
        spending("shown", [700] * 3, 0, "USD"),
        spending("held_out", [5_000] * 55, 0),
    ]
    assert sides_of(*groups).currencies == ["EUR", "USD"]
    dollars = revenue(*groups, currency="USD")
    assert dollars.shown_mean == pytest.approx(3 * 7 / 73)
    assert dollars.unclear is not None


def worth_of(group: list[Enrolment], times: int) -> tuple[Revenue, NetValue]:
    """Return the revenue of a crowd in which each of a group stands `times`, and its net value."""
    table = crowd(table_of(group), times)
    whole = {cell: sums for cell, sums in table.items() if cell.day == WHOLE}
    sides = sides_by(in_dimension(whole, WHOLE), "campaign")[CAMPAIGN]
    found = revenue_of(sides, in_dimension(whole, "amount"), "EUR")
    net = net_value_of(sides, found)
    assert net is not None
    return found, net


def coming_back(group: list[Enrolment], *, buyers: bool) -> list[Enrolment]:
    """Return them with all those coming back who bought, or all who did not."""
    return [
        replace(each, values={**each.values, "return_visit": int(bool(each.values) == buyers)})
        for each in group
    ]


HELPED = [*spending("shown", [5_000] * 90, 310), *spending("held_out", [5_000] * 60, 340)]


def test_whoever_comes_back_and_buys_is_worth_the_order_once() -> None:
    found, net = worth_of(coming_back(HELPED, buyers=True), 100)
    assert found.capped is not None
    assert net.net.estimate == net.gain
    assert net.net.se == pytest.approx(1000 * found.capped.absolute.se)
    assert [each.difference for each in net.costs] == [0.0] * len(net.costs)


def test_the_worth_of_who_comes_back_without_buying_is_no_surer_than_it_is() -> None:
    """Whoever does not buy comes back, so that each value is 50 or v: its error is known by hand."""
    found, net = worth_of(coming_back(HELPED, buyers=False), 100)
    assert found.capped is not None
    parted = 1000 * found.capped.absolute.se / 50
    assert net.net.se == pytest.approx(parted * (50 + net.visit_value), rel=1e-6)
    assert net.net.se > parted * (50 - net.visit_value)
    by_hand = 1000 * (90 - 60) / 400 * (50 - net.visit_value)
    assert net.net.estimate == pytest.approx(by_hand)


@pytest.mark.parametrize(("fewer", "more"), [("shown", "held_out"), ("held_out", "shown")])
def test_leaving_at_once_costs_and_staying_is_in_the_revenue(fewer: str, more: str) -> None:
    """Of one side nobody leaves at once, of the other all who do not buy."""
    group = [
        replace(each, values={**each.values, "exit_soon": int(not each.values)})
        if each.side == more
        else each
        for each in HELPED
    ]
    _, net = worth_of(group, 100)
    cost = {each.metric: each for each in net.costs}["exit_soon"]
    assert (cost.difference > 0) == (more == "shown")
    lost = 1000 * cost.difference * net.visit_value
    assert cost.cost == pytest.approx(lost if more == "shown" else 0.0)
    assert net.net.estimate == pytest.approx(net.gain - cost.cost)


def test_a_share_that_moved_while_fewer_came_back_costs_nothing() -> None:
    """Half held out while 30% come back, a tenth while 10% do: no side differs in either stretch."""
    group = [
        replace(each, planned=planned, values={**each.values, "return_visit": int(not each.values)})
        if place % 10 < share
        else replace(each, planned=planned)
        for planned, share, shown, held_out in ((5_000, 3, 500, 500), (1_000, 1, 900, 100))
        for side, n in (("shown", shown), ("held_out", held_out))
        for place, each in enumerate(spending(side, [5_000] * (n // 10), n - n // 10))
    ]
    _, net = worth_of(group, 10)
    cost = {each.metric: each for each in net.costs}["return_visit"]
    assert cost.difference == pytest.approx(0.0, abs=1e-12)
    assert net.net.estimate == pytest.approx(0.0, abs=1e-9)


def unbought_returns(group: list[Enrolment], side: str) -> float:
    """Return the share of a side that came back and did not buy."""
    theirs = [each.values for each in group if each.side == side]
    return sum("return_visit" in each and "purchase" not in each for each in theirs) / len(theirs)


def test_more_orders_but_fewer_returning_can_cost_more_than_they_bring() -> None:
    """+2% orders, −4 points of visitors who come back: the net is negative, and flagged."""
    shown = spending("shown", [5_000] * 826, 8_100 - 826)
    held_out = spending("held_out", [5_000] * 190, 1_900 - 190)
    people_back = [
        replace(each, values={**each.values, "return_visit": 1}) if place % 100 < share else each
        for group, share in ((shown, 26), (held_out, 30))
        for place, each in enumerate(group)
    ]
    _, net = worth_of(people_back, 500)
    assert net.gain == pytest.approx(1000 * 50 * (826 / 8_100 - 0.1))
    cost = {each.metric: each.cost for each in net.costs}
    fewer = unbought_returns(people_back, "held_out") - unbought_returns(people_back, "shown")
    assert cost["return_visit"] == pytest.approx(1000 * fewer * net.visit_value)
    assert net.net.estimate < 0
    assert net.is_negative
