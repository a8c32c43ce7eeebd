"""What an event means as an outcome: the few things a report counts."""

from waverly.sessions import SessionState
from waverly.sessions.fold import at_server
from waverly.storage import Outcome
from waverly.wire import Event
from waverly.wire.commerce import AddToCart, CheckoutStarted, Purchased
from waverly.wire.interactions import (
    OverlayDismissed,
    OverlayEngaged,
    OverlayExposed,
    OverlayFailed,
)


def outcome_of(event: object, state: SessionState) -> Outcome | None:
    """Return the outcome an event is, or None. Its key makes it count once, whoever reports it."""
    if not isinstance(event, Event):
        return None
    at = at_server(state, event)
    once = f"{state.id}:{state.view}:{event.seq}"
    match event:
        case Purchased():
            return Outcome(
                kind="purchased",
                key=event.order,
                at=at,
                value=event.value,
                currency=event.currency,
            )
        case AddToCart():
            value = None if event.price is None else event.price * event.quantity
            return Outcome(
                kind="add_to_cart", key=once, at=at, value=value, currency=event.currency
            )
        case CheckoutStarted():
            return Outcome(kind="checkout_started", key=once, at=at, value=event.value)
        case OverlayExposed():
            return Outcome(
                kind="overlay_exposed", key=event.decision, at=at, decision=event.decision
            )
        case OverlayEngaged():
            return Outcome(kind="overlay_engaged", key=once, at=at, decision=event.decision)
        case OverlayDismissed():
            return Outcome(
                kind="overlay_dismissed", key=event.decision, at=at, decision=event.decision
            )
        case OverlayFailed():
            return Outcome(
                kind="overlay_failed", key=event.decision, at=at, decision=event.decision
            )
        case _:
            return None
