"""A checkout step's own pace: what those need who get through it."""

import pytest

from tests.support.a_thousand_visits import a_visit
from tests.support.builders import NOW
from waverly.reporting.capture.paces import (
    FASTEST_MS,
    LEAST_VIEWS,
    SLOWEST_MS,
    paces_of,
    paces_said,
)
from waverly.storage.measured.visit_rows import View, Visit


def a_checkout(number: int, *steps: tuple[str, int], bought: bool = True) -> Visit:
    """Return a visit that spent some active seconds on each step of the checkout."""
    views = (
        View(at=NOW, type="checkout", stage=stage, active_ms=seconds * 1000)
        for stage, seconds in steps
    )
    orders = (f"order-{number}",) if bought else ()
    return a_visit(f"visit-{number}", views=tuple(views), orders=orders)


def test_nine_of_ten_who_went_on_were_done_by_then() -> None:
    visits = [a_checkout(n, ("address", 1 + n % 100), ("payment", 30)) for n in range(400)]
    assert paces_of(visits) == {"address": 90_900, "payment": 30_000}


def test_those_who_left_say_nothing_of_the_pace() -> None:
    stayed = [a_checkout(n, ("payment", 30)) for n in range(LEAST_VIEWS)]
    left = [a_checkout(-n, ("payment", 170), bought=False) for n in range(LEAST_VIEWS)]
    assert paces_of([*stayed, *left]) == {"payment": 30_000}


def test_a_few_views_are_no_pace() -> None:
    assert paces_of([a_checkout(n, ("payment", 30)) for n in range(LEAST_VIEWS - 1)]) == {}


def test_the_quickest_and_the_slowest_steps_have_bounds() -> None:
    visits = [a_checkout(n, ("express", 2), ("forms", 900)) for n in range(LEAST_VIEWS)]
    assert paces_of(visits) == {"express": FASTEST_MS, "forms": SLOWEST_MS}


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "How long your shoppers take is not known of any"),
        (1, "At 1 checkout step it"),
        (3, "At 3 checkout steps"),
    ],
)
def test_the_night_says_what_a_pace_is_for(count: int, said: str) -> None:
    assert paces_said(count).startswith(said)
    assert "stall" in paces_said(count)
