"""A visitor's events, divided into sessions as they would have been live, in the wire format."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2s

import msgspec
from msgspec import Struct

from waverly.history.past_event import PAGE_VIEWED, PAGES, PastEvent
from waverly.sessions import IDLE_LIMIT_MS, IMPORTED
from waverly.wire import Page
from waverly.wire.commerce import Line
from waverly.wire.page import Product

MAX_EVENTS = 2_000
"""Events of one session that are told; a crawler's visit must stay bounded."""

_encode = msgspec.json.Encoder().encode


class ImportedSession(Struct, frozen=True, kw_only=True):
    """One session of the past. `left_out` events were over the limit."""

    id: str
    visitor: str
    events: tuple[PastEvent, ...]
    left_out: int = 0


def sessionize(
    events: Iterable[PastEvent], site: str, most: int = MAX_EVENTS
) -> Iterator[ImportedSession]:
    """The sessions of one visitor, whose events come in order of time.

    A session ends where the log's own session ends, or after 30 idle minutes. Its id is computed from the
    site, the visitor and its beginning, so the same log gives the same sessions.
    """
    current: list[PastEvent] = []
    left_out = 0
    last_at = 0
    for event in events:
        if current and _is_new(current[-1], last_at, event):
            yield _imported(current, left_out, site)
            current, left_out = [], 0
        if len(current) < most:
            current.append(event)
        else:
            left_out += 1
        last_at = event.at
    if current:
        yield _imported(current, left_out, site)


def _is_new(before: PastEvent, last_at: int, event: PastEvent) -> bool:
    return before.session != event.session or event.at - last_at > IDLE_LIMIT_MS


def _imported(events: Sequence[PastEvent], left_out: int, site: str) -> ImportedSession:
    first = events[0]
    key = f"{site}\n{first.visitor}\n{first.session or ''}\n{first.at}"
    return ImportedSession(
        id=_id(key),
        visitor=first.visitor,
        events=tuple(events),
        left_out=left_out,
    )


def of_its_order(event: PastEvent, site: str) -> ImportedSession:
    """An order as a session of its own, whose id follows from the order."""
    key = f"{site}\n{event.visitor}\norder\n{event.order}"
    return ImportedSession(id=_id(key), visitor=event.visitor, events=(event,))


def _id(key: str) -> str:
    return IMPORTED + blake2s(key.encode(), digest_size=16).hexdigest()


def bodies(imported: ImportedSession, site: str) -> Iterator[tuple[int, bytes]]:
    """When each batch would have arrived, and its body: one for every event."""
    view, seq = 0, 0
    for number, event in enumerate(imported.events):
        opens = number == 0 or event.kind == PAGE_VIEWED or event.kind in PAGES
        view, seq = (view + 1, 1) if opens else (view, seq + 1)
        batch = {
            "v": 1,
            "site": site,
            "visitor": imported.visitor,
            "session": imported.id,
            "view": f"view-{view}",
            "sent_at": event.at,
            "consent": {"analytics": True},
            "events": [] if event.kind == PAGE_VIEWED else [_event(event, seq, imported.id)],
        }
        if opens:
            batch["page"] = _page(event, imported.events[0])
        yield event.at, _encode(batch)


def _page(event: PastEvent, first: PastEvent) -> Page:
    product = None
    if event.product is not None and event.kind == "viewed_product":
        product = Product(
            id=event.product,
            name=event.name,
            price=event.price,
            currency=event.currency,
            category=event.category,
        )
    return Page(
        type=event.page_type or PAGES.get(event.kind, "other"),
        path=event.path or "/",
        product=product,
        query=event.query,
        results=event.results,
        device=event.device or first.device or "desktop",
        referrer=event.referrer or (first.referrer if event is first else None) or "other",
    )


def _event(event: PastEvent, seq: int, session: str) -> dict[str, object]:
    known = {"kind": event.kind, "seq": seq, "at": event.at, **FIELDS[event.kind](event, session)}
    return {name: value for name, value in known.items() if value is not None}


def _viewed(event: PastEvent, session: str) -> dict[str, object]:
    return {
        "product": event.product,
        "name": event.name,
        "price": event.price,
        "currency": event.currency,
        "category": event.category,
    }


def _carted(event: PastEvent, session: str) -> dict[str, object]:
    return {
        "product": event.product,
        "quantity": event.quantity,
        "price": event.price,
        "currency": event.currency,
    }


def _bought(event: PastEvent, session: str) -> dict[str, object]:
    """An order without a number gets its session's id: a second one in the session counts as the same."""
    lines = () if event.product is None else (Line(product=event.product, quantity=event.quantity),)
    return {
        "order": event.order or f"of-{session}"[:64],
        "number": event.number,
        "value": event.value or 0.0,
        "currency": event.currency,
        "lines": lines,
    }


Say = Callable[[PastEvent, str], dict[str, object]]

FIELDS: dict[str, Say] = {
    "viewed_product": _viewed,
    "viewed_listing": lambda event, session: {"listing": event.category},
    "searched": lambda event, session: {"query": event.query, "results": event.results},
    "add_to_cart": _carted,
    "remove_from_cart": lambda event, session: {
        "product": event.product,
        "quantity": event.quantity,
    },
    "viewed_cart": lambda event, session: {"value": event.value, "currency": event.currency},
    "checkout_started": lambda event, session: {"value": event.value, "currency": event.currency},
    "checkout_step": lambda event, session: {"step": event.step or "next"},
    "coupon_applied": lambda event, session: {},
    "purchased": _bought,
    "wishlist_added": lambda event, session: {"product": event.product},
    "support_case_opened": lambda event, session: {},
    "support_case_closed": lambda event, session: {},
    "unsubscribed": lambda event, session: {},
}
"""What each kind says on the wire."""
