"""What there is to tell: moments, decisions and what came of them, from the journal, in plain fields."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from waverly.deciding import NOTHING, Record
from waverly.storage import JournalRow
from waverly.wire import Batch, Event, Moment, read_batch
from waverly.wire.commerce import COMMERCE, Purchased
from waverly.wire.interactions import (
    OverlayAnswered,
    OverlayDismissed,
    OverlayEngaged,
    OverlayExposed,
)
from waverly.wire.texts import is_typed

Topic = Literal["moment", "decision", "overlay", "commerce"]

OVERLAY_EVENTS = (OverlayExposed, OverlayEngaged, OverlayAnswered, OverlayDismissed)
COMMERCE_EVENTS = tuple(COMMERCE)

Group = Literal["shown", "held_out", "nothing"]
"""`held_out` would have been shown; `nothing` drew the arm that shows nothing."""


class News(Struct, frozen=True, kw_only=True):
    """One thing that happened, told once: `key` is its own. `at` is server milliseconds.

    `fields` are numbers and names. Of what a shopper typed, only a coupon the shop accepted is among them.
    """

    key: str
    topic: Topic
    name: str
    site: str
    visitor: str
    session: str
    at: int
    fields: Mapping[str, Any]  # Any: JSON values


class Arm(Struct, frozen=True, kw_only=True):
    """What a decision chose, as every tool is told it."""

    campaign: str
    arm: str
    group: Group


def arm_of(record: Record) -> Arm:
    """Return a decision's campaign, arm and group."""
    if record.arm == NOTHING:
        return Arm(campaign=NOTHING, arm=NOTHING, group="nothing")
    return Arm(
        campaign=record.arm, arm=record.arm, group="held_out" if record.held_out else "shown"
    )


def news_in(row: JournalRow, arms: Mapping[str, Arm]) -> Iterator[News]:
    """Yield what a journalled batch tells; `arms` holds the decisions its overlay events name.

    The store's own people are passed over: they are in no figure.
    """
    batch, events = read_batch(row.body)
    if batch.preview:
        return
    shift_ms = row.received_at - batch.sent_at
    for event in events.good:
        topic = topic_of(event)
        if topic is None:
            continue
        at = event.at + shift_ms
        fields = _untyped(fields_of(event)) | _arm_fields(event, arms) | _page_fields(batch)
        key = _key_of(event, row, batch)
        yield _news(row, batch, key, topic, str(type(event).__struct_config__.tag), at, fields)
    if row.record is not None:
        yield _news(
            row, batch, row.record.id, "decision", "decision", row.record.at, _decided(row.record)
        )


def _key_of(event: Event, row: JournalRow, batch: Batch) -> str:
    """Return what tells an event from others: of an order its number, for a page may tell it again."""
    if isinstance(event, Purchased):
        return f"{row.site}:order:{event.order}"
    return f"{row.session}:{batch.view}:{event.seq}"


def _news(
    row: JournalRow,
    batch: Batch,
    key: str,
    topic: Topic,
    name: str,
    at: int,
    fields: dict[str, Any],
) -> News:
    return News(
        key=key,
        topic=topic,
        name=name,
        site=row.site,
        visitor=batch.visitor,
        session=row.session,
        at=at,
        fields=fields,
    )


def topic_of(event: Event) -> Topic | None:
    """Return what kind of news an event is, or None for one that is nobody else's business."""
    if isinstance(event, Moment):
        return "moment"
    if isinstance(event, OVERLAY_EVENTS):
        return "overlay"
    return "commerce" if isinstance(event, COMMERCE_EVENTS) else None


def decisions_named(rows: Iterable[JournalRow]) -> set[str]:
    """Return the ids of the decisions that the overlay events of journalled batches name."""
    return {
        event.decision
        for row in rows
        for event in read_batch(row.body)[1].good
        if isinstance(event, OVERLAY_EVENTS)
    }


def fields_of(event: Event) -> dict[str, Any]:
    """Return an event's own numbers and names."""
    told: dict[str, Any] = msgspec.to_builtins(event)
    return {name: value for name, value in told.items() if name not in {"kind", "seq", "at"}}


def _untyped(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if not is_typed(name, value)}


def _arm_fields(event: Event, arms: Mapping[str, Arm]) -> dict[str, Any]:
    arm = arms.get(event.decision) if isinstance(event, OVERLAY_EVENTS) else None
    return {} if arm is None else msgspec.structs.asdict(arm)


def _page_fields(batch: Batch) -> dict[str, Any]:
    return {} if batch.page is None else {"page_type": batch.page.type}


def _decided(record: Record) -> dict[str, Any]:
    return {
        "decision": record.id,
        "moment": record.moment,
        "displayed": record.displayed,
        "policy": record.policy,
        **msgspec.structs.asdict(arm_of(record)),
    }
