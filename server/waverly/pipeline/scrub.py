"""Removes everything personal from a journalled batch, and keeps what is needed to decide again.

Visitor, session and views get plain names, and so does whatever names one order, case, coupon or mail.
Search queries and page addresses are blanked out. What the shop itself says (products, prices, kinds of
pages) stays.
"""

from collections.abc import Mapping

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from waverly.wire import Event, Page, read_batch
from waverly.wire.texts import REFERENCES, is_typed

VISITOR = "visitor"
SESSION = "session"
BLOT = "…"


class Pseudonyms(Struct, kw_only=True):
    """Plain names for the views, references and decisions of one session, given as they come.

    What was equal stays equal: an order told twice still counts once.
    """

    views: dict[str, str] = {}
    references: dict[tuple[str, str], str] = {}
    decisions: dict[str, str] = {}

    def view(self, name: str) -> str:
        """Return a view's plain name."""
        return self.views.setdefault(name, f"view-{len(self.views) + 1}")

    def reference(self, field: str, name: str) -> str:
        """Return the plain name of what a field refers to: `order-1`."""
        if field == "decision":
            return self.decisions.get(name, BLOT)
        return self.references.setdefault((field, name), f"{field}-{len(self.references) + 1}")


def scrubbed(body: bytes, names: Pseudonyms) -> bytes:
    """Return a batch's body without anything personal. Events of unknown kinds keep only their kind."""
    batch, events = read_batch(body)
    plain: list[Mapping[str, object]] = [
        *(_plain_event(event, names) for event in events.good),
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


def _plain_event(event: Event, names: Pseudonyms) -> Mapping[str, object]:
    told: dict[str, object] = msgspec.to_builtins(event)
    return {field: _plain(field, value, names) for field, value in told.items()}


def _plain(field: str, value: object, names: Pseudonyms) -> object:
    if is_typed(field, value):
        return BLOT
    return names.reference(field, str(value)) if field in REFERENCES else value
