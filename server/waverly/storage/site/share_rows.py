"""Tables of shares by digest, and the moves that led from one to the next."""

import msgspec
from msgspec import Struct
from sqlalchemy import insert, select, update

from waverly.deciding.share_table import (
    OPENING,
    ShareTable,
    decode_table,
    encode_table,
    table_version,
)
from waverly.errors import NotFound
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


async def keep_table(
    store: Store, site: str, table: ShareTable, at: int, moves: tuple[Move, ...] = ()
) -> str:
    """Put a table of shares in force, with the moves that led to it; return its version.

    The table stored last is in force, even if the clock stood still or went back.
    """
    version = table_version(table)
    known = select(share_tables.c.version, share_tables.c.made_at).where(
        share_tables.c.site == site
    )
    async with store.write() as connection:
        made = {row.version: row.made_at for row in await connection.execute(known)}
        stamp = max(at, max(made.values(), default=0) + 1)
        if version not in made:
            row = {"site": site, "version": version, "made_at": stamp}
            await connection.execute(insert(share_tables), row | {"content": encode_table(table)})
        else:
            again = update(share_tables).where(
                share_tables.c.site == site, share_tables.c.version == version
            )
            await connection.execute(again.values(made_at=stamp))
        if moves:
            await connection.execute(insert(share_moves), [_row(site, move) for move in moves])
    return version


def _row(site: str, move: Move) -> dict[str, object]:
    content = msgspec.json.encode(move)
    return {"site": site, "at": move.at, "campaign": move.campaign, "content": content}


async def current_table_version(store: Store, site: str) -> str:
    """Return the version of the table in force; empty for the opening shares."""
    statement = (
        select(share_tables.c.version)
        .where(share_tables.c.site == site)
        .order_by(share_tables.c.made_at.desc())
        .limit(1)
    )
    async with store.read() as connection:
        return (await connection.execute(statement)).scalar() or ""


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
