"""Feeds that are read on a schedule."""

from typing import Annotated, Literal, cast

from msgspec import Meta, Struct
from sqlalchemy import delete, select, update

from waverly.storage.catalogue.catalogue_tables import feeds
from waverly.storage.store import Store
from waverly.storage.upsert import upsert

Form = Literal["xml", "tsv", "csv", "json"]


class Feed(Struct, frozen=True, kw_only=True):
    """A feed, how often it is read, and the result of the last reading (`read_at` in milliseconds).

    `form` is None if it is recognised by the content. After a reading that `failed` it is due again at once.
    """

    url: str
    every_hours: Annotated[int, Meta(ge=1, le=168)] = 24
    form: Form | None = None
    read_at: int | None = None
    said: str | None = None
    failed: bool = False


async def feeds_of(store: Store, site: str) -> list[Feed]:
    """Return a site's feeds, by address."""
    statement = select(feeds).where(feeds.c.site == site).order_by(feeds.c.url)
    async with store.read() as connection:
        return [
            Feed(
                url=row.url,
                every_hours=row.every_hours,
                form=cast("Form | None", row.format or None),
                read_at=row.read_at,
                said=row.said,
                failed=row.failed,
            )
            for row in await connection.execute(statement)
        ]


async def keep_feed(store: Store, site: str, feed: Feed) -> None:
    """Read a feed on a schedule from now on; replaces what was set for the same address."""
    row = {
        "site": site,
        "url": feed.url,
        "every_hours": feed.every_hours,
        "format": feed.form or "",
        "read_at": feed.read_at,
        "said": feed.said,
        "failed": feed.failed,
    }
    async with store.write() as connection:
        await upsert(connection, feeds, [row])


async def drop_feed(store: Store, site: str, url: str) -> bool:
    """Stop reading a feed; return whether there was one. Its facts stay until they are too old."""
    on = delete(feeds).where(feeds.c.site == site, feeds.c.url == url)
    async with store.write() as connection:
        return (await connection.execute(on)).rowcount > 0


async def note_reading(
    store: Store, site: str, url: str, at: int, said: str, *, failed: bool
) -> None:
    """Store the result of a reading."""
    on = update(feeds).where(feeds.c.site == site, feeds.c.url == url)
    async with store.write() as connection:
        await connection.execute(on.values(read_at=at, said=said, failed=failed))
