import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.builders import ask_store
from tests.support.person_data import a_wish, address_of, keep_everything
from tests.unit.history.logs import SHOPIFY
from waverly.cli import group
from waverly.reporting.kept_data import WORDS
from waverly.settings import Settings
from waverly.storage.people.kept.belongings import BELONGINGS
from waverly.storage.people.wishes.rows import keep_wish


@pytest.fixture
def home(settings: Settings) -> str:
    """The home of a store that knows Ann."""
    ask_store(settings, lambda store: keep_everything(store, "ann"))
    return settings.home


def run(home: str, *arguments: str, says: str | None = None) -> Result:
    return CliRunner().invoke(group, ["people", *arguments, "--home", home], input=says)


def test_all_of_a_person_is_printed(home: str) -> None:
    told = json.loads(run(home, "export", "ann").output)
    assert told["visitors"] == ["ann", "ann-phone"]
    assert {kind["table"] for kind in told["kept"]} == {table.name for table in BELONGINGS}


def test_an_address_finds_the_orders_that_were_imported(home: str, tmp_path: Path) -> None:
    orders = tmp_path / "orders.csv"
    orders.write_text(SHOPIFY, encoding="utf-8")
    told = CliRunner().invoke(group, ["import", str(orders), "--from", "shopify", "--home", home])
    assert told.exit_code == 0
    found = json.loads(run(home, "export", "Ana@example.com").output)
    assert {kind["table"] for kind in found["kept"]} == {"journal", "outcomes", "sessions"}
    assert run(home, "erase", "ana@example.com", "--yes").exit_code == 0
    gone = run(home, "export", "ana@example.com")
    assert str(gone.exception).startswith("Nothing is kept of this person: ana@example.com.")


def test_all_of_a_person_is_written_for_the_owners_eyes_alone(home: str, tmp_path: Path) -> None:
    out = tmp_path / "ann.json"
    told = run(home, "export", address_of("ann"), "--out", str(out), "--json")
    assert json.loads(told.output)["rows"]["wishes"] == 1
    assert json.loads(out.read_bytes())["email"] == address_of("ann")
    assert out.stat().st_mode & 0o777 == 0o600


def test_before_erasing_it_is_said_what_goes(home: str) -> None:
    told = run(home, "erase", "ann", says="n\n")
    assert told.exit_code == 1
    assert "things asked for (reminders, alerts, kept carts): 1" in told.output
    assert run(home, "export", "ann").exit_code == 0


def test_after_a_yes_nothing_is_kept(home: str) -> None:
    told = run(home, "erase", "ann", says="y\n")
    assert "Erased:\n  messages from the pages they saw: 1" in told.output
    again = run(home, "erase", "ann", "--yes")
    assert str(again.exception).startswith("Nothing is kept of this person: ann. Give a visitor")


def test_a_program_erases_without_being_asked_and_reads_the_counts(home: str) -> None:
    told = json.loads(run(home, "erase", "ann", "--yes", "--json").output)
    assert told["rows"]["journal"] == 1
    assert told["visitors"] == ["ann", "ann-phone"]


def test_a_program_that_cannot_be_asked_must_say_yes(home: str) -> None:
    told = run(home, "erase", "ann", "--json")
    assert str(told.exception).endswith("Add --yes to erase.")
    assert run(home, "export", "ann").exit_code == 0


def test_there_is_a_word_for_all_that_can_be_kept() -> None:
    assert set(WORDS) == {table.name for table in BELONGINGS}


@pytest.mark.parametrize("verb", [("export",), ("erase", "--yes")])
def test_visits_in_whose_browser_an_address_was_typed_are_said_to_stay(
    settings: Settings, verb: tuple[str, ...]
) -> None:
    wish = a_wish("ben", "cid@example.com")
    ask_store(settings, lambda store: keep_wish(store, wish, "same"))
    asked = run(settings.home, *verb, "cid@example.com")
    assert "visits of 1 browser in which the address was typed" in asked.stderr
    assert asked.stderr.endswith("ask by its id: ben\n") and "was typed" not in asked.stdout
    assert run(settings.home, "export", address_of("ann")).stderr == ""
