"""Whole tables read row by row in order of time, for exports."""

from collections.abc import AsyncGenerator
from typing import Any, Literal

from msgspec import Struct
from sqlalchemy import Select, Table, and_, func, select

from waverly.storage.measured.measured_tables import enrolments
from waverly.storage.people.told.cart_tables import told_carts
from waverly.storage.people.told.event_tables import told_events
from waverly.storage.people.told.whose import first_named
from waverly.storage.people.told.wish_tables import told_wishes
from waverly.storage.store import Store
from waverly.storage.tables import decisions, journal, outcomes, sessions

FETCH = 2_000

Source = Literal[
    "sessions",
    "decisions",
    "outcomes",
    "journal",
    "enrolments",
    "told_events",
    "told_carts",
    "told_wishes",
]


class Span(Struct, frozen=True, kw_only=True):
    """Which rows: of one site, from `since` up to but not including `until` (milliseconds)."""

    site: str
    since: int
    until: int


async def stream_rows(store: Store, source: Source, span: Span) -> AsyncGenerator[dict[str, Any]]:
    """Yield the rows of a table within a span, by column; memory holds a few thousand at a time.

    `decisions` gives the encoded record, `enrolments` the encoded content, `journal` each batch with its
    visitor; what was told of an address has the visitor the store named with it, and the address stays here.
    Close the generator (`contextlib.aclosing`) when it is not read to the end: it holds a connection.
    """
    statement = _select(source, span).execution_options(yield_per=FETCH)
    async with store.read() as connection:
        async for row in await connection.stream(statement):
            yield dict(zip(row._fields, row, strict=True))


def _select(source: Source, span: Span) -> Select[Any]:
    match source:
        case "sessions":
            names = ("site", "id", "visitor", "opened_at", "device", "referrer")
            statement, at = select(*(sessions.c[name] for name in names)), sessions.c.opened_at
        case "decisions":
            statement, at = select(decisions.c.record), decisions.c.at
        case "outcomes":
            wanted = [
                column for column in outcomes.c if column.name not in {"id", "items", "number"}
            ]
            statement, at = select(*wanted), outcomes.c.at
        case "journal":
            columns = (
                journal.c.site,
                journal.c.session,
                sessions.c.visitor,
                journal.c.received_at,
                journal.c.body,
            )
            of_session = and_(sessions.c.site == journal.c.site, sessions.c.id == journal.c.session)
            statement, at = select(*columns).join(sessions, of_session), journal.c.received_at
        case "enrolments":
            statement, at = select(enrolments.c.site, enrolments.c.content), enrolments.c.at
        case "told_events":
            statement, at = _select_of_persons(told_events, {"email"}), told_events.c.at
        case "told_carts":
            statement, at = (
                _select_of_persons(told_carts, {"email", "key"}),
                told_carts.c.updated_at,
            )
        case "told_wishes":
            statement, at = _select_of_persons(told_wishes, {"email", "key"}), told_wishes.c.at
    site = at.table.c.site
    return statement.where(site == span.site, at >= span.since, at < span.until).order_by(at)


def _select_of_persons(table: Table, without: set[str]) -> Select[Any]:
    """Return the query for a table of what was told, each row under its visitor, without some columns."""
    named = first_named().subquery()
    theirs = func.coalesce(table.c.visitor, named.c.visitor).label("visitor")
    wanted = [column for column in table.c if column.name not in {"id", "visitor", *without}]
    same = and_(named.c.site == table.c.site, named.c.address == table.c.email)
    return select(*wanted, theirs).join_from(table, named, same, isouter=True)
