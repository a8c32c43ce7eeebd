"""Events a store's backend reports: each once, for a visitor if one is known, or else for an address."""

from collections.abc import Sequence
from functools import partial

import msgspec
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.insert_once import insert_once
from waverly.storage.measured.premature_orders import make_way
from waverly.storage.measured.refund_rows import Refund, insert_refunds
from waverly.storage.people.contacts.rows import end_agreements
from waverly.storage.people.told.event_tables import told_events
from waverly.storage.people.told.remembering import remember_in_parts
from waverly.storage.people.told.whose import Whose, whose
from waverly.storage.record_results import Row, new_by_key, with_gaps
from waverly.storage.store import Store
from waverly.storage.tables import outcomes
from waverly.wire.commerce import Purchased, Refunded, Unsubscribed
from waverly.wire.records import Why
from waverly.wire.told_events import TELLABLE, Happening


async def remember_told_events(
    store: Store, site: str, told: Sequence[Happening], now: int
) -> list[Why | None]:
    """Keep the events not yet known; return why others were passed over. Of one id the first is kept.

    But one stored under an unknown name is replaced by the same event under a known one.
    One said to be later than `now` is taken as of now: that clock is wrong. Those of who was erased a moment
    ago are passed over, all but a goodbye to letters, and those of a time that is no longer kept. An order
    counts as one told by `POST /v1/orders` does, and so does a refund.
    """
    remember = partial(_remember, store, site, now)
    return await remember_in_parts(store, site, told, lambda each: each.head.at, remember)


async def _remember(
    store: Store, site: str, now: int, told: Sequence[Happening]
) -> list[Why | None]:
    async with store.write() as connection:
        for each in told:
            if _ends_letters(each) and each.head.email is not None:
                await end_agreements(connection, site, each.head.email, min(each.head.at, now))
        found = await whose(connection, site, [each.head for each in told], now)
        kept = [(each, of) for each, of in zip(told, found, strict=True) if of is not None]
        rows = [_row(site, each, of, now) for each, of in kept]
        await _make_way(connection, site, [each for each, _ in kept if each.event is not None])
        fates = new_by_key([each.head.id for each, _ in kept], await _insert(connection, rows))
        added = zip(kept, rows, fates, strict=True)
        counted = [_outcome(site, row, each) for (each, _), row, why in added if why is None]
        came = [row for row in counted if row is not None]
        if came:
            await make_way(connection, site, came)
            await connection.execute(insert_once(connection, outcomes), came)
        news = [each for (each, _), why in zip(kept, fates, strict=True) if why is None]
        given_back = [refund for each in news if (refund := _refund(each)) is not None]
        if given_back:
            await insert_refunds(connection, site, given_back, now)
    return with_gaps([of is not None for of in found], fates, "erased")


async def _make_way(connection: AsyncConnection, site: str, told: Sequence[Happening]) -> None:
    """Delete events stored under an unknown name that are now reported under a known one."""
    keys = [each.head.id for each in told]
    of_no_kind = told_events.c.kind.not_in(TELLABLE)
    if keys:
        await connection.execute(
            delete(told_events).where(
                told_events.c.site == site, told_events.c.key.in_(keys), of_no_kind
            )
        )


async def _insert(connection: AsyncConnection, rows: Sequence[Row]) -> set[str]:
    """Insert the rows that are new; return their keys. Of several with one key that is the first."""
    if not rows:
        return set()
    statement = insert_once(connection, told_events).returning(told_events.c.key)
    return set((await connection.execute(statement, rows)).scalars())


def _row(site: str, told: Happening, of: Whose, now: int) -> Row:
    return {
        "site": site,
        "key": told.head.id,
        "visitor": of.visitor,
        "email": of.email,
        "source": told.head.source,
        "kind": told.kind,
        "at": min(told.head.at, now),
        "told_at": now,
        "content": msgspec.json.encode(told.fields),
    }


def _outcome(site: str, row: Row, told: Happening) -> Row | None:
    """Return what an event counts as, if anything. One without a visitor counts for nobody."""
    if row["visitor"] is None:
        return None
    counted: Row = {
        "site": site,
        "visitor": row["visitor"],
        "session": "",
        "at": row["at"],
        "decision": None,
        "value": None,
        "currency": None,
        "items": None,
        "number": None,
    }
    match told.event:
        case Purchased() as order:
            items = sum(line.quantity for line in order.lines) or None
            bought = {
                "value": order.value,
                "currency": order.currency,
                "items": items,
                "number": order.number,
            }
            return counted | bought | {"kind": "purchased", "key": order.order}
        case Unsubscribed():
            return counted | {"kind": "unsubscribed", "key": f"told:{row['key']}"}
        case _:
            return None


def _refund(told: Happening) -> Refund | None:
    """Return the refund an event tells of, by the event's own id; it is of whoever the order is of."""
    event, head = told.event, told.head
    if not isinstance(event, Refunded):
        return None
    return Refund(
        id=head.id, order=event.order, at=head.at, value=event.value, currency=event.currency
    )


def _ends_letters(told: Happening) -> bool:
    event = told.event
    return isinstance(event, Unsubscribed) and event.channel in (None, "email")
