"""Wishes: each is stored once, found by its token, checked when due, and ended for good."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Row, case, delete, func, select, update

from waverly.errors import ErasedVisitor
from waverly.storage.insert_once import insert_once
from waverly.storage.people.erased.marks import refused_among
from waverly.storage.people.persons import is_address
from waverly.storage.people.wishes.tables import wishes
from waverly.storage.store import Store
from waverly.wire.request import Request

End = Literal["told", "withdrawn", "given_up"]
"""How a wish ended: it came true and was told, the shopper took it back, or it cannot come true any more."""


class Wish(Struct, frozen=True, kw_only=True):
    """One wish. `token` names it in links; `base` is the server's address in letters.

    `leave` is added to the token in the link that stops letters; the link that restores a cart lacks it.
    `price` is the product's price when the wish was made, `was_out` whether it was sold out then.
    """

    site: str
    token: str
    asked_at: int
    request: Request
    base: str
    price: float | None = None
    currency: str | None = None
    was_out: bool = False
    leave: str = ""
    due_at: int | None = None
    ended_at: int | None = None
    end: End | None = None


class WishCount(Struct, frozen=True, kw_only=True):
    """How often something was asked for, was sent, is still open, and was taken back."""

    kind: str
    asked: int
    told: int
    waiting: int
    withdrawn: int


class _Content(Struct, frozen=True, kw_only=True):
    request: Request
    base: str
    price: float | None
    currency: str | None
    was_out: bool
    leave: str = ""


async def keep_wish(store: Store, wish: Wish, sameness: str) -> Wish:
    """Store a wish and return it, or the earlier one if that is the same and still open.

    One that has ended does not count as the same: somebody who signs up again wants it again. Raises
    ErasedVisitor if its visitor was just erased.
    """
    request = wish.request
    content = _Content(
        request=request,
        base=wish.base,
        price=wish.price,
        currency=wish.currency,
        was_out=wish.was_out,
        leave=wish.leave,
    )
    row = {
        "site": wish.site,
        "token": wish.token,
        "sameness": sameness,
        "visitor": request.visitor,
        "kind": request.kind,
        "email": request.email,
        "product": None if request.product is None else request.product.id,
        "asked_at": wish.asked_at,
        "due_at": wish.due_at,
        "content": msgspec.json.encode(content),
    }
    same = (wishes.c.site == wish.site, wishes.c.sameness == sameness)
    async with store.write() as connection:
        if await refused_among(connection, wish.site, [request.visitor], wish.asked_at):
            raise ErasedVisitor("This visitor was erased")
        await connection.execute(delete(wishes).where(*same, wishes.c.ended_at.is_not(None)))
        await connection.execute(insert_once(connection, wishes), row)
        found = (await connection.execute(select(wishes).where(*same))).one()
    return _wish(found)


async def wish_of(store: Store, token: str) -> Wish | None:
    """Return the wish a link names, or None."""
    async with store.read() as connection:
        row = (await connection.execute(select(wishes).where(wishes.c.token == token))).first()
    return None if row is None else _wish(row)


async def address_of(store: Store, site: str, visitor: str) -> str | None:
    """Return the address a visitor last left, unless it was taken back since; None when there is none."""
    statement = (
        select(wishes.c.email)
        .where(wishes.c.site == site, wishes.c.visitor == visitor, wishes.c.email.is_not(None))
        .where(wishes.c.end.is_distinct_from("withdrawn"))
        .order_by(wishes.c.asked_at.desc(), wishes.c.id.desc())
        .limit(1)
    )
    async with store.read() as connection:
        return await connection.scalar(statement)


async def asked_since(store: Store, site: str, email: str, since: int) -> int:
    """Return how often something was asked for under an address since an instant."""
    statement = select(func.count()).where(
        wishes.c.site == site, is_address(wishes.c.email, email), wishes.c.asked_at > since
    )
    async with store.read() as connection:
        return await connection.scalar(statement) or 0


async def has_wish_about(store: Store, site: str, email: str, product: str) -> bool:
    """Return whether an address has asked for a letter about a product, sent or not."""
    statement = select(wishes.c.id).where(
        wishes.c.site == site, wishes.c.email == email, wishes.c.product == product
    )
    async with store.read() as connection:
        return (await connection.execute(statement.limit(1))).first() is not None


async def wish_counts(store: Store, site: str, since: int) -> list[WishCount]:
    """Return what was asked for since an instant and what came of it, by kind, the commonest first."""
    ended = func.sum(case((wishes.c.ended_at.is_(None), 0), else_=1))
    told = func.sum(case((wishes.c.end == "told", 1), else_=0))
    withdrawn = func.sum(case((wishes.c.end == "withdrawn", 1), else_=0))
    asked = func.count().label("asked")
    statement = (
        select(wishes.c.kind, asked, told, ended, withdrawn)
        .where(wishes.c.site == site, wishes.c.asked_at >= since)
        .group_by(wishes.c.kind)
        .order_by(asked.desc(), wishes.c.kind)
    )
    async with store.read() as connection:
        return [
            WishCount(
                kind=row[0], asked=row[1], told=row[2], waiting=row[1] - row[3], withdrawn=row[4]
            )
            for row in await connection.execute(statement)
        ]


async def due_wishes(store: Store, now: int, *, limit: int = 500) -> list[Wish]:
    """Return open wishes that are due, the longest due first."""
    statement = (
        select(wishes)
        .where(wishes.c.due_at <= now, wishes.c.ended_at.is_(None))
        .order_by(wishes.c.due_at, wishes.c.id)
        .limit(limit)
    )
    async with store.read() as connection:
        return [_wish(row) for row in await connection.execute(statement)]


async def look_again(store: Store, tokens: Sequence[str], due_at: int) -> None:
    """Make some wishes due again at `due_at`."""
    await _set(store, tokens, due_at=due_at)


async def end_wishes(store: Store, tokens: Sequence[str], end: End, now: int) -> None:
    """End some wishes."""
    await _set(store, tokens, ended_at=now, end=end, due_at=None)


async def withdraw_all(store: Store, site: str, email: str, now: int) -> int:
    """Take back every wish of an address; return how many there were.

    Ended ones count, too: an address that was taken back is no longer used.
    """
    statement = (
        update(wishes)
        .where(wishes.c.site == site, is_address(wishes.c.email, email))
        .where(wishes.c.end.is_distinct_from("withdrawn"))
        .values(ended_at=func.coalesce(wishes.c.ended_at, now), end="withdrawn", due_at=None)
    )
    async with store.write() as connection:
        return (await connection.execute(statement)).rowcount


async def forget_wishes(store: Store, before: int) -> int:
    """Delete wishes that ended before an instant, and equally old ones that will never be due."""
    is_kept_only = wishes.c.ended_at.is_(None) & wishes.c.due_at.is_(None)
    gone = (wishes.c.ended_at < before) | (is_kept_only & (wishes.c.asked_at < before))
    async with store.write() as connection:
        return (await connection.execute(delete(wishes).where(gone))).rowcount


async def _set(store: Store, tokens: Sequence[str], **values: object) -> None:
    if not tokens:
        return
    async with store.write() as connection:
        await connection.execute(update(wishes).where(wishes.c.token.in_(tokens)).values(**values))


def _wish(row: Row[Any]) -> Wish:  # Any: SQLAlchemy types no columns
    content = msgspec.json.decode(row.content, type=_Content)
    return Wish(
        site=row.site,
        token=row.token,
        asked_at=row.asked_at,
        due_at=row.due_at,
        ended_at=row.ended_at,
        end=row.end,
        request=content.request,
        base=content.base,
        price=content.price,
        currency=content.currency,
        was_out=content.was_out,
        leave=content.leave,
    )
