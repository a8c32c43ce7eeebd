"""Which events are outcomes: the few things that reports count."""

from collections.abc import Callable, Iterable
from typing import Any

from waverly.sessions import SessionState
from waverly.sessions.fold import at_server
from waverly.storage import Outcome
from waverly.storage.people.own_people import OWN_VISIT
from waverly.wire import Event, UnknownEvent
from waverly.wire.commerce import AddToCart, CheckoutStarted, Purchased, Unsubscribed
from waverly.wire.interactions import (
    OverlayAnswered,
    OverlayDismissed,
    OverlayEngaged,
    OverlayExposed,
    OverlayFailed,
)


def outcomes_of(events: Iterable[Event | UnknownEvent], state: SessionState) -> tuple[Outcome, ...]:
    """Return the outcomes among events of the view a session is in.

    Its key makes each count only once, whoever reports it.
    """
    return tuple(_outcome(event, state) for event in events if type(event) in OUTCOMES)


def own_visit(state: SessionState, at: int) -> Outcome:
    """Return the outcome that marks a visit by the store's own people, even if it never asked for help."""
    return Outcome(kind=OWN_VISIT, key=state.id, at=at)


def _outcome(event: Any, state: SessionState) -> Outcome:  # Any: of a kind that is an outcome
    once = f"{state.id}:{state.view}:{event.seq}"
    return OUTCOMES[type(event)](event, at_server(state, event), once)


def _purchased(event: Purchased, at: int, once: str) -> Outcome:
    return Outcome(
        kind="purchased",
        key=event.order,
        at=at,
        value=event.value,
        currency=event.currency,
        items=sum(line.quantity for line in event.lines) or None,
        number=event.number,
    )


def _added(event: AddToCart, at: int, once: str) -> Outcome:
    value = None if event.price is None else event.price * event.quantity
    return Outcome(kind="add_to_cart", key=once, at=at, value=value, currency=event.currency)


def _checkout(event: CheckoutStarted, at: int, once: str) -> Outcome:
    return Outcome(
        kind="checkout_started", key=once, at=at, value=event.value, currency=event.currency
    )


def _unsubscribed(event: Unsubscribed, at: int, once: str) -> Outcome:
    return Outcome(kind="unsubscribed", key=once, at=at)


def _exposed(event: OverlayExposed, at: int, once: str) -> Outcome:
    return Outcome(kind="overlay_exposed", key=event.decision, at=at, decision=event.decision)


def _engaged(event: OverlayEngaged | OverlayAnswered, at: int, once: str) -> Outcome:
    return Outcome(kind="overlay_engaged", key=once, at=at, decision=event.decision)


def _dismissed(event: OverlayDismissed, at: int, once: str) -> Outcome:
    return Outcome(kind="overlay_dismissed", key=event.decision, at=at, decision=event.decision)


def _failed(event: OverlayFailed, at: int, once: str) -> Outcome:
    return Outcome(kind="overlay_failed", key=event.decision, at=at, decision=event.decision)


Build = Callable[[Any, int, str], Outcome]  # Any: each is given its own kind of event

OUTCOMES: dict[type[Event], Build] = {
    Purchased: _purchased,
    AddToCart: _added,
    CheckoutStarted: _checkout,
    Unsubscribed: _unsubscribed,
    OverlayExposed: _exposed,
    OverlayEngaged: _engaged,
    OverlayAnswered: _engaged,
    OverlayDismissed: _dismissed,
    OverlayFailed: _failed,
}
"""By kind of event: the function that turns it into an outcome."""
