"""The one query at the beginning of a session: eight small results, one statement, one round trip."""

from functools import partial
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Float,
    LargeBinary,
    String,
    bindparam,
    case,
    func,
    select,
    union_all,
)

from waverly.storage.answer_parts import Columns, Part, part_of
from waverly.storage.measured.measured_tables import visitor_links
from waverly.storage.people.contacts.tables import letters
from waverly.storage.prepared_query import PreparedQuery
from waverly.storage.tables import MET, decisions, outcomes, sessions

COLUMNS: Columns = {
    "name": String(),
    "times": BigInteger(),
    "value": Float(),
    "first_at": BigInteger(),
    "last_at": BigInteger(),
    "more": BigInteger(),
    "content": LargeBinary(),
}
_SITE = bindparam("site", type_=String())
_SESSION = bindparam("session", type_=String())
_VISITOR = bindparam("visitor", type_=String())
_RECENT = bindparam("recent_after", type_=BigInteger())
_LATEST = bindparam("latest", type_=BigInteger())

_part = partial(part_of, COLUMNS)


def _opening() -> Part:
    """The session's visitor (`name`), opening instant (`first_at`) and profile then (`content`)."""
    told = _part(
        "opening",
        name=sessions.c.visitor,
        first_at=sessions.c.opened_at,
        content=sessions.c.opening,
    )
    return told.where(sessions.c.site == _SITE, sessions.c.id == _SESSION)


def _person() -> Part:
    """The person the visitor belongs to (`name`), if they are linked to anybody."""
    return _part("person", name=visitor_links.c.person).where(
        visitor_links.c.site == _SITE, visitor_links.c.visitor == _VISITOR
    )


def _visits() -> Part:
    """How many visits there were, the first, the last, and how many lately (`more`)."""
    opened_at = sessions.c.opened_at
    told = _part(
        "visits",
        times=func.count(),
        first_at=func.min(opened_at),
        last_at=func.max(opened_at),
        more=func.count(case((opened_at > _RECENT, 1))),
    )
    return told.where(sessions.c.site == _SITE, sessions.c.visitor == _VISITOR)


_IS_OWN = (outcomes.c.site == _SITE, outcomes.c.visitor == _VISITOR)


def _orders() -> Part:
    """How many orders there were, what they came to, and the last."""
    told = _part(
        "orders",
        times=func.count(),
        value=func.coalesce(func.sum(outcomes.c.value), 0.0),
        last_at=func.max(outcomes.c.at),
    )
    return told.where(*_IS_OWN, outcomes.c.kind == "purchased")


def _overlays() -> Part:
    """How many overlays were closed (`times`), and how many used (`more`).

    Not by GROUP BY kind: SQLite then takes the index by kind, and reads the outcomes of all visitors.
    """
    told = _part("overlays", times=_count_of("dismissed"), more=_count_of("engaged"))
    return told.where(*_IS_OWN)


def _count_of(what: str) -> ColumnElement[Any]:
    return func.count(case((outcomes.c.kind == f"overlay_{what}", 1)))


_IS_MET = (decisions.c.site == _SITE, decisions.c.visitor == _VISITOR, MET)


def _shown() -> Part:
    """For each campaign met (`name`) how often, the last time, and when it was closed (`more`)."""
    told = _part(
        "shown",
        name=decisions.c.arm,
        times=func.count(decisions.c.id.distinct()),
        last_at=func.max(decisions.c.at),
        more=func.max(case((outcomes.c.kind == "overlay_dismissed", outcomes.c.at))),
    )
    met = told.outerjoin(outcomes, outcomes.c.decision == decisions.c.id).where(*_IS_MET)
    return met.group_by(decisions.c.arm)


def _seen() -> Part:
    """The latest decisions met: when (`last_at`) and their records (`content`)."""
    latest = (
        select(decisions.c.at, decisions.c.record)
        .where(*_IS_MET)
        .order_by(decisions.c.at.desc())
        .limit(_LATEST)
        .subquery()
    )
    return _part("seen", last_at=latest.c.at, content=latest.c.record)


def _letters() -> Part:
    """When the person's latest letters were written (`last_at`)."""
    person = (
        select(visitor_links.c.person)
        .where(visitor_links.c.site == _SITE, visitor_links.c.visitor == _VISITOR)
        .scalar_subquery()
    )
    latest = (
        select(letters.c.at)
        .where(letters.c.site == _SITE, letters.c.person == func.coalesce(person, _VISITOR))
        .order_by(letters.c.at.desc())
        .limit(_LATEST)
        .subquery()
    )
    return _part("letters", last_at=latest.c.at)


BEGINNING = PreparedQuery(
    union_all(
        _opening(), _person(), _visits(), _orders(), _overlays(), _shown(), _seen(), _letters()
    ),
    *("site", "session", "visitor", "recent_after", "latest"),
)
"""`recent_after` is an instant, `latest` the most decisions and letters to look back on."""
