"""Every command refuses in one style, with one status for wrong use; `--json` keeps stdout to JSON."""

import ctypes
import json
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import click
import pytest

from waverly import cli
from waverly.cli import COMMANDS, group
from waverly.cli.refusing import not_served
from waverly.settings import Settings


def called(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[int | str | None, str, str]:
    """Call the command as a shell does; return its status, standard output and standard error."""
    monkeypatch.setattr("sys.argv", ["waverly", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code, *capsys.readouterr()


SAID = [
    ("fly", "There is no such command: fly (waverly). Known are: access, "),
    ("campaigns plans", "no such command: plans (waverly campaigns). Did you mean plan? Known are: "),
    ("report --form 1", "no such option: --form (waverly report). Did you mean --from? Known are: "),
    ("shares --home x", "no such option: --home (waverly shares). `waverly shares --help` says what"),
    ("report journeys --days 0", "taken: 0 (waverly report journeys --days). Give a whole number from 1 up"),
    ("report journeys --days -3", "cannot be taken: -3 (waverly report journeys --days)."),
    ("report journeys --days x", "cannot be taken: x (waverly report journeys --days)."),
    ("report journeys --days 100000", "cannot be taken: 100000 (waverly report journeys --days)."),
    ("campaigns plan --replay 0", "cannot be taken: 0 (waverly campaigns plan --replay)."),
    ("simulate --days 0", "cannot be taken: 0.0 (waverly simulate --days). Give a number above 0."),
    ("simulate --policy ruls", "cannot be chosen: ruls (waverly simulate --policy). Did you mean rules?"),
    ("report --from tomorrow", "can read: tomorrow (waverly report --from). Write it as 2026-11-26."),
    ("report --by devise", "split by this: devise (--by). Did you mean device?"),
    ("import", "Something is missing: FILE (waverly import)."),
    ("import none.csv", "nothing of this name: none.csv (waverly import FILE)."),
    ("import /", "This is a folder, not a file: / (waverly import FILE)."),
    ("explain a b", "This is more than it takes: b (waverly explain)."),
    ("explain", "Which decision (DECISION)? Name one, or use --from."),
    ("serve --port x", "This is no number: x (waverly serve --port). Give a whole number."),
    ("serve --port 99999", "99999 (--port)."),
    ("backup none/x.zip", "to put the file into: none (FILE)."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), SAID, ids=[line for line, _ in SAID])
def test_wrong_use_names_place_value_and_mend_and_ends_with_2(
    line: str,
    said: str,
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WAVERLY_HOME", settings.home)
    status, out, err = called(line.split(), capsys, monkeypatch)
    assert (status, out) == (2, "")
    assert err.startswith("waverly: ") and said in err


def test_a_library_the_machine_lacks_is_said_with_the_package_that_has_it(tmp_path: Path) -> None:
    (tmp_path / "lib_lightgbm.so").touch()
    with pytest.raises(OSError, match="lib_lightgbm") as caught:
        ctypes.PyDLL(str(tmp_path / "lib_lightgbm.so"))
    assert "apt install libgomp1" in str(not_served(caught.value))


def test_where_both_go_to_one_place_it_is_said_once() -> None:
    command = [sys.executable, "-m", "waverly", "lift"]
    found = subprocess.run(
        command,
        check=False,
        input="no question",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert json.loads(found.stdout)["error"]["sentence"] == "Standard input is not JSON"
    assert found.returncode == 1


WORDS: dict[str, list[str]] = {
    "backup": ["nowhere/x.zip"],
    "benchmark events": ["--data", "none.csv"],
    "benchmark friction": ["--data", "none.csv"],
    "benchmark hillstrom": ["--train", "none.csv"],
    "benchmark obd": ["--data", "none"],
    "benchmark uci": ["--train", "none.csv"],
    "campaigns apply": ["--words-only"],
    "campaigns check": ["--words-only"],
    "campaigns forecast": ["none"],
    "campaigns simulate": ["none.toml"],
    "catalogue find": ["shoe"],
    "catalogue import": ["none.xml"],
    "doctor": ["http://127.0.0.1:1/"],
    "explain": ["none"],
    "import": ["none.csv"],
    "outbox replay": ["none", "--since", "2026-11-26"],
    "people erase": ["none"],
    "people export": ["none"],
    "export": ["OUT"],
    "restore": ["none.zip", "--home", "none"],
    "shares release": ["none", "--note", "because"],
    "simulate": ["--policy", "nothing", "--days", "1", "--decisions", "20"],
}
"""What else is said; the other commands need nothing. Many are refused: that is JSON, too."""


def with_json(of: click.Command, path: tuple[str, ...] = ()) -> list[str]:
    """Return every command that takes `--json`."""
    found = [" ".join(path)] if any("--json" in each.opts for each in of.params) else []
    if isinstance(of, click.Group):
        context = click.Context(of)
        for name in of.list_commands(context):
            part = of.get_command(context, name)
            assert part is not None
            found += with_json(part, (*path, name))
    return found


def test_words_are_for_commands_there_are() -> None:
    assert WORDS.keys() <= set(with_json(group))
    assert {each.split()[0] for each in with_json(group)} == COMMANDS.keys() - {"demo", "serve"}


@pytest.mark.parametrize("command", with_json(group))
def test_with_json_standard_output_holds_one_json_document_and_nothing_else(
    command: str,
    settings: Settings,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    elsewhere = tmp_path_factory.mktemp("out")
    monkeypatch.setenv("WAVERLY_HOME", settings.home)
    monkeypatch.chdir(elsewhere)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"no question")))
    more = [str(elsewhere / "all") if word == "OUT" else word for word in WORDS.get(command, [])]
    status, out, err = called([*command.split(), *more, "--json"], capsys, monkeypatch)
    told = json.loads(out)
    if status and "error" in told:
        assert told["status"] == status
        assert err.startswith("waverly: " + told["error"]["sentence"].rstrip("?."))
    else:
        assert err == ""
