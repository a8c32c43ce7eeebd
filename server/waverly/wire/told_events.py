"""What a store's backend tells of what happened elsewhere: in its app, in a mail, at the till."""

from collections.abc import Iterable
from typing import Annotated, Any

from msgspec import Meta, Raw, Struct

from waverly.errors.allowed import Refusal
from waverly.errors.fitting import Unfit, fit, json_as
from waverly.wire.checks import check_currency, check_when, check_whom
from waverly.wire.commerce import ALIASES, COMMERCE
from waverly.wire.decode import KINDS
from waverly.wire.event import Event
from waverly.wire.personal import without_personal
from waverly.wire.records import MOST_RECORDS, NOWHERE, Placed, Records, Taken, read_each
from waverly.wire.request import Email
from waverly.wire.scalars import Id, Instant, Name, Source
from waverly.wire.unknown_fields import unknown_fields_in

TELLABLE: dict[str, type[Event]] = {str(kind.__struct_config__.tag): kind for kind in COMMERCE}
"""Kinds a backend may tell. Moments and what is done with an overlay only a page can see."""


class ToldEvent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One event, with the fields of its kind in addition (docs/reference/events.md).

    `id` is the sender's own and makes it count once. `at` is when it happened (milliseconds since 1970). It
    belongs to a `visitor`, which may be the store's own id for a customer, or to an `email`: give one
    of the two.
    """

    id: Id
    kind: Name
    source: Source
    at: Instant
    visitor: Id | None = None
    email: Email | None = None


class ToldEvents(Struct, frozen=True, kw_only=True):
    """`POST /v1/events`: what happened in the store's app, in its mails, at its tills."""

    events: Annotated[tuple[ToldEvent, ...], Meta(max_length=MOST_RECORDS)]


class EventsTaken(Taken, frozen=True, kw_only=True):
    """The answer: what became of each event, and which names are unknown here and how often each came.

    Events with unknown names are kept, too, and so are fields that nothing reads. `without_order` are refunds
    of an order that nobody has reported: they are kept, because it may still come.
    """

    unknown: dict[str, int] = {}
    without_order: Placed = NOWHERE


class Happening(Struct, frozen=True, kw_only=True):
    """An event that was read. `kind` is the store's name for it; `event` is None where nobody knows that.

    `fields` are those of its kind, as they are kept.
    """

    head: ToldEvent
    kind: str
    fields: dict[str, Any]  # Any: of an unknown event nothing is known
    event: Event | None = None


class _Unread(Struct, frozen=True, kw_only=True):
    """The body with its events unread."""

    events: Annotated[list[Raw], Meta(max_length=MOST_RECORDS)]


def read_told_events(body: bytes) -> Records[Happening]:
    """Return the events of a body, and what is wrong with those that cannot be kept.

    Raises `msgspec.DecodeError` when the body is no list of events.
    """
    return read_each(
        "events", json_as(body, _Unread).events, read=_happening, unknown_names=_unknown_names
    )


def event_of(kind: str, fields: dict[str, Any], at: int) -> Event | None:
    """Return the event of some kind with these fields; None where the kind is unknown here."""
    known = TELLABLE.get(kind)
    if known is None:
        return None
    return fit({**fields, "kind": kind, "seq": 1, "at": at}, known)


def _happening(told: dict[str, Any]) -> Happening:
    head = fit(told, ToldEvent)
    check_whom(head.visitor, head.email)
    check_when(head.at, "at")
    kind = ALIASES.get(head.kind, head.kind)
    if kind in KINDS and kind not in TELLABLE:
        sentence = "This is seen by the script alone"
        raise Unfit(Refusal(sentence=sentence, path="kind", found=kind, mend="Leave it out."))
    fields = _beside_the_head(told)
    if isinstance(fields.get("query"), str):
        fields["query"] = without_personal(fields["query"])
    event = event_of(kind, fields, head.at)
    check_currency(getattr(event, "currency", None), "currency")
    return Happening(head=head, kind=kind, fields=fields, event=event)


def _unknown_names(told: object) -> Iterable[str]:
    """Return the fields beside those of its kind; of a kind nobody knows, none."""
    name = told.get("kind") if isinstance(told, dict) else None
    if not isinstance(told, dict) or not isinstance(name, str):
        return ()
    kind = TELLABLE.get(ALIASES.get(name, name))
    return () if kind is None else unknown_fields_in(_beside_the_head(told), kind)


def _beside_the_head(told: dict[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in told if name not in ToldEvent.__struct_fields__}
