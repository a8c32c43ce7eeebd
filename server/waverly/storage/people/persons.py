"""The person something is kept about: a visitor with all browsers known to be theirs, or an address."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Select, func, or_, select, union
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.errors import Malformed
from waverly.storage.catalogue.catalogue_tables import offer_confirmations
from waverly.storage.chunks import chunks
from waverly.storage.measured.measured_tables import visitor_links
from waverly.storage.people.contacts.tables import contacts, letters
from waverly.storage.people.named_in_logs import digest_of
from waverly.storage.people.told.cart_tables import told_carts
from waverly.storage.people.told.event_tables import told_events
from waverly.storage.people.told.wish_tables import told_wishes
from waverly.storage.people.wishes.tables import wishes
from waverly.storage.tables import decisions, journal, outcomes, sessions
from waverly.wire.decode import read_kept_batch

LONGEST = 254
"""Characters of the longest address; ids are shorter."""

WHAT_TO_GIVE = (
    "Give a visitor's id, as the browser keeps it under `waverly:visitor`, the number of an order of theirs, "
    "or an address."
)


class PersonQuery(Struct, frozen=True, kw_only=True):
    """Whom somebody asks about: an e-mail address, or (in `visitor`) a visitor's id or an order's number."""

    visitor: str | None = None
    email: str | None = None


class Person(Struct, frozen=True, kw_only=True):
    """Whose rows are meant: those of visitors, and what was handed in under an address.

    `messages` are the keys of what was told of them to other tools, and of letters to them.
    """

    site: str
    visitors: tuple[str, ...]
    email: str | None = None
    messages: tuple[str, ...] = ()


def person_query(identity: str) -> PersonQuery:
    """Return whom an id given by the owner means: what holds an `@` is an address. Raises Malformed."""
    if not identity or len(identity) > LONGEST or "\0" in identity:
        raise Malformed(
            "This is no id and no address",
            place="id",
            value=repr(identity[:40]),
            mend=WHAT_TO_GIVE,
        )
    return PersonQuery(email=identity) if "@" in identity else PersonQuery(visitor=identity)


async def person_of(connection: AsyncConnection, site: str, asked: PersonQuery) -> Person:
    """Return the person who is meant.

    An address stands for the visitors the store named with it (`POST /v1/contacts`) and for whom an imported
    log names by it, not for those in whose browser somebody typed it: that may have been a friend. What is no
    visitor's id may be an order's number, and stands for who placed it.
    """
    if asked.visitor is not None:
        named = await _known_or_placing(connection, site, asked.visitor)
    else:
        named = await _named(connection, site, asked.email or "")
    browsers = await _browsers(connection, site, named)
    known = Person(site=site, visitors=tuple(browsers), email=asked.email)
    browsers |= await _in_logs(connection, site, await known_addresses(connection, known))
    found = replace(known, visitors=tuple(sorted(browsers)))
    return replace(found, messages=tuple(sorted(await _messages(connection, found))))


def is_address(column: ColumnElement[str], email: str) -> ColumnElement[bool]:
    """Return whether a column holds an address, in whatever case it was written."""
    return func.lower(column) == email.lower()


def sessions_of(person: Person) -> Select[tuple[str]]:
    """Return a query for the person's sessions."""
    return select(sessions.c.id).where(
        sessions.c.site == person.site, sessions.c.visitor.in_(person.visitors)
    )


def wishes_of(person: Person) -> ColumnElement[bool]:
    """Return whether a wish is the person's: asked for in their browser, or for their address."""
    theirs: ColumnElement[bool] = wishes.c.visitor.in_(person.visitors)
    if person.email is not None:
        theirs = or_(theirs, is_address(wishes.c.email, person.email))
    return (wishes.c.site == person.site) & theirs


def addresses_of(person: Person) -> Select[str]:
    """Return a query for the addresses the store named the person's visitors with, in small letters."""
    return select(func.lower(contacts.c.email)).where(
        contacts.c.site == person.site, contacts.c.visitor.in_(person.visitors)
    )


