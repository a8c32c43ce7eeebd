"""Whom a backend's record is about: a visitor, or an address that belongs to no known visitor yet."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Table,
    bindparam,
    func,
    literal,
    select,
    union,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.chunks import chunks
from waverly.storage.measured.measured_tables import visitor_links
from waverly.storage.people.contacts.tables import contacts
from waverly.storage.people.erased.marks import as_address, refused_among

SITE = bindparam("site", type_=String())
_VISITOR = bindparam("visitor", type_=String())


class Named(Protocol):
    """What names a visitor or an address."""

    @property
    def visitor(self) -> str | None:
        """The visitor's id."""

    @property
    def email(self) -> str | None:
        """The address, as it was written."""


class Whose(Struct, frozen=True, kw_only=True):
    """One of the two: a visitor, or an address in small letters."""

    visitor: str | None = None
    email: str | None = None

    @property
    def key(self) -> str:
        """What names them where each has one row."""
        return self.visitor if self.visitor is not None else as_address(self.email or "")


async def whose(
    connection: AsyncConnection, site: str, told: Sequence[Named], now: int
) -> list[Whose | None]:
    """Return of whom each is: of an address, the visitor the store named with it, if any.

    None stands for who was erased a moment ago. Ask it before writing, in the same transaction.
    """
    addresses = {each.email.lower() for each in told if each.email is not None}
    named = await _named_with(connection, site, addresses)
    found = [_whose(each, named) for each in told]
    visitors = {each.visitor for each in found if each.visitor is not None}
    marks = [*visitors, *map(as_address, addresses)]
    refused = await refused_among(connection, site, marks, now)
    return [
        None if {of.visitor, as_address(each.email or "")} & refused else of
        for of, each in zip(found, told, strict=True)
    ]


def _whose(told: Named, named: dict[str, str]) -> Whose:
    if told.email is None:
        return Whose(visitor=told.visitor)
    address = told.email.lower()
    visitor = named.get(address)
    return Whose(email=address) if visitor is None else Whose(visitor=visitor)


def persons() -> Select[str]:
    """Return, for a question asked with `site` and `visitor`, the visitor and who they are linked with."""
    own, other = visitor_links.alias("own"), visitor_links.alias("other")
    linked = select(other.c.visitor).where(
        own.c.site == SITE,
        own.c.visitor == _VISITOR,
        other.c.site == SITE,
        other.c.person == own.c.person,
    )
    found = union(select(_VISITOR.label("visitor")), linked).subquery("persons")
    return select(found.c.visitor)


def named_addresses() -> Select[str]:
    """Return, for the same question, the addresses the store named them with, in small letters."""
    return select(func.lower(contacts.c.email).label("address")).where(
        contacts.c.site == SITE, contacts.c.visitor.in_(persons())
    )


def is_theirs(table: Table) -> ColumnElement[bool]:
    """Return, for the same question, whether a row was told of them or of such an address, by its key."""
    address = named_addresses().subquery("named")
    named = select(literal(as_address("")) + address.c.address)
    # One list of keys: for "visitor or address" SQLite reads what was told of everybody.
    return table.c.key.in_(union(persons(), named))


def first_named() -> Select[Any]:  # Any: SQLAlchemy types no columns
    """Return the visitor the store first named with each address, in small letters, of every site."""
    address = func.lower(contacts.c.email)
    first = select(func.min(contacts.c.id)).group_by(contacts.c.site, address)
    wanted = select(contacts.c.site, contacts.c.visitor, address.label("address"))
    return wanted.where(contacts.c.id.in_(first))


async def _named_with(
    connection: AsyncConnection, site: str, addresses: Iterable[str]
) -> dict[str, str]:
    """Return the visitor the store first named with each of some addresses, by address."""
    found: dict[str, str] = {}
    address = func.lower(contacts.c.email)
    for part in chunks(addresses):
        statement = select(address, contacts.c.visitor).where(
            contacts.c.site == site, address.in_(part)
        )
        for email, visitor in await connection.execute(statement.order_by(contacts.c.id)):
            found.setdefault(email, visitor)
    return found
