"""A shopper of whom something is kept in every place there is."""

from collections.abc import Iterable

from msgspec.structs import replace
from sqlalchemy import select

from tests.support.builders import (
    DAY,
    HOUR,
    KEY,
    NOW,
    a_batch,
    a_moment,
    a_record,
    an_entry,
    bytes_of,
)
from waverly.channels.mail import MAIL
from waverly.reporting.measuring.catch_up import catch_up
from waverly.storage import Outcome, Store
from waverly.storage.catalogue.shop_rows import Confirmation, confirm_offers
from waverly.storage.chores.outbox_rows import Draft, queue
from waverly.storage.measured.link_rows import link_visitors
from waverly.storage.measured.refund_rows import Refund, remember_refunds
from waverly.storage.people.contacts.letter_rows import Written, note_letters
from waverly.storage.people.contacts.rows import Agreed, remember_contacts
from waverly.storage.people.told.cart_rows import remember_told_carts
from waverly.storage.people.told.event_rows import remember_told_events
from waverly.storage.people.told.wish_rows import remember_told_wishes
from waverly.storage.people.wishes.rows import Wish, keep_wish
from waverly.storage.tables import metadata
from waverly.wire.request import Request, RequestLine
from waverly.wire.told_carts import ToldCart
from waverly.wire.told_events import Happening, read_told_events
from waverly.wire.told_wishes import ToldWish

OFFERED_MS = 10 * DAY


async def everything_in(store: Store, names: Iterable[str] | None = None) -> str:
    """The database as text."""
    said = []
    async with store.read() as connection:
        for name in names or metadata.tables:
            rows = await connection.execute(select(metadata.tables[name]))
            said += [str(tuple(row)) for row in rows]
    return " ".join(said)


def address_of(visitor: str) -> str:
    return f"{visitor}@example.com"


async def keep_visit(store: Store, visitor: str, *, version: int = 1, at: int = NOW) -> None:
    """A visit with one batch: somebody left the size guide, was shown help, and bought."""
    session = f"session-of-{visitor}"
    batch = a_batch(a_moment(), visitor=visitor, session=session)
    record = a_record(
        f"decision-for-{visitor}",
        visitor=visitor,
        session=session,
        at=at,
        arm="fit-help",
        displayed=True,
    )
    await store.journal.append(
        replace(
            an_entry(version, visitor=visitor, session=session, body=bytes_of(batch)),
            received_at=at,
            record=record if version == 1 else None,
            outcomes=(Outcome(kind="purchased", key=f"order-of-{visitor}", at=at, value=50.0),),
        )
    )


async def keep_everything(store: Store, visitor: str, *, at: int = NOW) -> None:
    """The same, measured, and all a store and a shopper can hand in besides."""
    await keep_visit(store, visitor, at=at)
    await link_visitors(store, KEY, visitor, f"{visitor}-phone", at)
    refund = Refund(id=f"refund-of-{visitor}", order=f"order-of-{visitor}", at=at, value=5.0)
    await remember_refunds(store, KEY, [refund], at)
    await catch_up(store, KEY, at + HOUR)
    email = address_of(visitor)
    contact = Agreed(visitor=visitor, email=email, agreed_at=at)
    await remember_contacts(store, KEY, [contact], "https://help.example", at)
    told = [
        a_happening(f"till-{visitor}", at=at, visitor=visitor),
        a_happening(f"mail-{visitor}", at=at, email=email),
    ]
    await remember_told_events(store, KEY, told, at)
    cart = ToldCart(visitor=visitor, updated_at=at, lines=(RequestLine(product="alpha"),))
    await remember_told_carts(store, KEY, [cart], at)
    wish = ToldWish(visitor=visitor, product="alpha", at=at)
    await remember_told_wishes(store, KEY, [wish], at)
    offer = Confirmation(visitor=visitor, offer="ten", until=at + OFFERED_MS)
    await confirm_offers(store, KEY, [offer], at)
    await keep_wish(store, a_wish(visitor, email, at), f"sameness-of-{visitor}")
    key = f"wish-token-of-{visitor}"
    await note_letters(store, [Written(site=KEY, key=key, person=visitor, at=at)])
    news = f"session-of-{visitor}:view-1:1"
    await queue(store, [a_message(MAIL, key, email), a_message("hook", news, visitor)], at)


def a_happening(identity: str, kind: str = "viewed_listing", **fields: object) -> Happening:
    """What a backend tells of somebody; at the till unless it says otherwise."""
    body = {"id": identity, "kind": kind, "source": "pos", "at": NOW, **fields}
    (told,) = read_told_events(bytes_of({"events": [body]})).good
    return told


def a_wish(visitor: str, email: str, at: int = NOW) -> Wish:
    asked = Request(
        v=1,
        site=KEY,
        visitor=visitor,
        session=f"session-of-{visitor}",
        decision=f"decision-for-{visitor}",
        kind="reminder",
        agreed=True,
        email=email,
    )
    return Wish(
        site=KEY,
        token=f"token-of-{visitor}",
        asked_at=at,
        request=asked,
        base="https://help.example",
    )


def a_message(target: str, key: str, about: str) -> Draft:
    return Draft(site=KEY, target=target, key=key, kind="any", body=bytes_of({"about": about}))