async def known_addresses(connection: AsyncConnection, person: Person) -> set[str]:
    """Return the requested address, as it was written, and those the store gave for the person."""
    known = set((await connection.execute(addresses_of(person))).scalars())
    return known if person.email is None else known | {person.email}


async def _named(connection: AsyncConnection, site: str, email: str) -> set[str]:
    """Return the visitors for whom the store gave an address."""
    told = select(contacts.c.visitor).where(
        contacts.c.site == site, is_address(contacts.c.email, email)
    )
    return set((await connection.execute(told)).scalars())


async def _in_logs(connection: AsyncConnection, site: str, addresses: Iterable[str]) -> set[str]:
    """Return the visitors that imported logs identify by some addresses: by digest, or the address itself."""
    found: set[str] = set()
    for part in chunks({name for each in addresses for name in (each, digest_of(each))}):
        stand = (
            select(table.c.visitor).where(table.c.site == site, table.c.visitor.in_(part))
            for table in (sessions, outcomes)
        )
        found |= set((await connection.execute(union(*stand))).scalars())
    return found


_WITH_VISITORS = (
    *(sessions, outcomes, contacts, wishes, visitor_links, offer_confirmations),
    *(told_events, told_carts, told_wishes),
)
"""Where a visitor's id may stand."""


async def _known_or_placing(connection: AsyncConnection, site: str, identity: str) -> set[str]:
    """Return the visitor with an id, or else the one who placed the order with this number.

    Shops write a number with a `#` or without: if it is not found as written, the other way is tried.
    """
    for table in _WITH_VISITORS:
        known = select(table.c.site).where(table.c.site == site, table.c.visitor == identity)
        if (await connection.execute(known.limit(1))).first() is not None:
            return {identity}
    otherwise = identity[1:] if identity.startswith("#") else f"#{identity}"
    for number in filter(None, (identity, otherwise)):
        placed = select(outcomes.c.visitor).where(
            outcomes.c.site == site, outcomes.c.kind == "purchased", outcomes.c.key == number
        )
        either = union(placed, called(site, number))
        if found := set((await connection.execute(either)).scalars()):
            return found
    return {identity}


def called(site: str, number: str) -> Select[tuple[str]]:
    """Return a query for the visitor who placed the order with a displayed number; it has its own index."""
    return select(outcomes.c.visitor).where(outcomes.c.site == site, outcomes.c.number == number)


async def _browsers(connection: AsyncConnection, site: str, visitors: Iterable[str]) -> set[str]:
    known = set(visitors)
    persons = select(visitor_links.c.person).where(
        visitor_links.c.site == site, visitor_links.c.visitor.in_(known)
    )
    linked = select(visitor_links.c.visitor).where(
        visitor_links.c.site == site, visitor_links.c.person.in_(persons)
    )
    return known | set((await connection.execute(linked)).scalars())


async def _messages(connection: AsyncConnection, person: Person) -> set[str]:
    """Return the keys of messages about the person, see `integrations.news` and `wishes`."""
    theirs = journal.c.site == person.site, journal.c.session.in_(sessions_of(person))
    batches = await connection.execute(select(journal.c.session, journal.c.body).where(*theirs))
    keys = {key for session, body in batches for key in _news_keys(session, body)}
    decided = select(decisions.c.id).where(
        decisions.c.site == person.site, decisions.c.session.in_(sessions_of(person))
    )
    written = select(letters.c.key).where(
        letters.c.site == person.site, letters.c.person.in_(person.visitors)
    )
    for statement in (decided, written):
        keys |= set((await connection.execute(statement)).scalars())
    tokens = (await connection.execute(select(wishes.c.token).where(wishes_of(person)))).scalars()
    return keys | {f"wish-{token}" for token in tokens}


def _news_keys(session: str, body: bytes) -> Iterable[str]:
    batch, events = read_kept_batch(body)
    return (f"{session}:{batch.view}:{event.seq}" for event in events.good)
