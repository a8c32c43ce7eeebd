"""Reads the feeds whose time has come."""

import tempfile
from pathlib import Path

from msgspec import Struct

from waverly.clock import HOUR_MS
from waverly.errors import WaverlyError
from waverly.errors.unshown import without_secrets
from waverly.feeds.importing import OnStage, import_feed
from waverly.feeds.report import FeedReport
from waverly.storage import Store
from waverly.storage.catalogue.feed_rows import Feed, feeds_of, note_reading


class FeedResult(Struct, frozen=True, kw_only=True):
    """What became of one feed: a sentence, and whether it could be read."""

    sentence: str
    ok: bool


async def read_due(store: Store, site: str, at: int, *, allow_private: bool) -> list[FeedResult]:
    """Read every feed of a site that is due at `at`; return what became of each.

    A feed that could not be read is due at once, until it has been; what was known stays, and grows old.
    """
    said = []
    for feed in await feeds_of(store, site):
        if not _is_due(feed, at):
            continue
        try:
            report = await read_feed(store, site, feed, at, allow_private=allow_private)
            reading = FeedResult(sentence=report.sentence, ok=True)
        except WaverlyError as error:
            reading = FeedResult(sentence=str(error), ok=False)
        await note_reading(store, site, feed.url, at, reading.sentence, failed=not reading.ok)
        said.append(reading)
    return said


def _is_due(feed: Feed, at: int) -> bool:
    if feed.read_at is None or feed.failed:
        return True
    return at - feed.read_at >= feed.every_hours * HOUR_MS


async def read_feed(
    store: Store,
    site: str,
    feed: Feed,
    at: int,
    *,
    allow_private: bool,
    on_stage: OnStage = lambda stage, done: None,
) -> FeedReport:
    """Fetch a feed and read it into the catalogue. Raises DataError."""
    # Imported here: it brings aiohttp along, and a server starts without it.
    from waverly.feeds.fetching import fetch

    with tempfile.TemporaryDirectory(prefix="waverly-feed-") as folder:
        file = Path(folder) / "feed"
        await fetch(feed.url, file, allow_private=allow_private)
        return await import_feed(
            store, site, file, at, on_stage, form=feed.form, source=without_secrets(feed.url)
        )
