"""Every table that holds something of a person, and which of its rows are whose.

A test fails if a table with personal data is missing here, because its rows would be neither exported nor
erased.
"""

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import ColumnElement, Table, or_, select

from waverly.storage.catalogue.catalogue_tables import offer_confirmations
from waverly.storage.chunks import chunks
from waverly.storage.measured.measured_tables import enrolments, refunds, visitor_links, visits
from waverly.storage.people.contacts.tables import contacts, letters
from waverly.storage.people.erased.marks import mark_of
from waverly.storage.people.persons import (
    Person,
    addresses_of,
    is_address,
    sessions_of,
    wishes_of,
)
from waverly.storage.people.told.cart_tables import told_carts
from waverly.storage.people.told.event_tables import told_events
from waverly.storage.people.told.wish_tables import told_wishes
from waverly.storage.people.wishes.tables import wishes
from waverly.storage.tables import decisions, journal, outbox, outcomes, sessions

Condition = ColumnElement[bool]
Theirs = Callable[[Person], Iterator[Condition]]
"""Gives conditions no row meets two of: long lists of keys come in parts."""


def _by(table: Table, column: str) -> Theirs:
    """The rows whose `column` is one of the person's visitors."""

    def theirs(person: Person) -> Iterator[Condition]:
        yield (table.c.site == person.site) & table.c[column].in_(person.visitors)

    return theirs


def _of_sessions(table: Table) -> Theirs:
    """The rows of the person's sessions."""

    def theirs(person: Person) -> Iterator[Condition]:
        yield (table.c.site == person.site) & table.c.session.in_(sessions_of(person))

    return theirs


def _enrolments(person: Person) -> Iterator[Condition]:
    """Also closed ones, which are stored under a hash of the visitor."""
    marks = (mark_of(person.site, visitor) for visitor in person.visitors)
    for part in chunks([*person.visitors, *marks]):
        yield (enrolments.c.site == person.site) & enrolments.c.person.in_(part)


def _refunds(person: Person) -> Iterator[Condition]:
    orders = select(outcomes.c.key).where(
        outcomes.c.site == person.site,
        outcomes.c.kind == "purchased",
        outcomes.c.visitor.in_(person.visitors),
    )
    yield (refunds.c.site == person.site) & refunds.c.order.in_(orders)


def _messages(person: Person) -> Iterator[Condition]:
    for part in chunks(person.messages):
        yield (outbox.c.site == person.site) & outbox.c.key.in_(part)


def _letters(person: Person) -> Iterator[Condition]:
    asked_for = select("wish-" + wishes.c.token).where(wishes_of(person))
    theirs = or_(letters.c.person.in_(person.visitors), letters.c.key.in_(asked_for))
    yield (letters.c.site == person.site) & theirs


def _contacts(person: Person) -> Iterator[Condition]:
    theirs: Condition = contacts.c.visitor.in_(person.visitors)
    if person.email is not None:
        theirs = or_(theirs, is_address(contacts.c.email, person.email))
    yield (contacts.c.site == person.site) & theirs


def _wishes(person: Person) -> Iterator[Condition]:
    yield wishes_of(person)


def _told_in(table: Table) -> Theirs:
    """The rows a backend told of the person, also of an address it named one of the visitors with later."""

    def theirs(person: Person) -> Iterator[Condition]:
        addresses = table.c.email.in_(addresses_of(person))
        told = or_(table.c.visitor.in_(person.visitors), addresses)
        if person.email is not None:
            told = or_(told, table.c.email == person.email.lower())
        yield (table.c.site == person.site) & told

    return theirs


BELONGINGS: Mapping[Table, Theirs] = {
    journal: _of_sessions(journal),
    decisions: _of_sessions(decisions),
    refunds: _refunds,
    outcomes: _by(outcomes, "visitor"),
    visits: _by(visits, "visitor"),
    enrolments: _enrolments,
    outbox: _messages,
    letters: _letters,
    wishes: _wishes,
    told_events: _told_in(told_events),
    told_carts: _told_in(told_carts),
    told_wishes: _told_in(told_wishes),
    contacts: _contacts,
    offer_confirmations: _by(offer_confirmations, "visitor"),
    visitor_links: _by(visitor_links, "visitor"),
    sessions: _by(sessions, "visitor"),
}
"""In the order they are erased in: first what is found by rows of a later table."""
