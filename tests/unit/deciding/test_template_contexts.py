"""What a campaign says of itself, and whose word on the cart counts."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from tests.support.builders import NOW, a_campaign, an_opportunity
from waverly.catalogue import HeldCart, Known
from waverly.deciding.eligibility import objection_to
from waverly.deciding.template_contexts import template_context_of, with_end_of
from waverly.sessions import Profile, SessionState
from waverly.wire import Cart, Page


@pytest.mark.parametrize(
    ("schedule", "ends_at"),
    [
        ({"end": "2026-10-25"}, datetime(2026, 10, 26, tzinfo=UTC)),
        # Summer time ends that day: it has 25 hours.
        ({"end": "2026-10-25", "zone": "Europe/Vienna"}, datetime(2026, 10, 25, 23, tzinfo=UTC)),
        ({"end": "2026-10-24", "zone": "Europe/Vienna"}, datetime(2026, 10, 24, 22, tzinfo=UTC)),
    ],
)
def test_a_campaign_ends_when_its_last_day_is_over_where_its_clocks_are(
    schedule: dict[str, str], ends_at: datetime
) -> None:
    found = with_end_of(template_context_of(an_opportunity()), a_campaign(schedule=schedule))
    assert found.ends_at == ends_at.timestamp() * 1000


def test_a_campaign_without_a_last_day_has_no_end() -> None:
    assert with_end_of(template_context_of(an_opportunity()), a_campaign()).ends_at is None


TOLD = Cart(items=2, value=80.0, currency="EUR")
KNOWN = Known(held=HeldCart(cart=TOLD, at=NOW))


def cart_with(profile: Profile | None = None, page: Page | None = None, **state: object) -> Cart:
    known = an_opportunity(known=KNOWN)
    opportunity = replace(
        known,
        state=replace(SessionState(), **state),
        page=page or known.page,
        profile=profile or Profile(),
    )
    return template_context_of(opportunity).cart


def test_a_told_cart_stands_in_where_no_page_says_anything() -> None:
    assert cart_with(view_at=NOW + 1) == TOLD


def test_where_the_page_shows_a_cart_the_session_has_the_last_word() -> None:
    # The page was read as the view began; something has been put in since.
    page = Page(type="product", cart=Cart(items=1, value=60.0, currency="EUR", products=("a",)))
    found = cart_with(page=page, cart_items=2, cart_value=120.0, cart_currency="EUR")
    assert found == Cart(items=2, value=120.0, currency="EUR", products=("a",))


def test_the_rule_and_the_words_of_a_decision_mean_the_same_cart() -> None:
    page = Page(type="product", cart=Cart(items=1, value=60.0, currency="EUR"))
    state = replace(SessionState(), cart_items=2, cart_value=120.0, cart_currency="EUR")
    opportunity = replace(an_opportunity(), page=page, state=state)
    assert template_context_of(opportunity).cart.value == 120.0
    assert objection_to(a_campaign(audience={"min_cart_value": 120.0}), opportunity) is None
    objection = objection_to(a_campaign(audience={"min_cart_value": 121.0}), opportunity)
    assert objection is not None
    assert objection.found == "120.00"


@pytest.mark.parametrize(("visits", "value"), [(0, 0.0), (1, None)])
def test_who_was_here_before_may_come_with_a_full_cart(visits: int, value: float | None) -> None:
    unseen = replace(an_opportunity(), profile=Profile(visits=visits))
    assert template_context_of(unseen).cart.value == value
    shown = replace(unseen, page=Page(type="product", cart=Cart(items=0)))
    assert template_context_of(shown).cart.value == 0.0


def test_a_cart_of_unknown_value_is_not_one_of_enough() -> None:
    unknown = replace(
        an_opportunity(), state=replace(SessionState(), cart_items=3, cart_value=None)
    )
    objection = objection_to(a_campaign(audience={"min_cart_value": 1.0}), unknown)
    assert objection is not None
    assert (objection.rule, objection.found) == ("cart_value", "not known")


@pytest.mark.parametrize(
    ("said", "is_newer"),
    [
        ({"cart_items": 1, "stepped_at": NOW + 1}, True),
        ({"stepped_at": NOW + 1}, True),
        ({"cart_items": 1, "stepped_at": NOW - 1, "view_at": NOW - 1}, False),
        ({"cart_items": 1, "view_at": NOW}, True),
        ({"removes": 1, "last_at": NOW + 1}, True),
        ({"profile": Profile(last_order_at=NOW + 1)}, True),
        ({"profile": Profile(last_order_at=NOW - 1)}, False),
    ],
)
def test_the_visit_outweighs_a_told_cart_by_what_is_newer(
    said: dict[str, object], is_newer: bool
) -> None:
    assert (cart_with(**said) == TOLD) != is_newer  # type: ignore[arg-type]


def test_a_told_cart_counts_for_the_least_value_of_an_audience() -> None:
    campaign = a_campaign(audience={"min_cart_value": 80.0})
    assert objection_to(campaign, an_opportunity(known=KNOWN)) is None
    objection = objection_to(campaign, an_opportunity())
    assert objection is not None
    assert (objection.rule, objection.found) == ("cart_value", "0.00")
