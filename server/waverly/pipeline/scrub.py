"""Removes everything personal from a journalled batch, and keeps what is needed to decide again.

Visitor, session and views get plain names, orders are numbered, search queries and page
addresses are blanked out. What the shop itself says (products, prices, kinds of pages) stays.
"""

from collections.abc import Mapping

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from waverly.wire import Event, Page, read_batch
from waverly.wire.commerce import Purchased, Searched
from waverly.wire.moments import FrictionSearch

VISITOR = "visitor"
SESSION = "session"
BLOT = "…"


class Names(Struct, kw_only=True):
    """Plain names for the views, orders and decisions of one session, given as they come."""

    views: dict[str, str] = {}
    orders: dict[str, str] = {}
    decisions: dict[str, str] = {}

    def view(self, name: str) -> str:
        """Return a view's plain name."""
        return self.views.setdefault(name, f"view-{len(self.views) + 1}")

    def order(self, name: str) -> str:
        """Return an order's plain name."""
        return self.orders.setdefault(name, f"order-{len(self.orders) + 1}")


def scrubbed(body: bytes, names: Names) -> bytes:
    """Return a batch's body without anything personal. Events of unknown kinds keep only their kind."""
    batch, events = read_batch(body)
    plain: list[Mapping[str, object]] = [
        *(msgspec.to_builtins(_plain_event(event, names)) for event in events.good),
        *({"kind": each.kind, "seq": each.seq, "at": each.at} for each in events.unknown),
    ]
    clean = replace(
        batch,
        visitor=VISITOR,
        session=SESSION,
        view=names.view(batch.view),
        page=None if batch.page is None else _plain_page(batch.page),
        events=[msgspec.Raw(msgspec.json.encode(event)) for event in plain],
    )
    return msgspec.json.encode(clean)


def _plain_page(page: Page) -> Page:
    query = None if page.query is None else BLOT
    return replace(page, path="/", query=query)


def _plain_event(event: Event, names: Names) -> Event:
    match event:
        case Searched() | FrictionSearch():
            return replace(event, query=None if event.query is None else BLOT)
        case Purchased():
            return replace(event, order=names.order(event.order))
    decision = getattr(event, "decision", None)
    if isinstance(decision, str):
        return replace(event, decision=names.decisions.get(decision, BLOT))
    return event
