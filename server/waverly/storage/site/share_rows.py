"""Tables of shares by digest, and the moves that led from one to the next."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.deciding.share_table import (
    OPENING,
    ShareTable,
    decode_table,
    encode_table,
    table_version,
)
from waverly.errors import NotFound, StorageError
from waverly.storage.site.one_at_a_time import alone_at
from waverly.storage.store import Store
from waverly.storage.tables import share_moves, share_tables

EVERY_CAMPAIGN = ""
"""The campaign of a move that is about all of them."""


ATTENTION = "*attention"
"""The campaign of a move of prices; no campaign's name begins like this."""


class Move(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One change of a share: which campaign where, what kind of change, and why in a sentence.

    `figures` are the numbers compared. `at` is server milliseconds.
    """

    at: int
    campaign: str
    kind: str
    sentence: str
    moment: str = ""
    device: str = ""
    figures: dict[str, float] = {}


_moves = msgspec.json.Decoder(Move)


Change = Callable[[ShareTable], Awaitable[tuple[ShareTable, tuple[Move, ...]]]]
"""What becomes of the table in force, and the moves that lead there."""

MOST_TRIES = 5
"""How often a change is made anew because another was put in force meanwhile: who changes are few."""


async def change_table(store: Store, site: str, at: int, change: Change) -> tuple[Move, ...]:
    """Put in force what `change` makes of the table in force, and return the moves that were kept.

    `change` is asked again when another change came between, so that none undoes another. Raises
    StorageError when one comes between every time.
    """
    for _ in range(MOST_TRIES):
        version = await current_table_version(store, site)
        before = await table_of(store, site, version)
        after, moves = await change(before)
        if after == before and not moves:
            return ()
        if await _kept(store, site, after, at, moves, expected=version):
            return moves
    raise StorageError(
        "The shares were changed by others again and again meanwhile",
        place=site,
        mend="Nothing was changed here. Try again.",
    )


async def keep_table(
    store: Store, site: str, table: ShareTable, at: int, moves: tuple[Move, ...] = ()
) -> str:
    """Put a table of shares in force, whatever was, with the moves that led to it; return its version.

    The table stored last is in force, even if the clock stood still or went back.
    """
    await _kept(store, site, table, at, moves)
    return table_version(table)


async def _kept(
    store: Store,
    site: str,
    table: ShareTable,
    at: int,
    moves: tuple[Move, ...],
    *,
    expected: str | None = None,
) -> bool:
    """Return whether it was put in force: not where another version than `expected` is."""
    async with store.write() as connection:
        await alone_at(connection, site)
        if expected not in (None, (await connection.execute(_current(site))).scalar() or ""):
            return False
        await _put_in_force(connection, site, table, at)
        if moves:
            await connection.execute(insert(share_moves), [_row(site, move) for move in moves])
    return True


async def _put_in_force(connection: AsyncConnection, site: str, table: ShareTable, at: int) -> None:
    version = table_version(table)
    known = select(share_tables.c.version, share_tables.c.made_at).where(
        share_tables.c.site == site
    )
    made = {row.version: row.made_at for row in await connection.execute(known)}
    stamp = max(at, max(made.values(), default=0) + 1)
    if version not in made:
        row = {"site": site, "version": version, "made_at": stamp}
        await connection.execute(insert(share_tables), row | {"content": encode_table(table)})
        return
    again = update(share_tables).where(
        share_tables.c.site == site, share_tables.c.version == version
    )
    await connection.execute(again.values(made_at=stamp))


def _row(site: str, move: Move) -> dict[str, object]:
    content = msgspec.json.encode(move)
    return {"site": site, "at": move.at, "campaign": move.campaign, "content": content}


async def current_table_version(store: Store, site: str) -> str:
    """Return the version of the table in force; empty for the opening shares."""
    async with store.read() as connection:
        return (await connection.execute(_current(site))).scalar() or ""


def _current(site: str) -> Select[Any]:  # Any: one column, which SQLAlchemy types as a row
    return (
        select(share_tables.c.version)
        .where(share_tables.c.site == site)
        .order_by(share_tables.c.made_at.desc())
        .limit(1)
    )


async def table_of(store: Store, site: str, version: str) -> ShareTable:
    """Return the table of a version. Raises NotFound for one that was never in force here."""
    if not version:
        return OPENING
    statement = select(share_tables.c.content).where(
        share_tables.c.site == site, share_tables.c.version == version
    )
    async with store.read() as connection:
        content = (await connection.execute(statement)).scalar()
    if content is None:
        raise NotFound("There is no such table of shares", value=version)
    return decode_table(content)


async def current_table(store: Store, site: str) -> ShareTable:
    """Return the table in force."""
    return await table_of(store, site, await current_table_version(store, site))


async def recent_moves(
    store: Store, site: str, *, campaign: str | None = None, limit: int = 50
) -> list[Move]:
    """Return the latest moves, newest first."""
    statement = select(share_moves.c.content).where(share_moves.c.site == site)
    if campaign is not None:
        statement = statement.where(share_moves.c.campaign == campaign)
    newest = statement.order_by(share_moves.c.at.desc(), share_moves.c.id.desc()).limit(limit)
    async with store.read() as connection:
        return [_moves.decode(content) for content in (await connection.execute(newest)).scalars()]


async def made_at(store: Store, site: str, table: ShareTable) -> int | None:
    """Return when a table was last put in force here (server milliseconds), or None if never."""
    statement = select(share_tables.c.made_at).where(
        share_tables.c.site == site, share_tables.c.version == table_version(table)
    )
    async with store.read() as connection:
        return (await connection.execute(statement)).scalar()
