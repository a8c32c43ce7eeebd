"""The carts a store's backend holds: the latest state of each, and whose it is."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace
from sqlalchemy import select

from waverly.catalogue import HeldCart
from waverly.clock import DAY_MS
from waverly.storage.people.told.cart_tables import told_carts
from waverly.storage.people.told.remembering import Latest, remember_latest
from waverly.storage.people.told.whose import SITE, Whose, is_theirs
from waverly.storage.prepared_query import PreparedQuery
from waverly.storage.record_results import Row
from waverly.storage.store import Store
from waverly.wire.records import Why
from waverly.wire.scalars import BROWSERS_OWN
from waverly.wire.told_carts import ToldCart, cart_of

HELD_MS = 30 * DAY_MS
"""How long the last word on a cart is believed: shops forget carts, and few say so."""

_decoder = msgspec.json.Decoder(ToldCart)


async def remember_told_carts(
    store: Store, site: str, told: Sequence[ToldCart], now: int
) -> list[Why | None]:
    """Keep the carts that are newer than what is known of them; return why others were passed over.

    One said to be updated later than `now` is taken as of now: that clock is wrong. Those of who was erased
    a moment ago are passed over, and those of a time that is no longer kept. Emptied ones are kept, too:
    else an older word that comes late would fill them again.
    """
    return await remember_latest(store, site, told, now, _CARTS)


def _row(site: str, cart: ToldCart, of: Whose, now: int) -> Row:
    at = min(cart.updated_at, now)
    return {
        "site": site,
        "key": of.key,
        "visitor": of.visitor,
        "email": of.email,
        "updated_at": at,
        "told_at": now,
        "content": msgspec.json.encode(_without_owner(cart, at)),
    }


def _without_owner(cart: ToldCart, at: int) -> ToldCart:
    return replace(cart, visitor=None, email=None, updated_at=at)


_CARTS = Latest(table=told_carts, by="updated_at", at_of=lambda cart: cart.updated_at, row=_row)


LATEST_CART = PreparedQuery(
    select(told_carts.c.content)
    .where(told_carts.c.site == SITE, is_theirs(told_carts))
    .order_by(told_carts.c.updated_at.desc(), told_carts.c.key)
    .limit(1),
    *("site", "visitor"),
)


async def told_cart_of(store: Store, site: str, visitor: str, at: int) -> ToldCart | None:
    """Return a visitor's cart as last reported; None if there is none, or it was too long before `at`."""
    rows = await store.ask(LATEST_CART, site=site, visitor=visitor)
    told = next((_decoder.decode(content) for (content,) in rows), None)
    return told if told is not None and at - told.updated_at <= HELD_MS else None


async def told_cart_for(store: Store, site: str, visitor: str, at: int) -> ToldCart | None:
    """Return it to a page, which may only ask for its own browser's (see `BROWSERS_OWN`)."""
    if not BROWSERS_OWN.fullmatch(visitor):
        return None
    return await told_cart_of(store, site, visitor, at)


def held(told: ToldCart) -> HeldCart:
    """Return a told cart as decisions and letters see it."""
    return HeldCart(cart=cart_of(told), at=told.updated_at)
