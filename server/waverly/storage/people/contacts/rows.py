"""Contacts: visitors whose address the store holds, and who agreed to be written to."""

from collections.abc import Iterable, Sequence
from secrets import token_urlsafe
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Row, delete, exists, false, func, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.clock import MINUTE_MS
from waverly.storage.chunks import chunks
from waverly.storage.insert_once import insert_once
from waverly.storage.measured.measured_tables import visitor_links, visits
from waverly.storage.people.contacts.suppressions import suppress, suppressed_at
from waverly.storage.people.contacts.tables import contacts
from waverly.storage.people.erased.marks import refused_among
from waverly.storage.people.persons import is_address
from waverly.storage.store import Store
from waverly.wire.records import Why
from waverly.wire.request import Email
from waverly.wire.scalars import Id, Instant, Name

LEEWAY_MS = 5 * MINUTE_MS
"""How far the clock of who tells may be ahead: as far as is usual for signed requests."""


class Agreed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One visitor's address, and when its owner agreed to letters, or withdrew that.

    An agreement needs `visitor` and `agreed_at`. `withdrawn_at` ends it for everybody with that address; the
    address alone is enough beside it. Times are milliseconds since 1970; the later one applies.
    """

    visitor: Id | None = None
    email: Email
    agreed_at: Instant | None = None
    withdrawn_at: Instant | None = None
    locale: Name | None = None


class Contact(Struct, frozen=True, kw_only=True):
    """A visitor who may be written to. `token` names it in links, `base` is the server's own address."""

    site: str
    visitor: str
    token: str
    email: str
    base: str
    agreed_at: int
    locale: str | None = None
    ended_at: int | None = None


def ended_at_of(told: Agreed) -> int | None:
    """Return when it was taken back; None if it was not, or if the person has agreed again since."""
    at = told.withdrawn_at
    return at if at is not None and at >= (told.agreed_at or 0) else None


async def remember_contacts(
    store: Store, site: str, told: Sequence[Agreed], base: str, now: int
) -> list[Why | None]:
    """Keep what the store says; return why some of it is passed over.

    If the owner of an address took the agreement back, no letters are sent until they agree again, however
    often and with whatever visitor the address is sent. For a visitor who was just erased, only a no is
    stored. A no with a future time counts from now; an agreement with a future time does not count yet.
    """
    told = [_by_now(each, now) for each in told]
    visitors = [each.visitor for each in told if each.visitor is not None]
    async with store.write() as connection:
        refused = await refused_among(connection, site, visitors, now)
        return [
            await _keep(connection, site, each, base, is_refused=each.visitor in refused)
            if (each.agreed_at or 0) <= now
            else "not_yet"
            for each in told
        ]


def _by_now(told: Agreed, now: int) -> Agreed:
    """Return what is told with no instant later than `now`, but for an agreement alone, far beyond."""
    agreed_at, withdrawn_at = told.agreed_at, told.withdrawn_at
    if agreed_at is not None and agreed_at <= now + LEEWAY_MS:
        agreed_at = min(agreed_at, now)
    elif withdrawn_at is not None:
        agreed_at = None
    if withdrawn_at is not None:
        withdrawn_at = min(withdrawn_at, now)
    return replace(told, agreed_at=agreed_at, withdrawn_at=withdrawn_at)


async def _keep(
    connection: AsyncConnection, site: str, told: Agreed, base: str, *, is_refused: bool
) -> Why | None:
    ended_at = ended_at_of(told)
    said_no_at = await suppressed_at(connection, site, told.email) or 0
    if ended_at is None:
        if (told.agreed_at or 0) <= said_no_at:
            return "said_no"
        return "erased" if is_refused else await _keep_of_visitor(connection, site, told, base)
    why: Why | None = None if ended_at > said_no_at else "not_newer"
    if is_refused:
        why = "erased"
    elif told.visitor is not None and told.agreed_at is not None:
        why = await _keep_of_visitor(connection, site, told, base)
    elif told.visitor is not None:
        await _end(connection, site, contacts.c.visitor == told.visitor, ended_at)
    await end_agreements(connection, site, told.email, ended_at)
    return why


