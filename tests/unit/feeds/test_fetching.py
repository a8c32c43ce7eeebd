"""Feeds come from the public web, unless the owner says that one is at home."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from tests.support.builders import HOUR, KEY, NOW
from tests.unit.feeds.shops import TABLE
from waverly.errors import DataError
from waverly.feeds.due import read_due
from waverly.feeds.fetching import fetch
from waverly.storage import Store
from waverly.storage.catalogue.feed_rows import Feed, feeds_of, keep_feed
from waverly.storage.catalogue.product_rows import product


@pytest.fixture
async def shop_url() -> AsyncIterator[str]:
    """A shop on this machine that publishes a feed, and an address that moved there."""

    async def feed(request: web.Request) -> web.Response:
        return web.Response(text=TABLE)

    async def moved(request: web.Request) -> web.Response:
        raise web.HTTPFound("/feed.tsv")

    async def round_and_round(request: web.Request) -> web.Response:
        raise web.HTTPFound("/round.tsv")

    app = web.Application()
    app.add_routes(
        [
            web.get("/feed.tsv", feed),
            web.get("/old.tsv", moved),
            web.get("/round.tsv", round_and_round),
        ]
    )
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    yield f"http://{host}:{port}"
    await runner.cleanup()


PRIVATE = (
    "127.0.0.1",
    "localhost",
    "10.0.0.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "0.0.0.0",  # noqa: S104  # asked for, not listened at
    "169.254.169.254",
    "2130706433",
    "127.1",
    "0177.0.0.1",
)


@pytest.mark.parametrize("host", PRIVATE)
async def test_an_address_inside_the_own_network_is_refused(tmp_path: Path, host: str) -> None:
    with pytest.raises(DataError, match=r"inside your own network.*WAVERLY_PRIVATE_FEEDS"):
        await fetch(f"http://{host}:9/feed.xml", tmp_path / "feed")


async def test_an_address_must_be_of_the_web(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="http://"):
        await fetch("file:///etc/passwd", tmp_path / "feed")


async def test_a_feed_that_moved_is_followed(tmp_path: Path, shop_url: str) -> None:
    await fetch(f"{shop_url}/old.tsv", tmp_path / "feed", allow_private=True)
    assert (tmp_path / "feed").read_text() == TABLE


async def test_a_feed_is_read_when_its_time_has_come(store: Store, shop_url: str) -> None:
    await keep_feed(store, KEY, Feed(url=f"{shop_url}/feed.tsv", every_hours=6))
    first = await read_due(store, KEY, NOW, allow_private=True)
    early = await read_due(store, KEY, NOW + 5 * HOUR, allow_private=True)
    again = await read_due(store, KEY, NOW + 6 * HOUR, allow_private=True)
    assert ["1 changed" in first[0].sentence, early, "1 as before" in again[0].sentence] == [
        True,
        [],
        True,
    ]
    assert await product(store, KEY, "ZX") is not None


async def test_a_feed_that_cannot_be_read_says_so_where_the_owner_looks(
    store: Store, shop_url: str
) -> None:
    await keep_feed(store, KEY, Feed(url=f"{shop_url}/gone.tsv"))
    await read_due(store, KEY, NOW, allow_private=True)
    found = await feeds_of(store, KEY)
    assert (found[0].read_at, "404" in (found[0].said or "")) == (NOW, True)


PASSWORD = "open-sesame"


@pytest.mark.parametrize(
    "address",
    [
        "{}/feed.tsv",
        "{}/gone.tsv",
        "{}/round.tsv",
        "http://user:pass@127.0.0.1:9/feed.tsv",
        "http://user:pass@127.0.0.1:99999/feed.tsv",
        "http://user:pass@/feed.tsv",
        "ftp://user:pass@shop.example/feed.tsv",
    ],
)
async def test_the_password_of_a_feed_is_used_and_never_said(
    store: Store, shop_url: str, address: str
) -> None:
    own = address.format(shop_url.replace("http://", "http://user:pass@"))
    url = own.replace("pass", PASSWORD) + f"?token={PASSWORD}"
    await keep_feed(store, KEY, Feed(url=url))
    (reading,) = await read_due(store, KEY, NOW, allow_private=True)
    (feed,) = await feeds_of(store, KEY)
    assert reading.ok is address.endswith("{}/feed.tsv")
    assert PASSWORD not in f"{reading.sentence} {feed.said}"
    assert (
        "feed.tsv" in reading.sentence
        or "gone.tsv" in reading.sentence
        or "round" in reading.sentence
    )
