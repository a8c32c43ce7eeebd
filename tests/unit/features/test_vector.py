import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import DAY, NOW, Json, a_moment, a_page, an_event, state_after
from tests.support.strategies import event_lists
from waverly.features import FEATURES, NAMES, vector
from waverly.features.registry import LARGEST_RATIO, Feature, feature, ratio
from waverly.features.weaving import woven
from waverly.sessions import Profile, SessionState
from waverly.wire import Page

pages = st.builds(
    Page,
    type=st.sampled_from(["home", "product", "checkout", "unknown"]),
    width=st.integers(0, 10**6),
)
profiles = st.builds(
    Profile,
    visits=st.integers(0, 99),
    last_at=st.none() | st.integers(0, NOW * 2),
    revenue=st.floats(0, 1e9),
)


def value_of(name: str, state: SessionState, at: int = NOW, **page: object) -> float:
    known = msgspec.convert(a_page(**page), Page)  # type: ignore[arg-type]
    return vector(state, state.profile, known, at)[NAMES.index(name)]


@given(event_lists, profiles, pages, st.integers(0, 10**14 - 1))
def test_every_number_is_finite_or_missing(
    events: list[Json], profile: Profile, page: Page, at: int
) -> None:
    values = vector(state_after(*events), profile, page, at)
    assert len(values) == len(NAMES) == len(FEATURES)
    assert [n for n, v in zip(NAMES, values, strict=True) if math.isinf(v)] == []


@given(event_lists, profiles, pages, st.integers(0, 10**14 - 1))
def test_all_read_at_once_is_each_read_by_itself(
    events: list[Json], profile: Profile, page: Page, at: int
) -> None:
    state = state_after(*events)
    one_by_one = [feature.read(state, profile, page, at) for feature in FEATURES]
    assert repr(vector(state, profile, page, at)) == repr(one_by_one)  # to the last bit; NaN is NaN


@given(event_lists)
def test_nothing_counted_is_below_zero(events: list[Json]) -> None:
    values = vector(state_after(*events), Profile(), Page(), NOW)
    assert [n for n, v in zip(NAMES, values, strict=True) if v < 0] == []


def test_where_a_visit_came_from_is_known_on_every_page_of_it() -> None:
    state = SessionState(source="email")
    assert value_of("context_from_mail", state, referrer="internal") == 1
    assert value_of("context_from_search", state, referrer="search") == 0


def test_the_same_session_has_the_same_vector() -> None:
    state = state_after(a_moment("pause", still_ms=9_000))
    twice = [vector(state, Profile(visits=1, last_at=NOW - DAY), Page(), NOW) for _ in range(2)]
    assert repr(twice[0]) == repr(twice[1])


def test_durations_are_seconds() -> None:
    state = state_after(
        an_event("checkout_started", at=NOW - 30_000), a_moment("pause", 2, still_ms=9_000)
    )
    assert value_of("cart_checkout_age", state) == 30.0
    assert value_of("hesitation_still", state) == 9.0


def test_what_does_not_apply_is_missing_and_not_zero() -> None:
    state = state_after()
    assert math.isnan(value_of("visitor_recency", state))
    assert math.isnan(value_of("cart_checkout_age", state))
    assert math.isnan(value_of("product_in_stock", state))
    assert value_of("product_price", state) == 90.0


@pytest.mark.parametrize(
    ("said", "value"),
    [("in_stock", 1), ("InStock", 1), ("http://schema.org/InStock", 1), ("out_of_stock", 0)],
)
def test_a_product_in_stock_is_known_by_the_word_of_the_script(said: str, value: float) -> None:
    shown = {"id": "zx-elite", "availability": said}
    assert value_of("product_in_stock", state_after(), product=shown) == value


def test_the_hour_and_the_day_are_utc() -> None:
    state = state_after()
    assert round(value_of("context_hour", state), 2) == 14.22
    assert value_of("context_weekday", state) == 0


def test_a_name_cannot_be_given_twice() -> None:
    def age(state: SessionState, profile: Profile, page: Page, at: int) -> float:
        return 0.0

    with pytest.raises(ValueError, match="session_age is defined twice"):
        feature("session", "s")(age)


def test_a_price_is_set_against_those_seen_before() -> None:
    state = state_after(
        an_event("viewed_product", product="a", price=20.0),
        an_event("viewed_product", 2, product="b", price=40.0),
    )
    assert value_of("product_price_to_seen", state, product={"id": "c", "price": 60.0}) == 2.0
    assert math.isnan(value_of("product_price_to_seen", state_after()))


def test_a_cart_has_an_age_until_it_is_bought() -> None:
    add = an_event("add_to_cart", at=NOW - 30_000, product="a", price=9.0)
    assert value_of("cart_age", state_after(add)) == 30.0
    bought = state_after(add, an_event("purchased", 2, order="o", value=9.0))
    assert math.isnan(value_of("cart_age", bought))


@pytest.mark.parametrize(("orders", "tier"), [(0, 0), (1, 1), (2, 2), (4, 2), (5, 3), (90, 3)])
def test_loyalty_has_tiers(orders: int, tier: int) -> None:
    state = state_after()
    state.profile = Profile(orders=orders)
    assert value_of("visitor_loyalty", state) == tier


def test_a_cart_is_set_against_the_visitors_usual_order() -> None:
    state = state_after(an_event("add_to_cart", product="a", price=30.0))
    state.profile = Profile(orders=2, revenue=40.0)
    assert value_of("cart_value_to_usual", state) == 1.5


def test_a_cart_of_unknown_value_is_missing() -> None:
    state = state_after(an_event("add_to_cart", product="a"))
    state.profile = Profile(orders=2, revenue=40.0)
    assert math.isnan(value_of("cart_value", state))
    assert math.isnan(value_of("cart_value_to_usual", state))


def test_moments_are_so_many_seconds_ago() -> None:
    assert value_of("hesitation_last_moment", state_after(a_moment("pause")), NOW + 5_000) == 5.0
    assert value_of("hesitation_last_moment", state_after(a_moment("pause")), NOW - 5_000) == 0.0
    assert math.isnan(value_of("hesitation_last_moment", state_after()))


def test_the_share_of_overlays_used_is_missing_where_none_was_shown() -> None:
    state = state_after()
    state.profile = Profile(overlays_shown=4, overlays_engaged=1)
    assert value_of("visitor_used_share", state) == 0.25
    state.profile = Profile()
    assert math.isnan(value_of("visitor_used_share", state))


@pytest.mark.parametrize("price", [2.2250738585072014e-308, 5e-324, 1e-9])
def test_the_tiniest_prices_give_no_infinities(price: float) -> None:
    state = state_after(
        an_event("viewed_product", product="a", price=price),
        an_event("add_to_cart", 2, product="a", price=30.0),
    )
    state.profile = Profile(orders=3, revenue=price)
    assert value_of("product_price_to_seen", state) == LARGEST_RATIO
    assert not math.isinf(value_of("cart_value_to_usual", state))


def test_a_whole_of_nothing_has_no_ratio() -> None:
    assert math.isnan(ratio(3.0, 0.0))


MISSING = -1.0


def unlike_the_others(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Something that is missing in its own way."""
    return MISSING


def test_a_name_that_means_two_things_is_refused() -> None:
    odd = Feature(name="odd", family="odd", unit="", doc="", read=unlike_the_others)
    with pytest.raises(ValueError, match="odd means its own by MISSING"):
        woven([*FEATURES, odd])
