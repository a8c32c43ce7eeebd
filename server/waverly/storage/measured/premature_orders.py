"""Orders that a page reported before they were placed: such reports are false, whoever sent them.

Anybody can send what a page sends, and the next order numbers of a shop can be guessed. Because the first
report of an order holds, a forged one would keep out the store's own.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row as Found
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.clock import DAY_MS
from waverly.sessions.state import IMPORTED
from waverly.storage.chunks import chunks
from waverly.storage.insert_once import insert_once
from waverly.storage.record_results import Row
from waverly.storage.tables import outcomes

TOO_SOON_MS = DAY_MS
"""How long before an order was placed a page's word on it is none.

A day, because honest backends are off by hours: they tell when an order was paid, or in another zone's
time, and know the buyer by a number of their own. Taking the page's order from them would lose its visit.
"""

NO_ORDER = "no_order"
"""The kind of outcome that replaces a discarded order, so that its visitor is counted again without it."""


async def make_way(connection: AsyncConnection, site: str, told: Sequence[Row]) -> None:
    """Remove a page's reports of orders that the backend reports now, if they were too early and by others.

    Within `TOO_SOON_MS` before an order was placed is not too soon.
    """
    # Of one key the first is stored.
    orders = {str(row["key"]): row for row in reversed(told) if row["kind"] == "purchased"}
    for part in chunks(orders):
        statement = select(outcomes).where(
            outcomes.c.site == site,
            outcomes.c.kind == "purchased",
            outcomes.c.key.in_(part),
            outcomes.c.session != "",  # a page's, and of no file
            ~outcomes.c.session.startswith(IMPORTED),
        )
        known = (await connection.execute(statement)).all()
        forged = [each for each in known if _is_none(each, orders[each.key])]
        if forged:
            gone = outcomes.c.id.in_([each.id for each in forged])
            await connection.execute(delete(outcomes).where(gone))
            await connection.execute(
                insert_once(connection, outcomes), [_left_of(each) for each in forged]
            )


def _is_none(known: Found[Any], told: Mapping[str, object]) -> bool:  # Any: of many columns
    at = told["at"]
    is_too_soon = isinstance(at, int) and known.at < at - TOO_SOON_MS
    return is_too_soon and known.visitor != told["visitor"]


def _left_of(known: Found[Any]) -> Row:
    names = ("site", "key", "visitor", "session", "at")
    return {name: getattr(known, name) for name in names} | {"kind": NO_ORDER}
