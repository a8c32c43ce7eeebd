"""`fold(state, event)`: how a session's events become its state.

One function per kind of event, found by type. Adding a kind without saying how it folds fails
`tests/unit/sessions/test_fold.py`. The same fold runs online, in replay and in training.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from waverly.clock import DAY_MS
from waverly.sessions.cart import cart_shown
from waverly.sessions.facts import BatchArrived, Decided, Fact, SessionOpened
from waverly.sessions.profile import Showing
from waverly.sessions.state import CampaignSum, MomentSum, SessionState, copied
from waverly.sessions.topic import topic_of
from waverly.wire import KIND_OF, Event, Moment, UnknownEvent

AnyEvent = Event | UnknownEvent
Foldable = AnyEvent | Fact
Apply = Callable[[SessionState, Any], None]  # Any: each function takes its own kind
Kind = TypeVar("Kind")

FOLDS: dict[type, Apply] = {}
"""How each type of event changes a session's state."""

MAX_AGE_MS = DAY_MS
"""An event said to be older than this is taken as this old: queues do not outlive a day."""

MAX_EVENTS_PER_SESSION = 20_000
"""Events folded into one session; past it they are journalled only. A busy hour has a few hundred."""

MAX_TOPICS = 16
"""What one kind of moment may be about in a session; our own page names eleven, a forged one any number."""

MAX_VIEWS_REMEMBERED = 64
"""Views whose event numbers are remembered; a retry comes within one or two."""


def folds(*kinds: type) -> Callable[[Callable[[SessionState, Kind], None]], Apply]:
    """Register the decorated function as the way these kinds change a session's state."""

    def register(apply: Callable[[SessionState, Kind], None]) -> Apply:
        for kind in kinds:
            FOLDS[kind] = apply
        return apply

    return register


def fold(state: SessionState, event: Foldable) -> SessionState:
    """Return the state after `event`; the given state is left as it was."""
    return fold_all(state, (event,))


def fold_all(state: SessionState, events: Iterable[Foldable]) -> SessionState:
    """Return the state after all `events`; the given state is left as it was."""
    twin = copied(state)
    for event in events:
        if isinstance(event, Fact):
            apply(twin, event)
        else:
            apply_events(twin, (event,))
    return twin


def apply(state: SessionState, fact: Fact) -> None:
    """Change `state` by a fact of ours.

    With `apply_events` the one place where a state is changed: the pipeline owns the state it passes in.
    """
    FOLDS[type(fact)](state, fact)


def apply_events(state: SessionState, events: Iterable[AnyEvent]) -> list[AnyEvent]:
    """Change `state` by events of the view it is in; return those that had not been seen before."""
    new = _first_times(state, events)
    for event in new:
        if isinstance(event, Moment):
            _add_moment(state, event)
        change = FOLDS.get(type(event))
        if change is not None:
            change(state, event)
    return new


def at_server(state: SessionState, event: Event) -> int:
    """Return when `event` happened by the server's clock, in milliseconds."""
    at = event.at + state.shift_ms
    return max(min(at, state.last_at), state.last_at - MAX_AGE_MS)


def campaign_of(state: SessionState, decision: str) -> CampaignSum | None:
    """Return the running total of the campaign a decision displayed, or None when unknown."""
    name = state.decision_campaigns.get(decision)
    return None if name is None else state.campaigns.setdefault(name, CampaignSum())


def _first_times(state: SessionState, events: Iterable[AnyEvent]) -> list[AnyEvent]:
    known = state.seen.get(state.view, 0)
    room = MAX_EVENTS_PER_SESSION - state.events
    new: list[AnyEvent] = []
    for event in events:
        bit = 1 << event.seq
        if known & bit or len(new) >= room:
            continue
        known |= bit
        new.append(event)
    if new:
        state.seen[state.view] = known
        state.events += len(new)
    return new


def _add_moment(state: SessionState, moment: Moment) -> None:
    kind = KIND_OF[type(moment)]
    total = state.moments.get(kind)
    if total is None:
        total = state.moments[kind] = MomentSum()
    total.times += 1
    total.strength += moment.strength
    total.last_at = at_server(state, moment)
    topic = topic_of(moment)
    if topic is not None and (topic in total.topics or len(total.topics) < MAX_TOPICS):
        total.topics[topic] = total.topics.get(topic, 0.0) + moment.strength


@folds(SessionOpened)
def _session_opened(state: SessionState, fact: SessionOpened) -> None:
    state.opened_at = state.last_at = fact.at
    state.visitor = fact.visitor
    state.profile = fact.profile


@folds(BatchArrived)
def _batch_arrived(state: SessionState, fact: BatchArrived) -> None:
    state.version += 1
    state.last_at = max(state.last_at, fact.received_at)
    state.shift_ms = fact.received_at - fact.sent_at
    state.consent = fact.consent
    if fact.view not in state.seen:
        _open_view(state, fact)
    state.view = fact.view
    if fact.page is not None:
        _read_page(state, fact)


def _open_view(state: SessionState, fact: BatchArrived) -> None:
    state.seen[fact.view] = 0
    state.view_at = fact.received_at
    state.views += 1
    if len(state.seen) > MAX_VIEWS_REMEMBERED:
        oldest = next(iter(state.seen))
        del state.seen[oldest]
        state.view_totals.pop(oldest, None)


def _read_page(state: SessionState, fact: BatchArrived) -> None:
    page = fact.page
    if page is None:
        return
    is_new = not state.seen[fact.view] & 1  # bit 0: this view's page has been counted
    if is_new:
        state.seen[fact.view] |= 1
        state.views_by_type[page.type] = state.views_by_type.get(page.type, 0) + 1
        if page.query is not None or page.type == "search":
            state.searches += 1
            state.empty_searches += page.results == 0
            state.query = page.query or state.query
    cart = page.cart
    # What a view showed before says nothing new: something may have been put in or taken out since.
    if cart is not None and (is_new or cart != state.page.cart):
        cart_shown(state, cart.items, cart.value, cart.currency)
    state.page = page
    state.source = state.source or page.referrer


@folds(Decided)
def _decided(state: SessionState, fact: Decided) -> None:
    state.decided[f"{fact.view}:{fact.seq}"] = fact.decision
    if not fact.displayed:
        return
    state.decision_campaigns[fact.decision] = fact.campaign
    total = state.campaigns.setdefault(fact.campaign, CampaignSum())
    total.displayed += 1
    total.last_at = fact.at
    state.displayed += 1
    state.displayed_at = fact.at
    state.shown = (*state.shown, Showing(at=fact.at, format=fact.format))
