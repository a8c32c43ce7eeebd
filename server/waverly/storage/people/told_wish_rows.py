"""Wish lists at the store: the last word on each product, and whose it is. Nobody is written to for them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import String, bindparam, select

from waverly.storage.asking import Question
from waverly.storage.measured.kept_since_rows import kept_since
from waverly.storage.people.told_of import SITE, in_parts, is_theirs, whose
from waverly.storage.people.told_wish_tables import told_wishes
from waverly.storage.store import Store
from waverly.storage.upsert import upsert_newer
from waverly.wire.scalars import BROWSERS_OWN
from waverly.wire.told_wishes import ToldWish


async def remember_told_wishes(store: Store, site: str, told: Iterable[ToldWish], now: int) -> int:
    """Keep the words that are newer than what is known of a product; return how many were.

    One of later than `now` is taken as of now: that clock is wrong. Those of who was erased a moment ago are
    passed over, and those of a time that is no longer kept. What was taken off is kept, too: else an older
    word that comes late would put it on again.
    """
    since = await kept_since(store, site)
    wishes = [wish for wish in told if wish.at >= since]
    return sum([await _remember(store, site, part, now) for part in in_parts(wishes)])


async def _remember(store: Store, site: str, wishes: Sequence[ToldWish], now: int) -> int:
    async with store.write() as connection:
        found = await whose(connection, site, wishes, now)
        rows: dict[tuple[str, str], dict[str, object]] = {}
        for wish, of in sorted(zip(wishes, found, strict=True), key=lambda each: each[0].at):
            if of is not None:
                rows[of.key, wish.product] = {
                    "site": site,
                    "key": of.key,
                    "product": wish.product,
                    "visitor": of.visitor,
                    "email": of.email,
                    "on_list": wish.on_list,
                    "at": min(wish.at, now),
                    "told_at": now,
                }
        return await upsert_newer(connection, told_wishes, list(rows.values()), "at")


IS_WISHED = Question(
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
