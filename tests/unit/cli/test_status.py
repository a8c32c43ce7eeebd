"""An operator asks how the server stands, and hears what to do."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner, Result

from tests.support.builders import ask_store
from waverly import __version__
from waverly.cli import group
from waverly.settings import Settings
from waverly.storage.chores.backup_rows import last_backup
from waverly.storage.migrate import HEAD


def run(command: str, settings: Settings, *arguments: str) -> Result:
    return CliRunner().invoke(group, [command, "--home", settings.home, *arguments])


def database(settings: Settings) -> Path:
    return Path(settings.home, "waverly.db")


def test_version_schema_size_and_room_are_told(settings: Settings) -> None:
    result = run("status", settings, "--json")
    told = json.loads(result.output)
    assert result.exit_code == 0
    assert (told["waverly"], told["revision"], told["needed"]) == (__version__, HEAD, HEAD)
    assert told["database_bytes"] >= database(settings).stat().st_size > 0
    assert told["free_bytes"] > 0
    assert told["backed_up"] is None
    assert "`waverly backup` has never run; of other tools" in run("status", settings).output


def test_a_backup_is_noted_once_it_is_whole(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "kept.backup"
    assert run("backup", settings, str(file)).exit_code == 0
    noted = ask_store(settings, last_backup)
    assert noted is not None
    assert (noted.file, noted.bytes) == (str(file.resolve()), file.stat().st_size)
    assert f" UTC, {file.resolve()}, " in run("status", settings).output


def test_a_backup_that_broke_off_is_not_noted(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "there").touch()
    assert run("backup", settings, str(tmp_path / "there")).exit_code == 1
    assert ask_store(settings, last_backup) is None


def test_a_backup_is_one_where_the_database_cannot_note_it(
    settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "kept.backup"
    with closing(sqlite3.connect(database(settings))) as connection, connection:
        connection.execute("ALTER TABLE site_settings RENAME TO elsewhere")
    result = run("backup", settings, str(file), "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["bytes"] == file.stat().st_size
    assert "The backup is whole, but the database took no note of it." in result.stderr


def test_a_database_of_another_version_is_told_with_what_to_do(settings: Settings) -> None:
    with closing(sqlite3.connect(database(settings))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0025'")
    result = run("status", settings)
    assert result.exit_code == 1
    assert f"0025, but this version works with {HEAD}: run `waverly migrate`" in result.output
