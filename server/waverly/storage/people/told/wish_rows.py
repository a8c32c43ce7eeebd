"""Wish lists at the store: the latest state of each product, and whose it is. They lead to no letters."""

from collections.abc import Sequence

from sqlalchemy import String, bindparam, select

from waverly.storage.people.told.remembering import Latest, remember_latest
from waverly.storage.people.told.whose import SITE, Whose, is_theirs
from waverly.storage.people.told.wish_tables import told_wishes
from waverly.storage.prepared_query import PreparedQuery
from waverly.storage.record_results import Row
from waverly.storage.store import Store
from waverly.wire.records import Why
from waverly.wire.scalars import BROWSERS_OWN
from waverly.wire.told_wishes import ToldWish


async def remember_told_wishes(
    store: Store, site: str, told: Sequence[ToldWish], now: int
) -> list[Why | None]:
    """Keep the words that are newer than what is known of a product; return why others were passed over.

    One of later than `now` is taken as of now: that clock is wrong. Those of who was erased a moment ago are
    passed over, and those of a time that is no longer kept. What was taken off is kept, too: else an older
    word that comes late would put it on again.
    """
    return await remember_latest(store, site, told, now, _WISHES)


def _row(site: str, wish: ToldWish, of: Whose, now: int) -> Row:
    return {
        "site": site,
        "key": of.key,
        "product": wish.product,
        "visitor": of.visitor,
        "email": of.email,
        "on_list": wish.on_list,
        "at": min(wish.at, now),
        "told_at": now,
    }


_WISHES = Latest(table=told_wishes, by="at", at_of=lambda wish: wish.at, row=_row)


IS_WISHED = PreparedQuery(
    select(told_wishes.c.on_list)
    .where(
        told_wishes.c.site == SITE,
        told_wishes.c.product == bindparam("product", type_=String()),
        is_theirs(told_wishes),
    )
    .order_by(told_wishes.c.at.desc(), told_wishes.c.key)
    .limit(1),
    *("site", "visitor", "product"),
)


async def is_wished(store: Store, site: str, visitor: str, product: str) -> bool:
    """Return to a page whether a product is on the list of its own browser's owner (see `BROWSERS_OWN`)."""
    if not BROWSERS_OWN.fullmatch(visitor):
        return False
    rows = await store.ask(IS_WISHED, site=site, visitor=visitor, product=product)
    return any(on_list for (on_list,) in rows)
