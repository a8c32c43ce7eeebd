"""The carts a store's backend holds: the latest word on each, and whose it is."""

import re
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace
from sqlalchemy import String, bindparam, func, or_, select, union

from waverly.catalogue import HeldCart
from waverly.clock import DAY_MS
from waverly.storage.asking import Question
from waverly.storage.measured.kept_since_rows import kept_since
from waverly.storage.measured.measured_tables import visitor_links
from waverly.storage.people.contact_tables import contacts
from waverly.storage.people.told_cart_tables import told_carts
from waverly.storage.people.told_of import whose
from waverly.storage.store import Store
from waverly.storage.upsert import upsert_newer
from waverly.wire.told_carts import ToldCart, cart_of

BROWSERS_OWN = re.compile(r"[0-9a-f]{26}")
"""What ids made by the script look like. A page may ask for the cart of such a one alone: a customer's number
can be guessed, and the answer tells what somebody is about to buy."""

HELD_MS = 30 * DAY_MS
"""How long the last word on a cart is believed: shops forget carts, and few say so."""

_decoder = msgspec.json.Decoder(ToldCart)


async def remember_told_carts(store: Store, site: str, told: Iterable[ToldCart], now: int) -> int:
    """Keep the carts that are newer than what is known of them; return how many were.

    One said to be updated later than `now` is taken as of now: that clock is wrong. Those of who was erased
    a moment ago are passed over, and those of a time that is no longer kept. Emptied ones are kept, too:
    else an older word that comes late would fill them again.
    """
    since = await kept_since(store, site)
    carts = [cart for cart in told if cart.updated_at >= since]
    async with store.write() as connection:
        rows: dict[str, dict[str, object]] = {}
        found = await whose(connection, site, carts, now)
        for cart, of in sorted(zip(carts, found, strict=True), key=lambda each: each[0].updated_at):
            if of is not None:
                at = min(cart.updated_at, now)
                rows[of.key] = {
                    "site": site,
                    "key": of.key,
                    "visitor": of.visitor,
                    "email": of.email,
                    "updated_at": at,
                    "told_at": now,
                    "content": msgspec.json.encode(_without_owner(cart, at)),
                }
        return await upsert_newer(connection, told_carts, list(rows.values()), "updated_at")


def _without_owner(cart: ToldCart, at: int) -> ToldCart:
    return replace(cart, visitor=None, email=None, updated_at=at)


def _latest() -> Question:
    """The cart updated last of those of a visitor, of whoever they are linked with, and of their address."""
    site = bindparam("site", type_=String())
    visitor = bindparam("visitor", type_=String())
    own, other = visitor_links.alias("own"), visitor_links.alias("other")
    linked = select(other.c.visitor).where(
        own.c.site == site,
        own.c.visitor == visitor,
        other.c.site == site,
        other.c.person == own.c.person,
    )
    persons = union(select(visitor.label("visitor")), linked).subquery("persons")
    addresses = select(func.lower(contacts.c.email)).where(
        contacts.c.site == site, contacts.c.visitor.in_(select(persons.c.visitor))
    )
    theirs = or_(
        told_carts.c.visitor.in_(select(persons.c.visitor)), told_carts.c.email.in_(addresses)
    )
    found = (
        select(told_carts.c.content)
        .where(told_carts.c.site == site, theirs)
        .order_by(told_carts.c.updated_at.desc(), told_carts.c.key)
        .limit(1)
    )
    return Question(found, "site", "visitor")


_LATEST = _latest()
_ANY = Question(
    select(told_carts.c.updated_at).where(told_carts.c.site == bindparam("site")).limit(1), "site"
)


async def has_told_carts(store: Store, site: str) -> bool:
    """Return whether a store's backend tells of carts at all: most do not, and nothing need be asked then."""
    return bool(await store.ask(_ANY, site=site))


async def told_cart_of(store: Store, site: str, visitor: str, at: int) -> ToldCart | None:
    """Return the cart the store told last of a visitor; None when it told none, or too long before `at`."""
    rows = await store.ask(_LATEST, site=site, visitor=visitor)
    told = next((_decoder.decode(content) for (content,) in rows), None)
    return told if told is not None and at - told.updated_at <= HELD_MS else None


async def told_cart_for(store: Store, site: str, visitor: str, at: int) -> ToldCart | None:
    """Return the same to a page, which may only ask for its own browser's (see `BROWSERS_OWN`)."""
    if not BROWSERS_OWN.fullmatch(visitor):
        return None
    return await told_cart_of(store, site, visitor, at)


def held(told: ToldCart) -> HeldCart:
    """Return a told cart as decisions and letters see it."""
    return HeldCart(cart=cart_of(told), at=told.updated_at)
