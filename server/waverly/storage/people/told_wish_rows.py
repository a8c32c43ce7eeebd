"""Wish lists at the store: the last word on each product, and whose it is. Nobody is written to for them."""

from collections.abc import Sequence
from itertools import chain, compress

from sqlalchemy import String, bindparam, select

from waverly.storage.asking import Question
from waverly.storage.fates import Row, keep_latest, with_gaps
from waverly.storage.measured.kept_since_rows import kept_since
from waverly.storage.people.told_of import SITE, Whose, in_parts, is_theirs, whose
from waverly.storage.people.told_wish_tables import told_wishes
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
    since = await kept_since(store, site)
    is_kept = [wish.at >= since for wish in told]
    wishes = list(compress(told, is_kept))
    fates = [await _remember(store, site, part, now) for part in in_parts(wishes)]
    return with_gaps(is_kept, chain.from_iterable(fates), "no_longer_kept")


async def _remember(
    store: Store, site: str, wishes: Sequence[ToldWish], now: int
) -> list[Why | None]:
    async with store.write() as connection:
        found = await whose(connection, site, wishes, now)
        known = [(wish, of) for wish, of in zip(wishes, found, strict=True) if of is not None]
        rows = [_row(site, wish, of, now) for wish, of in known]
        said = [wish.at for wish, _ in known]
        fates = await keep_latest(connection, told_wishes, rows, "at", said)
    return with_gaps([of is not None for of in found], fates, "erased")


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
