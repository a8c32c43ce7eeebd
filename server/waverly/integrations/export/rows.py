"""From the database's rows to the exported ones."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from msgspec import Struct

from waverly.deciding import Record
from waverly.integrations.export.schema import (
    DecisionRow,
    EnrolmentRow,
    EventRow,
    OutcomeRow,
    ResultRow,
    SessionRow,
    ToldCartRow,
    ToldEventRow,
    ToldWishRow,
)
from waverly.integrations.news import fields_of, topic_of
from waverly.storage.log.decision_rows import record_in
from waverly.storage.measured.enrolment_rows import Enrolment, enrolment_in
from waverly.storage.measured.export_rows import Source
from waverly.wire import read_batch
from waverly.wire.told_carts import ToldCart, worth_of


def decision_row(record: Record) -> DecisionRow:
    """Return the exported form of a decision."""
    return DecisionRow(
        site=record.site,
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
    batch, events = read_batch(stored["body"])
    shift_ms = stored["received_at"] - batch.sent_at
    return [
        EventRow(
            site=stored["site"],
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
        for event in events.good
    ]


SHARE_UNIT = 10_000
SCORE_UNIT = 1_000_000
AMOUNT_UNIT = 100
"""Enrolments are stored in whole numbers; files hold plain ones."""


def enrolment_row(site: str, e: Enrolment) -> EnrolmentRow:
    """Return the exported form of an enrolment."""
    same = {name: getattr(e, name) for name in _SAME}
    return EnrolmentRow(
        site=site, **same, planned=e.planned / SHARE_UNIT, score=e.score / SCORE_UNIT
    )


_SAME = set(EnrolmentRow.__struct_fields__) - {"site", "planned", "score"}


def result_rows(site: str, e: Enrolment) -> list[ResultRow]:
    """Return what came of an enrolment, a row a metric."""
    rows = []
    for name, value in e.values.items():
        metric, _, currency = name.partition("/")
        rows.append(
            ResultRow(
                site=site,
                campaign=e.campaign,
                person=e.person,
                metric=metric,
                currency=currency,
                value=value / AMOUNT_UNIT if currency else float(value),
            )
        )
    return rows


def _enrolments(row: dict[str, Any]) -> list[EnrolmentRow]:
    return [enrolment_row(row["site"], enrolment_in(row["content"]))]


def _results(row: dict[str, Any]) -> list[ResultRow]:
    return result_rows(row["site"], enrolment_in(row["content"]))


def _told_event(row: dict[str, Any]) -> list[ToldEventRow]:
    kept = {name: value for name, value in row.items() if name not in {"key", "content"}}
    return [ToldEventRow(**kept, id=row["key"], fields=row["content"].decode())]


def _told_cart(row: dict[str, Any]) -> list[ToldCartRow]:
    cart = _cart_of.decode(row["content"])
    return [
        ToldCartRow(
            site=row["site"],
            visitor=row["visitor"],
            updated_at=row["updated_at"],
            told_at=row["told_at"],
            items=sum(line.quantity for line in cart.lines),
            value=worth_of(cart),
            currency=cart.currency,
            lines=msgspec.json.encode(cart.lines).decode(),
        )
    ]


_cart_of = msgspec.json.Decoder(ToldCart)

Make = Callable[[dict[str, Any]], Iterable[Struct]]

ROWS: dict[str, tuple[Source, Make]] = {
    "sessions": ("sessions", lambda row: [SessionRow(**row)]),
    "decisions": ("decisions", lambda row: [decision_row(record_in(row["record"]))]),
    "outcomes": ("outcomes", lambda row: [OutcomeRow(**row)]),
    "events": ("journal", _events_of),
    "enrolments": ("enrolments", _enrolments),
    "results": ("enrolments", _results),
    "told_events": ("told_events", _told_event),
    "told_carts": ("told_carts", _told_cart),
    "told_wishes": ("told_wishes", lambda row: [ToldWishRow(**row)]),
}
"""For each exported table: where its rows are, and what one of them becomes."""
