"""`waverly catalogue`: feeds in, facts out."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from tests.unit.feeds.shops import TABLE, written
from waverly.cli import group
from waverly.errors import NotFound
from waverly.settings import Settings


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, arguments)


def test_a_feed_is_read_and_its_products_are_shown(settings: Settings, tmp_path: Path) -> None:
    home = ("--home", settings.home, "--json")
    feed = str(written(tmp_path, TABLE))
    report = json.loads(run("catalogue", "import", feed, *home).output)
    shown = json.loads(run("catalogue", "show", "ZX", *home).output)
    overview = json.loads(run("catalogue", "show", *home).output)
    assert (report["products"], report["changed"]) == (1, 1)
    assert (shown["product"]["price"], shown["prices"][0]["price"]) == (99.0, 99.0)
    assert (overview["products"], overview["sources"]) == (1, {"feed": 1})


def test_import_from_a_google_feed_is_the_same(settings: Settings, tmp_path: Path) -> None:
    file = str(written(tmp_path, TABLE))
    result = run("import", file, "--from", "google-feed", "--home", settings.home)
    assert "1 product with 2 variants: 1 new or changed" in result.output


def test_a_product_nobody_told_of_is_said_to_be_unknown(settings: Settings) -> None:
    found = run("catalogue", "show", "nothing", "--home", settings.home)
    assert isinstance(found.exception, NotFound)


def test_feeds_are_added_listed_and_removed(settings: Settings) -> None:
    home = ("--home", settings.home)
    url = "https://shop.example/feed.xml"
    added = run("catalogue", "feeds", "--add", url, "--every-hours", "6", *home)
    removed = run("catalogue", "feeds", "--remove", url, *home)
    assert f"{url} every 6 hours: not read yet" in added.output
    assert "No feed is read on a schedule" in removed.output


def test_a_feed_that_could_not_be_read_is_marked_until_it_is(settings: Settings) -> None:
    feed = ("--add", "http://127.0.0.1:9/feed")
    told = run("catalogue", "feeds", *feed, "--read-now", "--home", settings.home).output
    assert "/feed every 24 hours (NOT READ, and tried again every hour): " in told
