"""From the database's rows to the exported ones."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from msgspec import Struct

from waverly.deciding import Record
from waverly.integrations.export.schema import DecisionRow, EventRow, OutcomeRow, SessionRow
from waverly.integrations.news import fields_of, topic_of
from waverly.storage.decision_rows import record_in
from waverly.storage.export_rows import Source
from waverly.wire import decode_batch, decode_events


def decision_row(record: Record) -> DecisionRow:
    """Return the exported form of a decision."""
    return DecisionRow(
        id=record.id,
        session=record.session,
        visitor=record.visitor,
        at=record.at,
        moment=record.moment,
        strength=record.strength,
        arm=record.arm,
        propensity=record.propensities.get(record.arm),
        held_out=record.held_out,
        displayed=record.displayed,
        preview=record.preview,
        policy=record.policy,
        model=record.model,
        product=record.product,
        cause=max(record.causes, key=lambda cause: record.causes[cause], default=None),
        p_buy=record.p_buy,
    )


def _events_of(stored: dict[str, Any]) -> list[EventRow]:
    batch = decode_batch(stored["body"])
    shift_ms = stored["received_at"] - batch.sent_at
    return [
        EventRow(
            session=stored["session"],
            visitor=stored["visitor"],
            view=batch.view,
            seq=event.seq,
            at=event.at + shift_ms,
            kind=str(type(event).__struct_config__.tag),
            topic=topic_of(event) or "page",
            preview=batch.preview,
            fields=msgspec.json.encode(fields_of(event)).decode(),
        )
        for event in decode_events(batch.events, stored["body"]).good
    ]


Make = Callable[[dict[str, Any]], Iterable[Struct]]

ROWS: dict[str, tuple[Source, Make]] = {
    "sessions": ("sessions", lambda row: [SessionRow(**row)]),
    "decisions": ("decisions", lambda row: [decision_row(record_in(row["record"]))]),
    "outcomes": ("outcomes", lambda row: [OutcomeRow(**row)]),
    "events": ("journal", _events_of),
}
"""For each exported table: where its rows are, and what one of them becomes."""
