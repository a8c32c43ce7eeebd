from tests.support.a_thousand_visits import a_visit
from tests.support.builders import DAY, NOW
from waverly.reporting.journeys.conversion import assists_of, visits_before, ways_to_orders

PURCHASES = {"ann": [NOW + 2 * DAY + 9], "bob": [NOW + 5]}


def test_a_channel_that_touched_but_did_not_close_assists() -> None:
    """Ann comes by search, then by mail twice, and buys on the second; Bob comes and buys."""
    visits = [
        a_visit("a1", visitor="ann", source="search", opened_at=NOW),
        a_visit("a2", visitor="ann", source="email", opened_at=NOW + DAY),
        a_visit("a3", visitor="ann", source="email", opened_at=NOW + 2 * DAY),
        a_visit("b1", visitor="bob", source="direct", opened_at=NOW),
    ]
    orders = ways_to_orders(visits, PURCHASES)
    found = {each.source: (each.closed, each.assisted, each.share) for each in assists_of(orders)}
    assert found == {"email": (1, 0, 0.0), "search": (0, 1, 0.5), "direct": (1, 0, 0.0)}
    assert visits_before(orders) == {1: 1, 3: 1}


def test_a_second_order_in_one_visit_counts_with_it() -> None:
    visit = a_visit("b1", visitor="bob", source="direct", opened_at=NOW)
    orders = ways_to_orders([visit], {"bob": [NOW + 5, NOW + 9]})
    assert visits_before(orders) == {1: 2}
    assert [each.closed for each in assists_of(orders)] == [2]


def test_an_order_without_a_visit_before_it_is_left_out() -> None:
    visit = a_visit("a1", visitor="ann", opened_at=NOW + 9 * DAY)
    assert ways_to_orders([visit], PURCHASES) == []
