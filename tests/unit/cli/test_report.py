"""`waverly report`: text, JSON and a file; rebuilding; and what it refuses."""

import asyncio
from pathlib import Path

import msgspec
from click.testing import CliRunner

from tests.builders import KEY
from tests.measured import table, wavered
from waverly.cli import group
from waverly.settings import Settings
from waverly.storage import open_store


def fill(settings: Settings) -> None:
    async def write() -> None:
        async with open_store(settings.database_url) as store:
            await wavered(store)
            await wavered(store, "v2", held_out="campaign")

    asyncio.run(write())


def count_rows(settings: Settings) -> int:
    async def read() -> int:
        async with open_store(settings.database_url) as store:
            return len(await table(store))

    return asyncio.run(read())


def test_the_report_prints_text_or_json(settings: Settings) -> None:
    fill(settings)
    told = CliRunner().invoke(group, ["report", "--home", settings.home, "--json"])
    found = msgspec.json.decode(told.stdout)
    assert (found["site"], found["visits"]) == (KEY, 2)
    assert found["everything"]["headline"]["verdict"] == "early"
    told = CliRunner().invoke(group, ["report", "--home", settings.home, "--by", "device"])
    assert "Too early to say" in told.stdout


def test_the_page_is_written_where_it_is_asked_for(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    told = CliRunner().invoke(group, ["report", "--home", settings.home, "--html", str(file)])
    assert (told.exit_code, told.stdout) == (0, "")
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_rebuilding_makes_all_sums_anew(settings: Settings) -> None:
    fill(settings)
    CliRunner().invoke(group, ["report", "--home", settings.home])
    before = count_rows(settings)
    told = CliRunner().invoke(group, ["report", "rebuild", "--home", settings.home, "--json"])
    assert told.exit_code == 0, told.output
    assert count_rows(settings) == before > 0


def test_a_dimension_that_is_not_there_is_refused_with_those_that_are(settings: Settings) -> None:
    told = CliRunner().invoke(group, ["report", "--home", settings.home, "--by", "weather"])
    assert told.exit_code == 1
    assert "weather" in str(told.exception)
    assert "device" in str(told.exception)