async def _keep_of_visitor(
    connection: AsyncConnection, site: str, told: Agreed, base: str
) -> Why | None:
    ended_at = ended_at_of(told)
    values = {
        "email": told.email,
        "locale": told.locale,
        "base": base,
        "agreed_at": told.agreed_at,
        "ended_at": ended_at,
    }
    key = {"site": site, "visitor": told.visitor, "token": token_urlsafe(24)}
    new = await connection.execute(insert_once(connection, contacts), key | values)
    if new.rowcount > 0:
        return None
    is_news = or_(contacts.c.agreed_at < told.agreed_at, false() if ended_at is None else true())
    is_later = or_(contacts.c.ended_at.is_(None), contacts.c.ended_at < _last_word(told))
    known = (contacts.c.site == site, contacts.c.visitor == told.visitor)
    changed = await connection.execute(
        update(contacts).where(*known, is_news, is_later).values(**values)
    )
    return None if changed.rowcount > 0 else "not_newer"


async def contact_of(store: Store, token: str) -> Contact | None:
    """Return the contact a link names, or None."""
    async with store.read() as connection:
        statement = select(contacts).where(contacts.c.token == token)
        row = (await connection.execute(statement)).first()
    return None if row is None else _contact(row)


async def contacts_seen(store: Store, site: str, since: int) -> list[Contact]:
    """Return the contacts who agree, and of whom any browser's visit opened since an instant is counted."""
    own, other = visitor_links.alias(), visitor_links.alias()
    came = exists().where(
        visits.c.site == site, visits.c.visitor == contacts.c.visitor, visits.c.opened_at >= since
    )
    came_elsewhere = exists().where(
        own.c.site == site,
        own.c.visitor == contacts.c.visitor,
        other.c.site == site,
        other.c.person == own.c.person,
        visits.c.site == site,
        visits.c.visitor == other.c.visitor,
        visits.c.opened_at >= since,
    )
    statement = (
        select(contacts)
        .where(contacts.c.site == site, contacts.c.ended_at.is_(None), or_(came, came_elsewhere))
        .order_by(contacts.c.id)
    )
    async with store.read() as connection:
        return [_contact(row) for row in await connection.execute(statement)]


async def count_contacts(store: Store, site: str) -> int:
    """Return how many browsers' owners agree to letters now."""
    statement = select(func.count()).where(contacts.c.site == site, contacts.c.ended_at.is_(None))
    async with store.read() as connection:
        return int((await connection.execute(statement)).scalar_one())


async def end_contacts(store: Store, site: str, email: str, now: int) -> int:
    """Never write to an address again, whatever is sent about it later; return how many contacts had it."""
    statement = (
        update(contacts)
        .where(
            contacts.c.site == site,
            is_address(contacts.c.email, email),
            contacts.c.ended_at.is_(None),
        )
        .values(ended_at=now)
    )
    async with store.write() as connection:
        await suppress(connection, site, email, now)
        return (await connection.execute(statement)).rowcount


async def end_agreements(connection: AsyncConnection, site: str, email: str, at: int) -> None:
    """End what the owner of an address had agreed to by an instant, as `end_contacts` does.

    What they agreed to later holds.
    """
    await suppress(connection, site, email, at)
    await _end(connection, site, is_address(contacts.c.email, email), at)


async def _end(connection: AsyncConnection, site: str, whose: ColumnElement[bool], at: int) -> None:
    await connection.execute(
        update(contacts)
        .where(
            contacts.c.site == site,
            whose,
            contacts.c.ended_at.is_(None),
            contacts.c.agreed_at <= at,
        )
        .values(ended_at=at)
    )


async def ended_contacts(store: Store, site: str, visitors: Iterable[str]) -> dict[str, int]:
    """Return when those of some visitors who took their agreement back did so."""
    found: dict[str, int] = {}
    async with store.read() as connection:
        for part in chunks(visitors):
            statement = select(contacts.c.visitor, contacts.c.ended_at).where(
                contacts.c.site == site,
                contacts.c.visitor.in_(part),
                contacts.c.ended_at.is_not(None),
            )
            found |= {row.visitor: row.ended_at for row in await connection.execute(statement)}
    return found


async def forget_contacts(store: Store, before: int) -> int:
    """Delete contacts that ended before an instant."""
    async with store.write() as connection:
        gone = delete(contacts).where(contacts.c.ended_at < before)
        return (await connection.execute(gone)).rowcount


def _last_word(told: Agreed) -> int:
    return max(told.agreed_at or 0, told.withdrawn_at or 0)


def _contact(row: Row[Any]) -> Contact:  # Any: SQLAlchemy types no columns
    return Contact(**{name: getattr(row, name) for name in Contact.__struct_fields__})
