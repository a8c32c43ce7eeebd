"""A folder nobody has prepared: commands say so, and leave it as it is."""

from pathlib import Path

import pytest

from tests.support.commands import run
from waverly.errors import SettingsError, StorageError
from waverly.settings import Settings
from waverly.storage import open_store

COMMANDS = (
    ("report",),
    ("report", "friction"),
    ("explain", "d_1"),
    ("evaluate",),
    ("export", "out"),
    ("views",),
    ("shares", "show"),
    ("outbox", "list"),
    ("baseline", "show"),
    ("catalogue", "show"),
    ("catalogue", "feeds"),
    ("models", "list"),
    ("people", "export", "ann"),
    ("jobs",),
    ("status",),
    ("access", "list"),
    ("train",),
    ("migrate",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("folder", ["empty", "nowhere"])
def test_a_command_says_there_is_no_waverly_folder_and_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], folder: str
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    refused = run(*command, "--home", folder).exception
    assert isinstance(refused, SettingsError)
    assert refused.value == str(tmp_path / folder)
    assert "waverly init" in refused.mend
    assert list(tmp_path.rglob("*")) == [tmp_path / "empty"]


def test_serve_refuses_a_folder_that_is_not_there(tmp_path: Path) -> None:
    refused = run("serve", "--home", str(tmp_path / "nowhere"), "--port", "0").exception
    assert isinstance(refused, SettingsError)
    assert (refused.place, refused.value) == ("--home", str(tmp_path / "nowhere"))
    assert "waverly init" in refused.mend


def test_serve_makes_no_empty_database_where_the_disk_of_the_home_is_not_mounted(
    tmp_path: Path,
) -> None:
    refused = run("serve", "--home", str(tmp_path), "--port", "0").exception
    assert isinstance(refused, SettingsError)
    assert refused.sentence == "There is no Waverly folder here"
    assert list(tmp_path.iterdir()) == []


def test_init_says_where_no_folder_can_be_made(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    refused = run("init", "--home", str(file / "home")).exception
    assert isinstance(refused, SettingsError)
    assert (refused.place, refused.value) == ("--home", f"{file / 'home'}: Not a directory")


@pytest.mark.parametrize("verb", ["check", "plan"])
def test_files_of_elsewhere_do_not_make_a_database_here(
    tmp_path: Path, settings: Settings, verb: str
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    files = str(settings.campaigns_dir)
    refused = run("campaigns", verb, files, "--home", str(empty)).exception
    assert isinstance(refused, SettingsError)
    assert not list(empty.iterdir())


async def test_a_store_in_a_folder_that_is_not_there_names_the_folder(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'nowhere' / 'waverly.db'}"
    with pytest.raises(StorageError, match=r"no such folder.*nowhere.*waverly init"):
        async with open_store(url):
            raise AssertionError
