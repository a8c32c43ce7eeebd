import json
import re
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import click
import pytest
from starlette.testclient import TestClient

from tests.support.builders import KEY, a_batch, a_campaign, a_moment, post, put_in_force
from tests.support.commands import run
from waverly import cli
from waverly.app import create_app
from waverly.cli import COMMANDS, group
from waverly.errors import NotFound, SettingsError
from waverly.settings import Settings

Named = tuple[tuple[str, ...], click.Command]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert result.output.startswith("Usage:")


def every_command(within: click.Group, path: tuple[str, ...] = ()) -> Iterator[Named]:
    for name in within.list_commands(click.Context(within)):
        found = within.get_command(click.Context(within), name)
        assert found is not None
        yield ((*path, name), found)
        if isinstance(found, click.Group):
            yield from every_command(found, (*path, name))


SHOP_COMMANDS = [each for each in every_command(group) if each[0][0] != "benchmark"]


@pytest.mark.parametrize(
    ("path", "command"),
    SHOP_COMMANDS,
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_a_command_that_must_be_told_something_gives_an_example_that_works(
    path: tuple[str, ...], command: click.Command
) -> None:
    if any(each.required for each in command.params):
        assert command.epilog
    if not command.epilog:
        return
    told = shlex.split(command.epilog.removeprefix("Example: waverly "))
    assert told[: len(path)] == list(path)
    context = click.Context(command, info_name=path[-1])
    values, _, _ = command.make_parser(context).parse_args(told[len(path) :])
    needed = {each.name for each in command.params if each.required}
    assert needed <= {name for name, value in values.items() if value}


GROUPS = [
    (),
    *(
        (name,)
        for name in sorted(COMMANDS)
        if isinstance(group.get_command(click.Context(group), name), click.Group)
    ),
]


@pytest.mark.parametrize("path", GROUPS, ids=lambda path: " ".join(("waverly", *path)))
def test_no_line_of_a_list_of_commands_is_cut_off(path: tuple[str, ...]) -> None:
    listed = run(*path, "--help").output.split("--help ")[1]
    assert [line for line in listed.splitlines() if line.endswith("...")] == []


def test_help_lists_every_command_once_by_what_somebody_wants_to_do() -> None:
    listed = run("--help").output
    titles = [f"\n{title}:\n" for title in cli.GROUPS]
    assert [listed.count(title) for title in titles] == [1] * len(titles)
    named = [
        line.split()[0] for line in listed.partition(titles[0])[2].splitlines() if line[:2] == "  "
    ]
    assert named == list(COMMANDS) and len(named) == len(set(named))


def test_a_command_nobody_made_is_refused() -> None:
    assert run("fly").exit_code == 2


def test_migrate_says_that_the_database_is_current(settings: Settings) -> None:
    assert "is current" in run("migrate", "--home", settings.home).output
    told = json.loads(run("migrate", "--home", settings.home, "--json").output)
    assert told["before"] == told["after"]


def test_a_folder_is_backed_up_and_restored(settings: Settings, tmp_path: Path) -> None:
    file, again = str(tmp_path / "kept.zip"), str(tmp_path / "again")
    said = run("backup", file, "--home", settings.home).output
    assert f"{max(1, round(Path(file).stat().st_size / 1e3)):,} kB" in said
    told = json.loads(run("restore", file, "--home", again, "--json").output)
    assert (told["home"], told["files"] > 10) == (again, True)
    assert "is current" in run("migrate", "--home", again).output


def test_an_earlier_backup_says_to_migrate_first(settings: Settings, tmp_path: Path) -> None:
    with closing(sqlite3.connect(Path(settings.home, "waverly.db"))) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '0001'")
    run("backup", str(tmp_path / "kept.zip"), "--home", settings.home)
    told = run("restore", str(tmp_path / "kept.zip"), "--home", str(tmp_path / "a gain")).output
    assert f"first run: waverly migrate --home '{tmp_path / 'a gain'}'" in told


def test_explain_makes_a_decision_again(settings: Settings) -> None:
    put_in_force(settings, a_campaign())
    with TestClient(create_app(settings)) as client:
        batch = a_batch(a_moment(), ask=1, preview=True)
        decision = post(client, batch).decision
    assert decision is not None
    told = run("explain", decision.id, "--home", settings.home)
    assert "the decision is the same" in told.output
    assert "A preview for the shop's own people" in told.output
    assert "chance drew" not in told.output
    assert json.loads(run("explain", decision.id, "--home", settings.home, "--json").output)["same"]
    assert "µs" not in told.output
    assert isinstance(run("explain", "none", "--home", settings.home).exception, NotFound)
    said = str(run("explain", "none", "--home", settings.home).exception)
    assert "open a visit and press one of its decisions" in said
    assert f"{decision.id} (" in said


def test_explain_says_all_that_the_signs_point_to_and_what_each_campaign_answers(
    settings: Settings,
) -> None:
    waits = a_campaign("a-late-one", trigger={"moments": ["exit_intent"]})
    put_in_force(settings, waits, a_campaign(causes={"fit": 0.5, "trust": 1.0}))
    with TestClient(create_app(settings)) as client:
        signs = a_moment(strength=0.5), a_moment("policy_linger", 2, target="returns")
        post(client, a_batch(*signs, ask=1, preview=True))
    told = run("explain", "session-1", "--home", settings.home).output
    assert "this points to trust 67%, fit 33%" in told
    assert "(answers trust, fit)" in told
    assert told.index("fit-help   ") < told.index(
        "a-late-one   "
    )  # what could be shown comes first


def test_explain_says_what_stood_against_a_campaign_in_words(settings: Settings) -> None:
    waits = {"moments": ["exit_intent"]}
    put_in_force(
        settings, a_campaign(), a_campaign("waits", trigger=waits), a_campaign("off", enabled=False)
    )
    with TestClient(create_app(settings)) as client:
        post(client, a_batch(a_moment(), ask=1))
    told = run("explain", "session-1", "--home", settings.home).output
    assert re.search(r"off +switched off\n", told)
    assert re.search(r"For other moments:\n  waits +headed for the exit\n", told)
    assert "Score: how well a campaign answers" in told
    assert "exit_intent" not in told and "size_guide_unresolved" not in told


def test_explain_of_a_campaign_says_that_it_is_one(settings: Settings) -> None:
    put_in_force(settings, a_campaign())
    told = run("explain", "fit-help", "--home", settings.home).exception
    assert isinstance(told, NotFound)
    assert str(told).startswith("This is a campaign; only a decision can be explained: fit-help.")
    assert "waverly report --campaign fit-help" in told.mend


def test_a_campaign_slightly_misnamed_is_offered(settings: Settings) -> None:
    put_in_force(settings, a_campaign())
    settings.campaigns_dir.mkdir(exist_ok=True)
    starter = files("waverly.campaigns") / "starter" / "fit-note.toml"
    (settings.campaigns_dir / "fit-note.toml").write_text(starter.read_text(encoding="utf-8"))
    for words in (
        ("report", "--campaign", "fit-halp"),
        ("campaigns", "check", "--campaign", "fit-noet", "--words-only"),
    ):
        told = run(*words, "--home", settings.home).exception
        assert isinstance(told, NotFound)
        assert told.mend.startswith("Did you mean fit-")


def test_a_store_slightly_misnamed_is_offered(settings: Settings) -> None:
    told = run("report", "--site", KEY[:-1], "--home", settings.home).exception
    assert isinstance(told, SettingsError)
    assert told.mend == f"Did you mean {KEY}? Known are: {KEY}."


def test_explain_of_a_session_explains_its_only_decision(settings: Settings) -> None:
    put_in_force(settings, a_campaign())
    with TestClient(create_app(settings)) as client:
        decision = post(client, a_batch(a_moment(), ask=1, preview=True)).decision
    assert decision is not None
    assert "the decision is the same" in run("explain", "session-1", "--home", settings.home).output
    told = json.loads(run("explain", "session-1", "--home", settings.home, "--json").output)
    assert told["recorded"]["id"] == decision.id


def test_explain_of_a_session_names_its_decisions_and_how_to_save_it(settings: Settings) -> None:
    put_in_force(settings, a_campaign())
    with TestClient(create_app(settings)) as client:
        first = post(client, a_batch(a_moment(), ask=1, preview=True)).decision
        post(client, a_batch(a_moment(seq=2), ask=2, view="view-2", preview=True))
    assert first is not None
    told = str(run("explain", "session-1", "--home", settings.home).exception)
    assert "This is a visit with several decisions" in told
    assert f"{first.id} (size_guide_unresolved, fit-help)" in told
    assert "--trace FILE" in told


def test_explain_of_a_session_without_decisions_says_so(settings: Settings) -> None:
    with TestClient(create_app(settings)) as client:
        post(client, a_batch())
    told = run("explain", "session-1", "--home", settings.home).exception
    assert isinstance(told, NotFound)
    assert str(told).startswith("Nothing was decided in this visit: session-1.")


def test_journeys_of_an_empty_shop_are_one_sentence(settings: Settings) -> None:
    told = run("report", "journeys", "--home", settings.home).output
    assert told.startswith("No visit has ended in these days yet")
    assert len(told.splitlines()) == 1


def test_train_says_why_there_is_no_model(settings: Settings) -> None:
    result = run("train", "--home", settings.home, "--site", KEY)
    assert "No model was trained" in result.output


@pytest.mark.parametrize("at", ["5", "1790000000", "1790000000000000"])
def test_train_refuses_what_is_no_instant(settings: Settings, at: str) -> None:
    refused = run("train", "--home", settings.home, "--site", KEY, "--at", at).exception
    assert isinstance(refused, SettingsError)
    assert (refused.place, refused.value) == ("--at", at)


def test_schema_is_json() -> None:
    assert "Batch" in json.loads(run("schema").output)
    assert json.loads(run("schema", "--openapi").output)["openapi"] == "3.1.0"


def test_policies_are_compared_offline_and_a_server_needs_its_store() -> None:
    asked = ("--policy", "nothing", "--policy", "rules", "--days", "1", "--decisions", "40")
    lines = json.loads(run("simulate", *asked, "--json").output)
    assert [line["policy"] for line in lines] == ["nothing", "rules"]
    told = run("simulate", *asked).output
    assert "orders gained" in told and "95%" not in told
    assert "95%" in run("simulate", *asked, "--seasons", "2").output
    assert isinstance(run("simulate").exception, SettingsError)


def test_a_plan_speaks_of_flags_only_when_their_rules_change(settings: Settings) -> None:
    home = ("--home", settings.home)
    assert run("campaigns", "apply", "--words-only", *home).exit_code == 0
    said = run("campaigns", "plan", *home).output
    assert said.startswith("Nothing would change.")
    settings.flags_path.write_text("", encoding="utf-8")
    said = run("campaigns", "plan", *home).output
    assert said.startswith("  changed  rules of flags; there are: none\n")
