"""The benchmark learns on one file, judges on another, and says what it found in fixed words."""

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from waverly.benchmark.hillstrom import Hillstrom
from waverly.cli.benchmark import command

from .files import mail_trial, write_csv


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Hillstrom:
    folder = tmp_path_factory.mktemp("hillstrom")
    files = (mail_trial(folder / "a.csv.gz"), mail_trial(folder / "b.csv", 2_000, seed=1))
    arguments = ["hillstrom", "--train", str(files[0]), "--test", str(files[1]), "--json"]
    ran = CliRunner().invoke(command, arguments, catch_exceptions=False)
    return msgspec.json.decode(ran.output, type=Hillstrom)


def test_each_mail_is_judged_on_each_outcome(result: Hillstrom) -> None:
    asked = [(each.campaign, each.outcome) for each in result.campaigns]
    assert asked == [
        ("Womens E-Mail", "visit"),
        ("Mens E-Mail", "visit"),
        ("Womens E-Mail", "conversion"),
        ("Mens E-Mail", "conversion"),
    ]


def test_choosing_is_worth_it_where_the_mail_brings_some_and_not_others(result: Hillstrom) -> None:
    womens, mens, *_ = result.campaigns
    assert womens.verdict == "choosing beats sending to all"
    assert mens.verdict != "choosing beats sending to all"


def test_the_held_back_file_is_judged_apart(result: Hillstrom) -> None:
    assert (result.rows, result.held_back_rows) == (3_000, 2_000)
    for learner in result.campaigns[0].learners:
        assert learner.held_back is not None
        assert learner.held_back.rows != learner.cross_validated.rows


def test_a_foreign_arm_is_named(tmp_path: Path) -> None:
    file = mail_trial(tmp_path / "a.csv", 50)
    file.write_text(file.read_text().replace("Mens E-Mail", "Fax"), encoding="utf-8")
    ran = CliRunner().invoke(command, ["hillstrom", "--train", str(file), "--json"])
    assert "Fax" in str(ran.exception)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", ["segment"], [["No E-Mail"]])
    ran = CliRunner().invoke(command, ["hillstrom", "--train", str(file), "--json"])
    assert "A column is missing: zip_code" in str(ran.exception)
