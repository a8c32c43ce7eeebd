"""For every table with personal data, which rows are older than the kept period.

The tables are those of `belongings`; a test fails for one that is missing here.
"""

from collections.abc import Callable, Mapping

from sqlalchemy import ColumnElement, Table, and_, or_, select

from waverly.storage.catalogue.catalogue_tables import offer_confirmations
from waverly.storage.measured.measured_tables import (
    OPEN,
    enrolments,
    refunds,
    visitor_links,
    visits,
)
from waverly.storage.people.contacts.tables import contacts, letters
from waverly.storage.people.told.cart_tables import told_carts
from waverly.storage.people.told.event_tables import told_events
from waverly.storage.people.told.wish_tables import told_wishes
from waverly.storage.people.wishes.tables import wishes
from waverly.storage.tables import decisions, journal, outbox, outcomes, sessions

Condition = ColumnElement[bool]
OfPast = Callable[[str, int], Condition]
"""Gives which rows of a site are from before an instant (milliseconds), and needed no more."""


def _by(table: Table, column: str) -> OfPast:
    """The rows whose `column` is an instant before."""
    return lambda site, before: (table.c.site == site) & (table.c[column] < before)


def _of_sessions(table: Table) -> OfPast:
    """The rows of sessions that opened before: a session is deleted as a whole."""

    def of_past(site: str, before: int) -> Condition:
        opened = select(sessions.c.id).where(PAST[sessions](site, before))
        return (table.c.site == site) & table.c.session.in_(opened)

    return of_past


def _outcomes(site: str, before: int) -> Condition:
    """Kind by kind, because the index is by kind and time."""
    kinds = select(outcomes.c.kind).where(outcomes.c.site == site).distinct()
    return (outcomes.c.site == site) & outcomes.c.kind.in_(kinds) & (outcomes.c.at < before)


def _enrolments(site: str, before: int) -> Condition:
    """Those under a visitor's id. Closed ones hold a hash, and are needed by every comparison."""
    return (enrolments.c.site == site) & OPEN & (enrolments.c.at < before)


def _contacts(site: str, before: int) -> Condition:
    """An agreement holds while its visitor, or another browser of theirs, still comes."""
    linked = select(visitor_links.c.id).where(
        visitor_links.c.site == site, visitor_links.c.visitor == contacts.c.visitor
    )
    is_gone = and_(~_is_known(site, contacts.c.visitor), ~linked.exists())
    return (contacts.c.site == site) & (contacts.c.agreed_at < before) & is_gone


def _links(site: str, before: int) -> Condition:
    """A link holds while any browser of the person still comes: it says which group they are in."""
    member = visitor_links.alias("member")
    known = select(member.c.id).where(
        member.c.site == site,
        member.c.person == visitor_links.c.person,
        _is_known(site, member.c.visitor),
    )
    old = (visitor_links.c.site == site) & (visitor_links.c.at < before)
    return old & ~known.exists()


def _is_known(site: str, visitor: ColumnElement[str]) -> Condition:
    """Whether something is kept of a visitor's visits, orders, or what they did elsewhere."""
    came = select(sessions.c.id).where(sessions.c.site == site, sessions.c.visitor == visitor)
    did = select(outcomes.c.id).where(outcomes.c.site == site, outcomes.c.visitor == visitor)
    told = select(told_events.c.id).where(
        told_events.c.site == site, told_events.c.visitor == visitor
    )
    return or_(came.exists(), did.exists(), told.exists())


PAST: Mapping[Table, OfPast] = {
    journal: _of_sessions(journal),
    decisions: _of_sessions(decisions),
    visits: _by(visits, "opened_at"),
    sessions: _by(sessions, "opened_at"),
    enrolments: _enrolments,
    outcomes: _outcomes,
    refunds: _by(refunds, "at"),
    outbox: _by(outbox, "queued_at"),
    letters: _by(letters, "at"),
    wishes: _by(wishes, "asked_at"),
    told_events: _by(told_events, "at"),
    told_carts: _by(told_carts, "updated_at"),
    told_wishes: _by(told_wishes, "at"),
    offer_confirmations: _by(offer_confirmations, "until"),
    visitor_links: _links,
    contacts: _contacts,
}
"""In the order they are forgotten in: last what is needed while a later visit is known."""

BY_SESSION = (journal, decisions, visits, sessions)
"""Forgotten together, a session at a time."""
