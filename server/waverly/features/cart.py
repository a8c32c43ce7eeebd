"""The cart and the checkout."""

from waverly.features.registry import MISSING, feature, ratio
from waverly.sessions import Profile, SessionState
from waverly.wire import Page


@feature("cart", "items")
def items(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Items in the cart."""
    return state.cart_items


@feature("cart", "currency units")
def value(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Value of the cart; missing while it is not known."""
    return MISSING if state.cart_value is None else state.cart_value


@feature("cart", "events")
def adds(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Additions to the cart in this session."""
    return state.adds


@feature("cart", "events")
def removes(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Removals from the cart in this session."""
    return state.removes


@feature("cart", "s")
def checkout_age(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Time since the checkout was entered; missing before."""
    if state.checkout_at is None:
        return MISSING
    return max(0, at - state.checkout_at) / 1000


@feature("cart", "steps")
def checkout_steps(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Checkout steps reached."""
    return state.checkout_steps


@feature("cart", "orders")
def ordered(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Orders already placed in this session."""
    return state.orders


@feature("cart", "s")
def age(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Time since the first addition to the cart in this session; missing before, and after an order."""
    return MISSING if state.cart_at is None else max(0, at - state.cart_at) / 1000


@feature("cart", "coupons")
def coupons(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Coupons the store accepted in this session."""
    return state.coupons


@feature("cart", "ratio")
def value_to_usual(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Value of the cart over the visitor's mean order; missing without either."""
    if not profile.orders or state.cart_value is None:
        return MISSING
    return ratio(state.cart_value, profile.revenue / profile.orders)
