"""Stores and their keys. A secret key is shown once and kept as a digest."""

import hashlib
import secrets

from msgspec import Struct
from sqlalchemy import insert, select, update

from waverly.storage.store import Store
from waverly.storage.tables import sites

PUBLIC, SECRET = "pk_", "sk_"
"""How a store's keys begin."""


class Site(Struct, frozen=True, kw_only=True):
    """One store. `origins` are the web origins its pages live on; `*` allows any (for tests only)."""

    key: str
    name: str
    origins: tuple[str, ...]
    secret_hash: str


def digest(secret: str) -> str:
    """Return what is kept of a secret key. It has 192 random bits, so a plain SHA-256 cannot be guessed."""
    return hashlib.sha256(secret.encode()).hexdigest()


async def add_site(
    store: Store,
    *,
    key: str,
    name: str,
    origins: tuple[str, ...],
    at: int,
    secret: str | None = None,
) -> str:
    """Add a store and return its secret key, a new one unless given."""
    secret = secret or _new_secret()
    row = {
        "key": key,
        "name": name,
        "origins": "\n".join(origins),
        "secret_hash": digest(secret),
        "created_at": at,
    }
    async with store.write() as connection:
        await connection.execute(insert(sites), row)
    return secret


async def renew_secret(store: Store, key: str) -> str:
    """Give a store a new secret key and return it; the old one stops working."""
    secret = _new_secret()
    async with store.write() as connection:
        row = {"secret_hash": digest(secret)}
        await connection.execute(update(sites).where(sites.c.key == key).values(row))
    return secret


def _new_secret() -> str:
    return f"{SECRET}{secrets.token_urlsafe(24)}"


async def add_origins(store: Store, key: str, origins: tuple[str, ...]) -> tuple[str, ...]:
    """Allow these origins for a store's pages, too; return all it has then, or none for an unknown store."""
    async with store.write() as connection:
        known = await connection.scalar(select(sites.c.origins).where(sites.c.key == key))
        if known is None:
            return ()
        every = tuple(dict.fromkeys((*known.splitlines(), *origins)))
        row = {"origins": "\n".join(every)}
        await connection.execute(update(sites).where(sites.c.key == key).values(row))
    return every


async def all_sites(store: Store) -> list[Site]:
    """Return every store, in the order they were added."""
    async with store.read() as connection:
        result = await connection.execute(select(sites).order_by(sites.c.created_at, sites.c.key))
        return [
            Site(
                key=row.key,
                name=row.name,
                origins=tuple(row.origins.splitlines()),
                secret_hash=row.secret_hash,
            )
            for row in result
        ]
