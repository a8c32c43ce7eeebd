"""Sessions that have ended, summed up once, for reports of journeys, funnels and lift."""

import asyncio
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Column, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.chunks import chunks
from waverly.storage.measured.measured_tables import visits
from waverly.storage.people.own_people import own_people
from waverly.storage.store import Store
from waverly.storage.tables import sessions
from waverly.storage.upsert import upsert


class View(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One page view. `step` is how far it is into the funnel, see `reporting.measuring.steps`.

    `stage` is the checkout's own name of its step, `checkout` where it has but one.
    """

    at: int
    type: str = "unknown"
    path: str = "/"
    step: int = 0
    active_ms: int = 0
    product: str | None = None
    name: str | None = None
    stage: str | None = None


class Felt(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One moment: its kind, the view it happened in (by place), and the part of the page."""

    at: int
    kind: str
    view: int
    part: str | None = None
    ms: int = 0


class VisitDecision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One decision in its context. `score` and `cart` were known before anything was shown.

    `rule` is what ruled out every campaign, when one rule did; `global_holdout` the share meant for it;
    `form` the format the help was shown in, or would have been, where the record kept it.
    """

    id: str
    at: int
    moment: str
    arm: str
    view: int
    policy: str
    global_holdout: float
    held_out: str | None = None
    displayed: bool = False
    preview: bool = False
    cause: str | None = None
    score: float | None = None
    cart: bool = False
    rule: str | None = None
    form: str = ""


class Used(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a shopper did with an overlay: the uses of each element, and how long it was open until closed."""

    decision: str
    exposed: bool = False
    dismissed: bool = False
    shown_ms: int = 0
    elements: dict[str, int] = {}


class DoubtfulSearch(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A search that voiced a doubt or found nothing, by class; its `words` were scrubbed in the browser."""

    at: int
    topic: str
    words: str = ""
    product: str | None = None


class Vitals(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The page's own web vitals of one sampled view, with Waverly at work (`watched`) or left out."""

    at: int
    watched: bool
    lcp_ms: int | None = None
    inp_ms: int | None = None
    ttfb_ms: int | None = None
    cls: float | None = None


class Visit(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A session that has ended. `filtered` is `staff` or `robot` for visits that no figure counts."""

    session: str
    visitor: str
    version: int
    opened_at: int
    last_at: int
    device: str = "unknown"
    source: str = "unknown"
    earlier_visits: int = 0
    earlier_orders: int = 0
    views: tuple[View, ...] = ()
    moments: tuple[Felt, ...] = ()
    decisions: tuple[VisitDecision, ...] = ()
    used: tuple[Used, ...] = ()
    doubts: tuple[DoubtfulSearch, ...] = ()
    vitals: tuple[Vitals, ...] = ()
    lite: str | None = None
    """Why the script turned to its lite mode: `save_data` or `long_tasks`."""
    steps: tuple[tuple[int, int], ...] = ()
    """When each deeper step of the funnel was first reached: (instant, step)."""
    orders: tuple[str, ...] = ()
    filtered: str | None = None


class Newest(Struct, frozen=True, kw_only=True):
    """The newest visits of some days, oldest first; `is_cut` when there were more."""

    visits: tuple[Visit, ...]
    is_cut: bool


MOST_VISITS = 50_000
"""Visits read at once: a second or two and some hundred megabytes at most."""

_decoder = msgspec.json.Decoder(Visit)
_encoder = msgspec.json.Encoder()


async def visits_of(store: Store, site: str, visitors: Iterable[str]) -> list[Visit]:
    """Return the summed-up visits of some visitors, oldest first."""
    found = await _visits_with(store, site, visits.c.visitor, visitors)
    return sorted(found, key=lambda visit: (visit.opened_at, visit.session))


async def newest_visits(
    store: Store, site: str, start: int, end: int, *, most: int = MOST_VISITS
) -> Newest:
    """Return the newest visits opened from `start` up to, not including, `end` (server milliseconds)."""
    statement = (
        select(visits.c.content)
        .where(visits.c.site == site, visits.c.opened_at >= start, visits.c.opened_at < end)
        .order_by(visits.c.opened_at.desc(), visits.c.session.desc())
        .limit(most + 1)
    )
    async with store.read() as connection:
        contents = (await connection.execute(statement)).scalars().all()
    found = await asyncio.to_thread(_decoded, contents[:most])
    return Newest(visits=found, is_cut=len(contents) > most)


async def count_unsettled(store: Store, site: str, since: int) -> int:
    """Return how many sessions opened since an instant (milliseconds) are no visits yet.

    They are under way, or have ended and are still to be counted. The store's own people are left out.
    """
    is_counted = select(visits.c.session).where(
        visits.c.site == site, visits.c.session == sessions.c.id
    )
    statement = select(func.count()).where(
        sessions.c.site == site,
        sessions.c.opened_at >= since,
        ~is_counted.exists(),
        sessions.c.visitor.not_in(own_people(site, since)),
    )
    async with store.read() as connection:
        return (await connection.execute(statement)).scalar_one()


async def visits_named(store: Store, site: str, names: Iterable[str]) -> list[Visit]:
    """Return the visits some sessions were summed up as."""
    return await _visits_with(store, site, visits.c.session, names)


async def _visits_with(
    store: Store, site: str, column: Column[str], values: Iterable[str]
) -> list[Visit]:
    found: list[Visit] = []
    async with store.read() as connection:
        for part in chunks(values):
            statement = select(visits.c.content).where(visits.c.site == site, column.in_(part))
            rows = await connection.execute(statement)
            found += [_decoder.decode(row.content) for row in rows]
    return found


def _decoded(newest_first: Sequence[bytes]) -> tuple[Visit, ...]:
    return tuple(_decoder.decode(content) for content in reversed(newest_first))


async def write_visits(connection: AsyncConnection, site: str, found: Sequence[Visit]) -> None:
    """Store visits, in place of what was known of them."""
    rows = [
        {
            "site": site,
            "session": visit.session,
            "visitor": visit.visitor,
            "version": visit.version,
            "opened_at": visit.opened_at,
            "content": _encoder.encode(visit),
        }
        for visit in found
    ]
    await upsert(connection, visits, rows)
