"""Brings the sums up to date with the journal, a turn at a time; also makes them all anew.

A turn reads outside of any transaction, then writes everything in one short one, which begins by
moving the site's progress on from where the turn began. When another process did that first, the
turn is thrown away: sums are changed once, however many processes try.

What a person adds to the sums is a function of what is stored of them, so the sums are always equal
to those made anew: the old contribution is taken back and the new one added, in whole numbers. What is no
longer kept goes on adding what it added when it went (`forgetting`).
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from waverly.reporting.measuring.amounts import Rates
from waverly.reporting.measuring.contributions import change
from waverly.reporting.measuring.enrol import HoldoutOf, PersonHistory, enrol, is_enrolled
from waverly.reporting.measuring.holdouts import holdouts
from waverly.reporting.measuring.recipe import Recipe, recipe_of
from waverly.reporting.measuring.summarise import summarise
from waverly.sessions.state import IDLE_LIMIT_MS
from waverly.storage import Store
from waverly.storage.log.outcome_rows import Happened, outcomes_of
from waverly.storage.log.session_stream import StoredSession, sessions_named
from waverly.storage.measured.closing_enrolments import closed_keys
from waverly.storage.measured.enrolment_rows import Enrolment, Key, enrolments_of, write_enrolments
from waverly.storage.measured.kept_since_rows import kept_since
from waverly.storage.measured.link_rows import persons_of, visitors_of
from waverly.storage.measured.progress_rows import (
    IN_BULK,
    IN_PASSING,
    Reached,
    arrived,
    buyers_of,
    forget_measures,
    new_links,
    new_outcomes,
    new_refunds,
    reached,
    take_turn,
)
from waverly.storage.measured.refund_rows import refunds_of
from waverly.storage.measured.statistic_rows import Sums, Table, statistics_at, write_statistics
from waverly.storage.measured.visit_rows import Visit, visits_of, write_visits

TRIES = 20
"""Turns lost to other processes before giving up until the next time."""

OnTurn = Callable[[int], None]
"""Called with the journal id reached, for a progress bar."""


class _Touched(Struct, frozen=True, kw_only=True):
    """What a turn has found to be new."""

    visits: list[Visit]
    visitors: set[str]
    now: Reached
    is_last: bool


class _Change(Struct, frozen=True, kw_only=True):
    """What a turn writes."""

    visits: Sequence[Visit]
    enrolments: Sequence[Enrolment]
    gone: Sequence[Key]
    sums: Table


async def catch_up(
    store: Store,
    site: str,
    at: int,
    *,
    idle_ms: int = IDLE_LIMIT_MS,
    on_turn: OnTurn | None = None,
    most_turns: int | None = None,
    rows_a_turn: int = IN_PASSING,
) -> None:
    """Count everything that has settled by `at` (server milliseconds).

    A session counts when nothing was heard of it for `idle_ms`; orders and refunds count at once.
    `most_turns` bounds the time it takes: what is left is counted the next time.
    """
    recipe = await recipe_of(store, site)
    lost = taken = 0
    while lost < TRIES and taken != most_turns:
        start = await reached(store, site)
        if start.recipe != recipe.name and start.turn:
            await forget_measures(store, site)
            continue
        touched = await _look(store, site, start, recipe.name, at - idle_ms, rows_a_turn)
        if touched.now == start:
            return
        if not await _write(store, site, touched, recipe):
            lost += 1
            continue
        taken += 1
        if on_turn is not None:
            on_turn(touched.now.journal)
        if touched.is_last:
            return


async def rebuild(store: Store, site: str, at: int, *, on_turn: OnTurn | None = None) -> None:
    """Delete all sums and recompute them from the journal; reports are incomplete meanwhile."""
    await forget_measures(store, site)
    await catch_up(store, site, at, on_turn=on_turn, rows_a_turn=IN_BULK)


async def _look(
    store: Store, site: str, start: Reached, recipe: str, until: int, most: int
) -> _Touched:
    batches = await arrived(store, site, start.journal, until, most)
    outcomes = await new_outcomes(store, site, start.outcomes.position, most)
    refunds = await new_refunds(store, site, start.refunds.position, most)
    links = await new_links(store, site, start.links.position, most)
    ended = await _ended(store, site, batches.sessions, until)
    visits = await asyncio.to_thread(_summarised, ended)
    visitors = {visit.visitor for visit in visits} | outcomes.about | links.about
    now = Reached(
        turn=start.turn,
        recipe=recipe,
        journal=batches.last,
        outcomes=start.outcomes.moved(outcomes.last, is_full=outcomes.is_full),
        refunds=start.refunds.moved(refunds.last, is_full=refunds.is_full),
        links=start.links.moved(links.last, is_full=links.is_full),
    )
    is_news = now != start
    return _Touched(
        visits=visits,
        visitors=visitors | await buyers_of(store, site, refunds.about),
        now=replace(now, turn=now.turn + 1) if is_news else now,
        is_last=not (batches.is_full or outcomes.is_full or refunds.is_full or links.is_full),
    )


async def _ended(
    store: Store, site: str, sessions: Iterable[str], until: int
) -> list[StoredSession]:
    """Return the sessions with nothing after `until`: the others come up again when they end."""
    found = await sessions_named(store, site, sessions)
    return [each for each in found if _last_at(each) <= until]


def _last_at(stored: StoredSession) -> int:
    """Return the time of a session's last batch; a session that is just being deleted has none."""
    return max((row.received_at for row in stored.rows), default=0)


