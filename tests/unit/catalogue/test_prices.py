"""The standard cases of Directive 98/6/EC, article 6a, and those around them."""

import pytest

from tests.support.builders import DAY, NOW
from waverly.catalogue import PricePoint
from waverly.catalogue.prices import in_one_currency, lowest_in, reduction_at

Course = list[tuple[int, float]]


def course(*changes: tuple[int, float], currency: str = "EUR") -> list[PricePoint]:
    """Prices by the day they came into force, counted back from NOW."""
    return [
        PricePoint(at=NOW - days * DAY, price=price, currency=currency) for days, price in changes
    ]


@pytest.mark.parametrize(
    ("changes", "prior"),
    [
        ([(90, 100.0), (5, 80.0)], 100.0),
        ([(90, 80.0), (20, 100.0), (5, 90.0)], 80.0),
        ([(90, 80.0), (40, 100.0), (5, 90.0)], 100.0),
        ([(90, 80.0), (35, 100.0), (5, 90.0)], 100.0),
        ([(90, 80.0), (34, 100.0), (5, 90.0)], 80.0),
        ([(90, 100.0), (20, 90.0), (5, 80.0)], 90.0),
        ([(90, 100.0), (25, 70.0), (24, 100.0), (5, 90.0)], 70.0),
    ],
    ids=[
        "one reduction",
        "80 → 100 → 90",
        "the low lies before the window",
        "it ended just when the window opens",
        "it reached into the window by a day",
        "step by step, strictly",
        "one cheap day counts",
    ],
)
def test_the_prior_price_is_the_lowest_of_the_30_days_before(changes: Course, prior: float) -> None:
    found = reduction_at(course(*changes), NOW)
    assert found is not None and found.prior == prior


def test_step_by_step_may_be_compared_with_the_price_before_the_first_step() -> None:
    points = course((90, 100.0), (20, 90.0), (5, 80.0))
    found = reduction_at(points, NOW, progressive=True)
    assert found is not None and (found.prior, found.since) == (100.0, NOW - 5 * DAY)


def test_a_rise_between_two_falls_begins_anew_even_where_steps_are_allowed() -> None:
    points = course((90, 100.0), (20, 70.0), (10, 95.0), (5, 90.0))
    found = reduction_at(points, NOW, progressive=True)
    assert found is not None and found.prior == 70.0


@pytest.mark.parametrize("changes", [[], [(5, 80.0)], [(90, 80.0), (5, 100.0)]])
def test_a_price_that_did_not_fall_last_is_no_reduction(changes: Course) -> None:
    assert reduction_at(course(*changes), NOW) is None


def test_what_comes_later_is_not_known_yet() -> None:
    points = course((90, 100.0), (5, 80.0))
    assert reduction_at(points, NOW - 6 * DAY) is None


def test_another_currency_is_no_reduction() -> None:
    points = course((90, 100.0)) + course((5, 80.0), currency="CHF")
    assert reduction_at(points, NOW) is None


def test_a_history_is_of_one_currency() -> None:
    euros, crowns = course((90, 129.0)), course((20, 899.0), (5, 849.0), currency="DKK")
    found = reduction_at(euros + crowns, NOW)
    assert found is not None
    assert (found.prior, found.known_days) == (899.0, 15)
    assert in_one_currency(euros + crowns) == crowns
    assert in_one_currency([]) == []


def test_how_far_the_history_reaches_is_told() -> None:
    found = reduction_at(course((12, 100.0), (5, 80.0)), NOW)
    assert found is not None and found.known_days == 7


def test_the_price_in_force_when_a_window_opens_counts() -> None:
    points = course((90, 70.0), (20, 100.0))
    assert lowest_in(points, NOW - 30 * DAY, NOW) == 70.0
    assert lowest_in(points, NOW - 10 * DAY, NOW) == 100.0
    assert lowest_in([], NOW - DAY, NOW) is None
