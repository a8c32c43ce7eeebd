"""`waverly report`: text, JSON and a file; rebuilding; and what it refuses."""

import asyncio
import itertools
import re
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from tests.support.builders import KEY
from tests.support.journal_visits import table, wavered
from waverly.cli import group
from waverly.errors import SettingsError, WrongUse
from waverly.settings import Settings
from waverly.storage import open_store

QUIET = "No sign that used to be common has fallen silent."


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
    asked = ["report", "--home", settings.home, "--from", "2026-01-01", "--json"]
    found = msgspec.json.decode(CliRunner().invoke(group, asked).stdout)
    assert (found["site"], found["visits"]) == (KEY, 2)
    assert found["days"] == found["compared"]
    assert found["everything"]["headline"]["verdict"] == "early"
    told = CliRunner().invoke(group, ["report", "--home", settings.home, "--by", "device"])
    assert "Too early to say" in told.stdout


def test_a_store_nobody_has_is_refused_naming_the_known_ones(settings: Settings) -> None:
    asked = ["report", "--site", "pk_nope", "--home", settings.home]
    refused = CliRunner().invoke(group, asked).exception
    assert isinstance(refused, SettingsError)
    assert (refused.place, refused.value) == ("--site", "pk_nope")
    assert KEY in refused.mend


def test_a_first_day_that_is_still_to_come_is_refused(settings: Settings) -> None:
    asked = ["report", "--home", settings.home, "--from", "2999-01-01"]
    refused = CliRunner().invoke(group, asked).exception
    assert isinstance(refused, SettingsError)
    assert (refused.place, refused.value) == ("--from", "2999-01-01")


@pytest.mark.parametrize(
    "asked",
    [
        ("report", "--html"),
        ("evaluate", "--plot"),
        ("explain", "s_1", "--trace"),
        ("simulate", "--plot"),
    ],
)
def test_a_file_in_no_folder_is_refused_before_anything_is_done(
    asked: tuple[str, ...], tmp_path: Path
) -> None:
    refused = CliRunner().invoke(group, [*asked, str(tmp_path / "nowhere" / "file")])
    assert isinstance(refused.exception, WrongUse)
    assert refused.exception.sentence == "There is no such folder to put the file into"
    assert refused.exception.value == str(tmp_path / "nowhere")


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


def test_a_campaign_never_in_force_is_refused_with_those_that_were(settings: Settings) -> None:
    told = CliRunner().invoke(group, ["report", "--home", settings.home, "--campaign", "nope"])
    assert told.exit_code == 1
    assert "nope" in str(told.exception)
    assert "fit-note" in str(told.exception)


def test_days_the_wrong_way_round_are_refused(settings: Settings) -> None:
    days = ("--from", "2026-11-20", "--to", "2026-11-01")
    told = CliRunner().invoke(group, ["report", "--home", settings.home, *days])
    assert "The first day is after the last" in str(told.exception)


def test_the_last_day_is_told_as_it_was_asked_for(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    asked = ["report", "--home", settings.home, "--to", "2026-11-20"]
    assert "20 Nov 2026 (UTC)" in CliRunner().invoke(group, asked).stdout
    CliRunner().invoke(group, [*asked, "--html", str(file)])
    assert "20 Nov 2026 (UTC)" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("part", ["capture", "journeys", "friction"])
def test_the_parts_say_which_days_they_cover(settings: Settings, part: str) -> None:
    told = CliRunner().invoke(group, ["report", part, "--days", "1", "--home", settings.home])
    assert re.search(r"\d{1,2} [A-Z][a-z]{2} \d{4} \(UTC\)", told.stdout)


def test_friction_that_nobody_showed_has_no_empty_parts(settings: Settings) -> None:
    told = CliRunner().invoke(group, ["report", "friction", "--home", settings.home]).stdout
    assert "hesitated in 0 of 0 visits" in told
    assert "Only the script in your pages" in told
    assert "By part" not in told and "drawn at random" not in told


@pytest.mark.parametrize("part", ["journeys", "capture"])
def test_the_parts_have_no_title_without_lines(settings: Settings, part: str) -> None:
    fill(settings)
    asked = ["report", part, "--days", "3650", "--home", settings.home]
    lines = [*CliRunner().invoke(group, asked).stdout.splitlines(), ""]
    bare = [title for title, below in itertools.pairwise(lines) if title and not below]
    assert [line for line in bare if not line.startswith(" ")] in (
        [],
        lines[:1],
        [*lines[:1], QUIET],
    )
    assert "size guide unresolved" not in "\n".join(lines)


def test_friction_calls_moments_by_their_names(settings: Settings) -> None:
    fill(settings)
    asked = ["report", "friction", "--days", "3650", "--home", settings.home]
    told = CliRunner().invoke(group, asked).stdout
    assert "Opened the size guide, chose no size" in told
    assert "size_guide" not in told and "size guide unresolved" not in told


def test_moments_are_called_by_their_names_where_the_report_is_split(settings: Settings) -> None:
    fill(settings)
    asked = ["report", "--home", settings.home, "--from", "2026-01-01", "--by", "trigger"]
    told = CliRunner().invoke(group, asked).stdout
    assert "Opened the size guide, chose no size" in told
    assert "size_guide_unresolved" not in told
