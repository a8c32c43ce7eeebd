"""A visitor's history: what a session's opening snapshot is made from."""

import msgspec
from msgspec import Struct
from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.sessions import RECENT_MS, Profile, Seen, Shown
from waverly.storage.letter_rows import letter_times
from waverly.storage.link_rows import person_of
from waverly.storage.store import Store
from waverly.storage.tables import MET, decisions, outcomes, sessions

LATEST_SEEN = 20
"""Showings a budget of attention may need to look back on; more than any budget pays for."""


class _Overlay(Struct, frozen=True):
    format: str = "corner"


class _Shown(Struct, frozen=True):
    overlay: _Overlay


class _Record(Struct, frozen=True):
    """The part of a record that says how it was shown."""

    shown: _Shown | None = None


_records = msgspec.json.Decoder(_Record)


async def profile_of(store: Store, site: str, visitor: str, *, at: int) -> Profile:
    """Return what is known of a visitor at `at` (milliseconds); an empty profile for a new one."""
    visits = select(
        func.count(),
        func.min(sessions.c.opened_at),
        func.max(sessions.c.opened_at),
        func.count(case((sessions.c.opened_at > at - RECENT_MS, 1))),
    ).where(sessions.c.site == site, sessions.c.visitor == visitor)
    async with store.read() as connection:
        person = await person_of(connection, site, visitor)
        linked = "" if person == visitor else person
        count, first_at, last_at, recent = (await connection.execute(visits)).one()
        if not count:
            return Profile(person=linked)
        totals = await _outcome_totals(connection, site, visitor)
        shown = await _shown(connection, site, visitor)
        seen = await _seen(connection, site, visitor, person)
    orders, revenue, last_order_at = totals.get("purchased", (0, 0.0, None))
    return Profile(
        visits=count,
        recent_visits=recent,
        first_at=first_at,
        last_at=last_at,
        orders=orders,
        revenue=revenue,
        last_order_at=last_order_at,
        overlays_shown=sum(entry.times for entry in shown.values()),
        overlays_dismissed=totals.get("overlay_dismissed", (0, 0.0, None))[0],
        overlays_engaged=totals.get("overlay_engaged", (0, 0.0, None))[0],
        shown=shown,
        seen=seen,
        person=linked,
    )


async def _outcome_totals(
    connection: AsyncConnection, site: str, visitor: str
) -> dict[str, tuple[int, float, int | None]]:
    statement = (
        select(
            outcomes.c.kind,
            func.count(),
            func.coalesce(func.sum(outcomes.c.value), 0.0),
            func.max(outcomes.c.at),
        )
        .where(outcomes.c.site == site, outcomes.c.visitor == visitor)
        .group_by(outcomes.c.kind)
    )
    return {
        kind: (count, value, last)
        for kind, count, value, last in await connection.execute(statement)
    }


async def _shown(connection: AsyncConnection, site: str, visitor: str) -> dict[str, Shown]:
    dismissed_at = func.max(case((outcomes.c.kind == "overlay_dismissed", outcomes.c.at)))
    statement = (
        select(
            decisions.c.arm,
            func.count(decisions.c.id.distinct()),
            func.max(decisions.c.at),
            dismissed_at,
        )
        .outerjoin(
            outcomes,
            outcomes.c.decision == decisions.c.id,
        )
        .where(
            decisions.c.site == site,
            decisions.c.visitor == visitor,
            MET,
        )
        .group_by(decisions.c.arm)
    )
    return {
        arm: Shown(times=times, last_at=last_at, dismissed_at=dismissed)
        for arm, times, last_at, dismissed in await connection.execute(statement)
    }


async def _seen(
    connection: AsyncConnection, site: str, visitor: str, person: str
) -> tuple[Seen, ...]:
    statement = (
        select(decisions.c.at, decisions.c.record)
        .where(
            decisions.c.site == site,
            decisions.c.visitor == visitor,
            MET,
        )
        .order_by(decisions.c.at.desc())
        .limit(LATEST_SEEN)
    )
    rows = [(at, _records.decode(record)) for at, record in await connection.execute(statement)]
    overlays = [
        Seen(at=at, format="corner" if found.shown is None else found.shown.overlay.format)
        for at, found in rows
    ]
    mails = [Seen(at=at, format="mail") for at in await letter_times(connection, site, person)]
    return tuple(sorted(overlays + mails, key=lambda each: each.at)[-LATEST_SEEN:])
