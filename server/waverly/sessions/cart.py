"""What a session knows of the shopper's cart. An amount that nobody stated is unknown, never 0."""

from waverly.sessions.state import SessionState


def cart_shown(
    state: SessionState, items: int | None, value: float | None, currency: str | None
) -> None:
    """Take over what the shop shows of the cart.

    A shop that shows no amount leaves the known one standing while the number of items is the same, and one
    that shows no number leaves both: nobody said that the cart is empty.
    """
    known = state.cart_items if items is None else items
    if value is not None:
        _worth(state, value, currency)
    elif items == 0:
        _worth(state, 0.0)
    elif known != state.cart_items:
        _worth(state, None)
    state.cart_items = known


def put_into_cart(
    state: SessionState, quantity: int, price: float | None, currency: str | None
) -> None:
    """Add items: without a price, or at a price in another currency, the amount is no longer known."""
    state.cart_items += quantity
    known = state.cart_currency
    if state.cart_value is None or price is None or (known and currency and known != currency):
        _worth(state, None)
    else:
        _worth(state, state.cart_value + price * quantity, currency or known)


def take_from_cart(state: SessionState, quantity: int) -> None:
    """Remove items, whose price nobody tells: only an empty cart is of a known amount."""
    left = state.cart_items - quantity
    _worth(state, None if left else 0.0)  # below 0, the cart held more than was known of
    state.cart_items = max(0, left)


def empty_cart(state: SessionState) -> None:
    """Forget what was in the cart: it was bought."""
    state.cart_items = 0
    _worth(state, 0.0)


def _worth(state: SessionState, value: float | None, currency: str | None = None) -> None:
    state.cart_value = value
    state.cart_currency = currency