def _summarised(ended: Iterable[StoredSession]) -> list[Visit]:
    return [summarise(each) for each in ended]


async def _write(store: Store, site: str, touched: _Touched, recipe: Recipe) -> bool:
    found = await _changed(store, site, touched, recipe)
    known = await statistics_at(store, site, found.sums)
    sums = {cell: known.get(cell, Sums()) + more for cell, more in found.sums.items()}
    async with store.write() as connection:
        if not await take_turn(connection, site, touched.now):
            return False
        await write_visits(connection, site, found.visits)
        await write_enrolments(connection, site, found.enrolments, found.gone)
        await write_statistics(connection, site, sums)
    return True


async def _changed(store: Store, site: str, touched: _Touched, recipe: Recipe) -> _Change:
    persons = set((await persons_of(store, site, touched.visitors)).values()) | touched.visitors
    owners = await visitors_of(store, site, persons)
    stored = await visits_of(store, site, {*owners, *touched.visitors})
    fresh = {visit.session: visit for visit in touched.visits}
    outdated = [visit for visit in stored if visit.session in fresh]
    since = await kept_since(store, site)
    known = {visit.session: visit for visit in stored} | fresh
    current = {name: visit for name, visit in known.items() if visit.opened_at >= since}
    people = await _people(store, site, owners, current.values())
    holdout_of = await holdouts(store, site, current.values())
    after = await asyncio.to_thread(_enrolled, people, holdout_of, recipe.rates)
    closed = await closed_keys(store, site, owners)
    after = {key: value for key, value in after.items() if key not in closed}
    before = await enrolments_of(store, site, persons)
    kept = {key for key, value in after.items() if before.get(key) == value}
    old = [value for key, value in before.items() if key not in kept]
    new = [value for key, value in after.items() if key not in kept]
    return _Change(
        visits=touched.visits,
        enrolments=new,
        gone=[key for key in before if key not in after],
        sums=await asyncio.to_thread(
            change, [*old, *outdated], [*new, *touched.visits], recipe.zone
        ),
    )


async def _people(
    store: Store, site: str, owners: dict[str, str], visits: Iterable[Visit]
) -> list[PersonHistory]:
    """Return the persons with a chance to be enrolled, with all that is known of them."""
    by_person: dict[str, list[Visit]] = {}
    for visit in sorted(visits, key=lambda each: (each.opened_at, each.session)):
        if visit.visitor in owners:
            by_person.setdefault(owners[visit.visitor], []).append(visit)
    wanted = {person: theirs for person, theirs in by_person.items() if is_enrolled(theirs)}
    theirs = {visitor for visitor, person in owners.items() if person in wanted}
    outcomes = await outcomes_of(store, site, theirs)
    orders = [each.key for each in outcomes if each.kind == "purchased"]
    refunds = await refunds_of(store, site, orders)
    by_owner: dict[str, list[Happened]] = {}
    for each in outcomes:
        by_owner.setdefault(owners[each.visitor], []).append(each)
    return [
        PersonHistory(
            id=person,
            visits=visits_of_person,
            outcomes=by_owner.get(person, ()),
            refunds=refunds,
        )
        for person, visits_of_person in wanted.items()
    ]


def _enrolled(
    people: Iterable[PersonHistory], holdout_of: HoldoutOf, rates: Rates
) -> dict[Key, Enrolment]:
    found = [each for person in people for each in enrol(person, holdout_of, rates)]
    return {(each.campaign, each.person): each for each in found}
