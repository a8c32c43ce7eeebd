"""A command in another shell goes by the holdout the server runs with."""

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.support.builders import KEY, ask_store
from tests.support.commands import run
from waverly.app import create_app
from waverly.cli.drafts import deciding_now
from waverly.settings import Settings, read_settings
from waverly.storage.site.audit_rows import audit_entries


def serve_with(settings: Settings, holdout: float) -> None:
    """Start a server that keeps this share without help, and end it."""
    with TestClient(create_app(replace(settings, holdout=holdout))):
        pass


def holdout_by(settings: Settings) -> float:
    """What a draft would be played with."""
    return ask_store(settings, lambda store: deciding_now(store, KEY, settings)).policy.holdout


def test_a_shell_that_sets_none_goes_by_the_servers(settings: Settings) -> None:
    assert holdout_by(settings) == 0.1
    serve_with(settings, 0.25)
    assert holdout_by(settings) == 0.25
    assert "WAVERLY_HOLDOUT" not in run("shares", "show", "--home", settings.home).output


def test_what_a_shell_sets_itself_wins_and_the_contradiction_is_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve_with(settings, 0.25)
    monkeypatch.setenv("WAVERLY_HOLDOUT", "0.2")
    assert holdout_by(read_settings({"WAVERLY_HOLDOUT": "0.2"}, home=settings.home)) == 0.2
    told = run("shares", "show", "--home", settings.home).stderr
    assert "WAVERLY_HOLDOUT is 0.2 here, and the server has run with 0.25 since" in told
    monkeypatch.setenv("WAVERLY_HOLDOUT", "0.25")
    assert run("shares", "show", "--home", settings.home).stderr == ""


def test_a_server_that_starts_with_another_share_writes_that_down_once(settings: Settings) -> None:
    for holdout in (0.25, 0.25, 0.1, 0.1):
        serve_with(settings, holdout)
    entries = ask_store(settings, lambda store: audit_entries(store, ""))
    assert [(one.before, one.after) for one in entries] == [("25.0%", "10.0%")]
