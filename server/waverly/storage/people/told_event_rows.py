"""Events a store's backend tells: each once, of a visitor where one is known, else of an address."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.insert_once import insert_once
from waverly.storage.measured.kept_since_rows import kept_since
from waverly.storage.people.contact_rows import end_agreements
from waverly.storage.people.told_event_tables import told_events
from waverly.storage.people.told_of import in_parts, whose
from waverly.storage.store import Store
from waverly.storage.tables import outcomes
from waverly.wire.commerce import Purchased, Unsubscribed
from waverly.wire.told_events import Happening

Row = dict[str, object]


async def remember_told_events(store: Store, site: str, told: Iterable[Happening], now: int) -> int:
    """Keep the events not yet known; return how many were new.

    One said to be later than `now` is taken as of now: that clock is wrong. Those of who was erased a moment
    ago are passed over, all but a goodbye to letters, and those of a time that is no longer kept. An order
    counts as one told by `POST /v1/orders` does.
    """
    since = await kept_since(store, site)
    kept = {each.head.id: each for each in told if each.head.at >= since}
    parts = in_parts(list(kept.values()))
    return sum([await _remember(store, site, part, now) for part in parts])


async def _remember(store: Store, site: str, told: Sequence[Happening], now: int) -> int:
    async with store.write() as connection:
        for each in told:
            if _ends_letters(each) and each.head.email is not None:
                await end_agreements(connection, site, each.head.email, min(each.head.at, now))
        rows = await _rows(connection, site, told, now)
        if not rows:
            return 0
        statement = insert_once(connection, told_events).returning(told_events.c.key)
        new = set((await connection.execute(statement, rows)).scalars())
        by_key = {each.head.id: each for each in told}
        added = [(row, by_key[str(row["key"])]) for row in rows if row["key"] in new]
        came = [made for row, each in added if (made := _outcome(site, row, each)) is not None]
        if came:
            await connection.execute(insert_once(connection, outcomes), came)
    return len(new)


async def _rows(
    connection: AsyncConnection, site: str, told: Sequence[Happening], now: int
) -> list[Row]:
    """Return the rows to keep, without those of the erased."""
    found = await whose(connection, site, [each.head for each in told], now)
    return [
        {
            "site": site,
            "key": each.head.id,
            "visitor": of.visitor,
            "email": of.email,
            "source": each.head.source,
            "kind": each.kind,
            "at": min(each.head.at, now),
            "told_at": now,
            "content": msgspec.json.encode(each.fields),
        }
        for each, of in zip(told, found, strict=True)
        if of is not None
    ]


def _outcome(site: str, row: Row, told: Happening) -> Row | None:
    """Return what an event counts as, if anything. What is of no visitor counts for nobody."""
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
    }
    match told.event:
        case Purchased() as order:
            items = sum(line.quantity for line in order.lines) or None
            bought = {"value": order.value, "currency": order.currency, "items": items}
            return counted | bought | {"kind": "purchased", "key": order.order}
        case Unsubscribed():
            return counted | {"kind": "unsubscribed", "key": f"told:{row['key']}"}
        case _:
            return None


def _ends_letters(told: Happening) -> bool:
    event = told.event
    return isinstance(event, Unsubscribed) and event.channel in (None, "email")
