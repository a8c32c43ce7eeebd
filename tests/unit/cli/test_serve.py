import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from tests.support.builders import DAY, NOW
from tests.support.full_disk import no_room
from waverly.cli import group, serve
from waverly.clock import SettableClock, now_by
from waverly.errors import SettingsError, StorageError
from waverly.settings import Settings


def test_a_port_in_use_is_refused_with_the_mend_and_nothing_is_claimed(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = CliRunner().invoke(
            group, ["serve", "--home", settings.home, "--host", "127.0.0.1", "--port", str(port)]
        )
    assert isinstance(ran.exception, SettingsError)
    assert str(port) in str(ran.exception) and "--port" in str(ran.exception)
    assert "listens on http" not in ran.output


def test_a_database_of_another_version_is_refused_before_anything_starts(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "serve", lambda settings: pytest.fail("it was started"))
    with closing(sqlite3.connect(Path(settings.home) / "waverly.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '0001'")
        database.commit()
    ran = CliRunner().invoke(group, ["serve", "--home", settings.home, "--port", "0"])
    assert isinstance(ran.exception, StorageError)
    assert "waverly migrate" in str(ran.exception)
    assert ran.output == ""


def test_a_database_that_takes_nothing_is_refused_in_a_sentence(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "serve", lambda settings: pytest.fail("it was started"))
    with no_room(65_536):  # enough for what SQLite needs to read
        ran = CliRunner().invoke(group, ["serve", "--home", settings.home, "--port", "0"])
    assert isinstance(ran.exception, StorageError)
    assert "takes nothing more: disk I/O error" in str(ran.exception)
    assert "look whether it may be written in" in str(ran.exception)
    assert ran.output == ""


def test_a_signing_key_that_was_cut_off_is_refused_before_anything_starts(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "serve", lambda settings: pytest.fail("it was started"))
    settings.secret_path.write_text("", encoding="ascii")
    ran = CliRunner().invoke(group, ["serve", "--home", settings.home, "--port", "0"])
    assert isinstance(ran.exception, SettingsError)
    assert ran.exception.place == str(settings.secret_path)
    assert ran.output == ""


def test_integrations_that_cannot_be_meant_are_refused_before_anything_starts(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "serve", lambda settings: pytest.fail("it was started"))
    Path(settings.home, "integrations.toml").write_text("[[webhok]]\n", encoding="utf-8")
    ran = CliRunner().invoke(group, ["serve", "--home", settings.home, "--port", "0"])
    assert isinstance(ran.exception, SettingsError)
    assert "Did you mean webhook?" in str(ran.exception)
    assert ran.output == ""


@pytest.mark.parametrize("address", ["", "https://help.shop.example"])
def test_it_is_said_when_other_computers_cannot_find_the_server(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(serve, "serve", lambda settings: None)
    monkeypatch.setenv("WAVERLY_PUBLIC_URL", address)
    said = CliRunner().invoke(group, ["serve", "--home", settings.home, "--port", "0"]).output
    assert ("Other computers cannot find it" in said) is (address == "")
    assert ("set WAVERLY_PUBLIC_URL" in said) is (address == "")


@pytest.mark.parametrize("is_told", [False, True])
def test_a_server_that_does_not_know_of_the_proxy_in_front_is_warned_about(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, is_told: bool
) -> None:
    monkeypatch.setattr(serve, "serve", lambda settings: None)
    monkeypatch.setenv("WAVERLY_PUBLIC_URL", "https://help.shop.example")
    monkeypatch.setenv("WAVERLY_BEHIND_PROXY", str(is_told).lower())
    said = CliRunner().invoke(group, ["serve", "--home", settings.home, "--port", "0"]).stderr
    assert ("WAVERLY_BEHIND_PROXY is not true" in said) is not is_told


def test_a_setting_that_is_misspelt_is_said_to_set_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "serve", lambda settings: None)
    for name in ("WAVERLY_HOLDUOT", "WAVERLY_CHROMIUM", "WAVERLY_SECRET", "HOLDUOT"):
        monkeypatch.setenv(name, "0.2")
    said = CliRunner().invoke(group, ["serve", "--home", settings.home, "--port", "0"]).stderr
    assert said == (
        "There is no setting WAVERLY_HOLDUOT, so it sets nothing. Did you mean WAVERLY_HOLDOUT?\n"
    )


def test_a_server_begins_with_the_machines_time(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    SettableClock(settings.clock_path).set(NOW + 900 * DAY)
    monkeypatch.setattr("uvicorn.run", lambda *given, **named: None)
    monkeypatch.setattr("os.environ", {})
    serve.serve(replace(settings, workers=2))
    assert now_by(settings.clock_path) < NOW + 900 * DAY


@pytest.mark.parametrize(
    ("address", "path"), [("https://shop.example/help/", "/help"), ("https://help.example", "")]
)
def test_the_path_of_the_public_address_is_told_to_the_server(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, address: str, path: str
) -> None:
    given: dict[str, object] = {}
    monkeypatch.setattr("uvicorn.run", lambda *app, **named: given.update(named))
    monkeypatch.setattr("os.environ", {})
    serve.serve(replace(settings, public_url=address, workers=2))
    assert given["root_path"] == path


@pytest.mark.parametrize(("behind_proxy", "idle_s"), [(True, 150), (False, 5)])
def test_a_proxys_idle_connection_is_kept_longer_than_the_proxy_keeps_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, behind_proxy: bool, idle_s: int
) -> None:
    given: dict[str, object] = {}
    monkeypatch.setattr("uvicorn.run", lambda *app, **named: given.update(named))
    monkeypatch.setattr("os.environ", {})
    serve.serve(replace(settings, behind_proxy=behind_proxy, workers=2))
    assert given["timeout_keep_alive"] == idle_s
