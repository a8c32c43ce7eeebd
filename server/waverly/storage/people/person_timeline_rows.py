"""What happened to one person, in all places: visits, orders, and what other systems reported."""

from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Row, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.catalogue import HeldCart
from waverly.storage.measured.measured_tables import refunds
from waverly.storage.measured.refund_rows import Refund, refund_in
from waverly.storage.people.contacts.suppressions import suppressed_at
from waverly.storage.people.contacts.tables import contacts
from waverly.storage.people.kept.belongings import BELONGINGS
from waverly.storage.people.persons import Person, PersonQuery, person_of
from waverly.storage.people.told.cart_rows import held
from waverly.storage.people.told.cart_tables import told_carts
from waverly.storage.people.told.event_tables import told_events
from waverly.storage.people.told.wish_tables import told_wishes
from waverly.storage.store import Store
from waverly.storage.tables import outcomes, sessions
from waverly.wire.told_carts import ToldCart


class VisitOpened(Struct, frozen=True, kw_only=True):
    """A visit to the shop; `id` is its session."""

    at: int
    id: str
    device: str
    referrer: str


class OrderPlaced(Struct, frozen=True, kw_only=True):
    """An order. `session` is empty where the shop's backend told it and no page did."""

    at: int
    id: str
    session: str
    value: float | None
    currency: str | None
    number: str | None = None


class LettersSaid(Struct, frozen=True, kw_only=True):
    """What a person said about letters: yes or no."""

    at: int
    is_yes: bool


class EventTold(Struct, frozen=True, kw_only=True):
    """An event the shop's backend told, with the fields of its kind; `id` is the backend's own."""

    id: str
    at: int
    source: str
    kind: str
    fields: dict[str, Any]  # Any: of an unknown kind nothing is known


class WishChanged(Struct, frozen=True, kw_only=True):
    """A product that was put on a wish list at the store, or taken off."""

    at: int
    product: str
    on_list: bool


Happened = VisitOpened | OrderPlaced | Refund | LettersSaid | EventTold | HeldCart | WishChanged


async def person_timeline_rows(
    store: Store, site: str, asked: PersonQuery, most: int
) -> list[Happened]:
    """Return the latest of what happened to a person, at most `most` of each sort, newest first."""
    async with store.read() as connection:
        person = await person_of(connection, site, asked)
        opened = await _latest(connection, sessions, sessions.c.opened_at, person, most)
        told = await _latest(connection, told_events, told_events.c.at, person, most)
        carts = await _latest(connection, told_carts, told_carts.c.updated_at, person, most)
        wishes = await _latest(connection, told_wishes, told_wishes.c.at, person, most)
        orders = outcomes.c.kind == "purchased"
        placed = await _latest(connection, outcomes, outcomes.c.at, person, most, orders)
        given_back = await _latest(connection, refunds, refunds.c.at, person, most)
        letters = await _letters_said(connection, person, most)
    happened: list[Happened] = [
        *(
            VisitOpened(at=row.opened_at, id=row.id, device=row.device, referrer=row.referrer)
            for row in opened
        ),
        *(
            OrderPlaced(
                at=row.at,
                id=row.key,
                session=row.session,
                value=row.value,
                currency=row.currency,
                number=row.number,
            )
            for row in placed
        ),
        *(refund_in(row) for row in given_back),
        *(
            EventTold(
                id=row.key,
                at=row.at,
                source=row.source,
                kind=row.kind,
                fields=msgspec.json.decode(row.content, type=dict[str, Any]),
            )
            for row in told
        ),
        *(WishChanged(at=row.at, product=row.product, on_list=row.on_list) for row in wishes),
        *letters,
        *(held(msgspec.json.decode(row.content, type=ToldCart)) for row in carts),
    ]
    return sorted(happened, key=lambda each: each.at, reverse=True)


async def _letters_said(
    connection: AsyncConnection, person: Person, most: int
) -> list[LettersSaid]:
    """Return every yes and no once, however many browsers of theirs it is kept of."""
    rows = await _latest(connection, contacts, contacts.c.agreed_at, person, most)
    yes, no = {row.agreed_at for row in rows}, {row.ended_at for row in rows}
    if person.email is not None:
        no.add(await suppressed_at(connection, person.site, person.email))
    return [
        *(LettersSaid(at=at, is_yes=True) for at in yes),
        *(LettersSaid(at=at, is_yes=False) for at in no if at is not None),
    ]


async def _latest(
    connection: AsyncConnection,
    table: Table,
    at: ColumnElement[int],
    person: Person,
    most: int,
    *conditions: ColumnElement[bool],
) -> list[Row[Any]]:  # Any: SQLAlchemy types no columns
    found: list[Row[Any]] = []
    for theirs in BELONGINGS[table](person):
        statement = select(table).where(theirs, *conditions).order_by(at.desc()).limit(most)
        found += (await connection.execute(statement)).all()
    return found
