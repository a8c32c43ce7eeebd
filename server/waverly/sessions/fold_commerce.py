"""How commerce events change a session's state."""

from waverly.sessions.cart import cart_shown, empty_cart, put_into_cart, take_from_cart
from waverly.sessions.fold import at_server, folds
from waverly.sessions.state import SessionState
from waverly.wire import Event
from waverly.wire import commerce as c

MAX_PRODUCTS = 500
"""Distinct products remembered per session: a crawler's visit must stay bounded."""


@folds(c.ViewedProduct)
def _viewed_product(state: SessionState, event: c.ViewedProduct) -> None:
    if event.product in state.products or len(state.products) < MAX_PRODUCTS:
        state.products[event.product] = state.products.get(event.product, 0) + 1
    if event.price is not None:
        state.priced_views += 1
        state.prices_seen += event.price


@folds(c.ViewedListing)
def _viewed_listing(state: SessionState, event: c.ViewedListing) -> None:
    state.listings += 1


@folds(c.AddToCart)
def _add_to_cart(state: SessionState, event: c.AddToCart) -> None:
    state.adds += 1
    state.cart_at = state.cart_at or at_server(state, event)
    _step_forward(state, event)
    put_into_cart(state, event.quantity, event.price, event.currency)


@folds(c.RemoveFromCart)
def _remove_from_cart(state: SessionState, event: c.RemoveFromCart) -> None:
    state.removes += 1
    take_from_cart(state, event.quantity)


@folds(c.ViewedCart)
def _viewed_cart(state: SessionState, event: c.ViewedCart) -> None:
    cart_shown(state, event.items, event.value, event.currency)


@folds(c.CheckoutStarted)
def _checkout_started(state: SessionState, event: c.CheckoutStarted) -> None:
    state.checkout_at = state.checkout_at or at_server(state, event)
    _step_forward(state, event)


@folds(c.CheckoutStep)
def _checkout_step(state: SessionState, event: c.CheckoutStep) -> None:
    state.checkout_at = state.checkout_at or at_server(state, event)
    state.checkout_steps += 1
    _step_forward(state, event)


@folds(c.CouponApplied)
def _coupon_applied(state: SessionState, event: c.CouponApplied) -> None:
    state.coupons += 1


@folds(c.Purchased)
def _purchased(state: SessionState, event: c.Purchased) -> None:
    if event.order in state.order_ids:
        return
    state.order_ids = (*state.order_ids, event.order)
    state.orders += 1
    _step_forward(state, event)
    state.revenue += event.value
    state.bought = (*state.bought, *(line.product for line in event.lines))
    empty_cart(state)
    state.cart_at = None


@folds(c.SupportCaseOpened)
def _support_case_opened(state: SessionState, event: c.SupportCaseOpened) -> None:
    state.case_open = True


@folds(c.SupportCaseClosed)
def _support_case_closed(state: SessionState, event: c.SupportCaseClosed) -> None:
    state.case_open = False


@folds(c.Searched)
def _searched(state: SessionState, event: c.Searched) -> None:
    state.query = event.query or state.query


@folds(c.WishlistAdded, c.Unsubscribed, *c.ELSEWHERE)
def _only_noted(state: SessionState, event: Event) -> None:
    """Wishes, mails and unsubscriptions are read from the journal; of refunds a backend has the word."""


def _step_forward(state: SessionState, event: Event) -> None:
    state.stepped_at = max(state.stepped_at or 0, at_server(state, event))
