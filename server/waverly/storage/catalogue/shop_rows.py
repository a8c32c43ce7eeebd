"""What a store states about itself, and the personal offers it confirms."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import bindparam, delete, insert, select

from waverly.catalogue import ShopFacts
from waverly.storage.catalogue.catalogue_tables import offer_confirmations, shop_facts
from waverly.storage.people.erased.marks import refused_among
from waverly.storage.prepared_query import PreparedQuery
from waverly.storage.store import Store
from waverly.storage.upsert import upsert
from waverly.wire.records import Why
from waverly.wire.scalars import Id, Instant

_facts = msgspec.json.Decoder(ShopFacts)
_encoder = msgspec.json.Encoder()


class Confirmation(Struct, frozen=True, kw_only=True):
    """The store's confirmation that a personal offer is valid for a visitor `until` a time (milliseconds)."""

    visitor: Id
    offer: Id
    until: Instant


async def shop(store: Store, site: str) -> ShopFacts | None:
    """Return what the store states about itself, or None."""
    statement = (
        select(shop_facts.c.facts)
        .where(shop_facts.c.site == site)
        .order_by(shop_facts.c.as_of.desc())
        .limit(1)
    )
    async with store.read() as connection:
        content = (await connection.execute(statement)).scalar()
    return None if content is None else _facts.decode(content)


async def remember_shop(store: Store, site: str, facts: ShopFacts, at: int) -> bool:
    """Store what the store states about itself as of `at`; return whether anything changed."""
    known = await shop(store, site)
    as_of = at if known is None else max(at, known.as_of + 1)
    row = {"site": site, "as_of": as_of, "facts": _encoder.encode(replace(facts, as_of=as_of))}
    async with store.write() as connection:
        await connection.execute(insert(shop_facts), row)
    return known is None or replace(known, as_of=0) != replace(facts, as_of=0)


async def confirm_offers(
    store: Store, site: str, confirmed: Sequence[Confirmation], now: int
) -> list[Why | None]:
    """Store confirmations; of two for the same offer and visitor the later counts.

    Those of visitors erased a moment ago are passed over.
    """
    async with store.write() as connection:
        refused = await refused_among(connection, site, [each.visitor for each in confirmed], now)
        kept = [each for each in confirmed if each.visitor not in refused]
        latest = {(each.visitor, each.offer): each for each in kept}
        rows = [
            {"site": site, "visitor": each.visitor, "offer": each.offer, "until": each.until}
            for each in latest.values()
        ]
        await upsert(connection, offer_confirmations, rows)
    return ["erased" if each.visitor in refused else None for each in confirmed]


CONFIRMED = PreparedQuery(
    select(offer_confirmations.c.offer).where(
        offer_confirmations.c.site == bindparam("site"),
        offer_confirmations.c.visitor == bindparam("visitor"),
        offer_confirmations.c.until > bindparam("at"),
    ),
    *("site", "visitor", "at"),
)


async def confirmed_offers(store: Store, site: str, visitor: str, at: int) -> tuple[str, ...]:
    """Return the personal offers that hold for a visitor at `at`."""
    rows = await store.ask(CONFIRMED, site=site, visitor=visitor, at=at)
    return tuple(sorted(offer for (offer,) in rows))


async def forget_confirmations(store: Store, at: int) -> None:
    """Delete confirmations that have expired by `at`; decisions made with them keep what they knew."""
    async with store.write() as connection:
        await connection.execute(
            delete(offer_confirmations).where(offer_confirmations.c.until <= at)
        )
