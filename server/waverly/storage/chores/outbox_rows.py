"""The outbox: every outgoing message, until it has been sent and for a while afterwards."""

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.insert_once import insert_once
from waverly.storage.people.erased.marks import refused_among
from waverly.storage.store import Store
from waverly.storage.tables import outbox

MAX_ERROR = 500
"""Characters kept of why a message was not delivered."""


class Draft(Struct, frozen=True, kw_only=True):
    """A message before it is queued. `(target, key)` is unique: it is sent once, whoever queues it.

    `visitor` is whom it is about: nothing is sent about somebody who has been erased meanwhile.
    """

    site: str
    target: str
    key: str
    kind: str
    body: bytes
    visitor: str = ""


class Message(Struct, frozen=True, kw_only=True):
    """A claimed message. `attempts` includes this one; `key` identifies it for whoever receives it."""

    id: int
    site: str
    target: str
    key: str
    kind: str
    body: bytes
    attempts: int


class Waiting(Struct, frozen=True, kw_only=True):
    """The state of the messages to one target."""

    target: str
    waiting: int
    sent: int
    given_up: int
    an_error: str | None


async def queue(store: Store, messages: Sequence[Draft], now: int) -> int:
    """Put messages into the outbox, due at once; return how many were new."""
    if not messages:
        return 0
    async with store.write() as connection:
        rows = [_row(message, now) for message in await _tellable(connection, messages, now)]
        if not rows:
            return 0
        statement = insert_once(connection, outbox).returning(outbox.c.id)
        return len((await connection.execute(statement, rows)).all())


async def _tellable(
    connection: AsyncConnection, messages: Sequence[Draft], now: int
) -> list[Draft]:
    """Return the messages, without those about erased visitors."""
    refused = {
        (site, visitor)
        for site in {message.site for message in messages}
        for visitor in await refused_among(
            connection, site, {each.visitor for each in messages if each.site == site} - {""}, now
        )
    }
    return [each for each in messages if (each.site, each.visitor) not in refused]


def _row(message: Draft, now: int) -> dict[str, object]:
    return {
        "site": message.site,
        "target": message.target,
        "key": message.key,
        "kind": message.kind,
        "body": message.body,
        "queued_at": now,
        "next_at": now,
        "attempts": 0,
    }


async def claim_due(store: Store, now: int, *, limit: int, lease_ms: int) -> list[Message]:
    """Return messages due now, each to one caller only; they are due again after `lease_ms` unless marked."""
    due = (
        select(outbox.c.id)
        .where(outbox.c.next_at <= now)
        .order_by(outbox.c.next_at, outbox.c.id)
        .limit(limit)
    )
    async with (
        store.read() as connection
    ):  # most calls find nothing: they need no write transaction
        found = [row.id for row in await connection.execute(due)]
    if not found:
        return []
    claim = (
        update(outbox)
        .where(outbox.c.id.in_(found), outbox.c.next_at <= now)
        .values(next_at=now + lease_ms, attempts=outbox.c.attempts + 1)
        .returning(*(outbox.c[name] for name in Message.__struct_fields__))
    )
    async with store.write() as connection:
        claimed = [Message(**row._mapping) for row in await connection.execute(claim)]
    return sorted(claimed, key=lambda message: message.id)


async def mark_sent(store: Store, identity: int, now: int) -> None:
    """Keep that a message has arrived."""
    await _mark(store, identity, sent_at=now, next_at=None, error=None)


async def mark_failed(
    store: Store, identity: int, now: int, *, next_at: int | None, error: str
) -> None:
    """Store why a message did not arrive, and when it is tried again (None: never)."""
    given_up_at = now if next_at is None else None
    await _mark(store, identity, next_at=next_at, given_up_at=given_up_at, error=error[:MAX_ERROR])


async def _mark(store: Store, identity: int, **values: object) -> None:
    async with store.write() as connection:
        await connection.execute(update(outbox).where(outbox.c.id == identity).values(**values))


async def send_again(store: Store, target: str, since: int, now: int) -> int:
    """Make the messages to `target` queued since an instant due again; return how many."""
    statement = (
        update(outbox)
        .where(outbox.c.target == target, outbox.c.queued_at >= since)
        .values(next_at=now, attempts=0, sent_at=None, given_up_at=None, error=None)
    )
    async with store.write() as connection:
        return (await connection.execute(statement)).rowcount


async def outbox_summary(store: Store) -> list[Waiting]:
    """Return the state of the messages to each target, by name."""
    statement = (
        select(
            outbox.c.target,
            func.count(outbox.c.next_at).label("waiting"),
            func.count(outbox.c.sent_at).label("sent"),
            func.count(outbox.c.given_up_at).label("given_up"),
            func.max(outbox.c.error).label("an_error"),
        )
        .group_by(outbox.c.target)
        .order_by(outbox.c.target)
    )
    async with store.read() as connection:
        return [Waiting(**row._mapping) for row in await connection.execute(statement)]


async def waiting_since(store: Store) -> dict[str, int]:
    """Return when the message that has waited longest was queued, for each target with one that waits."""
    statement = (
        select(outbox.c.target, func.min(outbox.c.queued_at).label("queued_at"))
        .where(outbox.c.next_at.is_not(None))
        .group_by(outbox.c.target)
    )
    async with store.read() as connection:
        rows = (await connection.execute(statement)).all()
    return {row.target: row.queued_at for row in rows}


async def forget_sent(store: Store, before: int) -> int:
    """Delete messages that arrived or were given up before an instant; return how many."""
    done = func.coalesce(outbox.c.sent_at, outbox.c.given_up_at)
    async with store.write() as connection:
        return (await connection.execute(outbox.delete().where(done < before))).rowcount
