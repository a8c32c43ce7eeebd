"""A folder as one file, and back: everything that was answered is there again."""

import os
import stat
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.support.builders import (
    KEY,
    NOW,
    a_batch,
    a_campaign,
    a_moment,
    ask_store,
    post,
    put_in_force,
)
from tests.support.full_disk import no_room
from waverly.app import create_app
from waverly.backup import DATABASE, LABEL, BackedUp, Restored, back_up, restore
from waverly.errors import DataError, SettingsError, StorageError
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.site.site_rows import all_sites


def backed_up(settings: Settings, file: Path) -> BackedUp:
    return back_up(settings, file, NOW, lambda *_: None)


def restored(file: Path, home: Path) -> Restored:
    return restore(file, home, lambda *_: None)


def changed(file: Path, **contents: bytes) -> Path:
    """Return a copy of a backup with some files changed; an empty content leaves the file out."""
    copy = file.with_name("changed.zip")
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(copy, "w") as after:
        for name in before.namelist():
            content = contents.get(name.split(".")[0], before.read(name))
            if content:
                after.writestr(name, content)
    return copy


@pytest.fixture
def file(settings: Settings, tmp_path: Path) -> Path:
    return Path(backed_up(settings, tmp_path / "kept.zip").file)


def test_a_folder_backed_up_while_it_is_served_answers_the_same_afterwards(
    settings: Settings, tmp_path: Path
) -> None:
    put_in_force(settings, a_campaign())
    asks = a_batch(a_moment(), ask=1, preview=True)
    with TestClient(create_app(settings)) as client:
        shown = post(client, asks)
        backed_up(settings, tmp_path / "kept.zip")
        post(client, a_batch(a_moment(seq=2), view="view-2"))  # after it: not in it
    restored(tmp_path / "kept.zip", tmp_path / "again")
    with TestClient(create_app(replace(settings, home=str(tmp_path / "again")))) as client:
        again = post(client, asks)
    assert shown.decision is not None
    assert (again.decision, again.session_version) == (shown.decision, shown.session_version + 1)


def test_all_files_come_back_but_what_can_be_made_again(settings: Settings, tmp_path: Path) -> None:
    home = Path(settings.home)
    (home / "models" / "pk").mkdir(parents=True)
    (home / "models" / "pk" / "CURRENT").write_text("m1")
    settings.cache_dir.mkdir()
    (settings.cache_dir / "rows.parquet").write_text("made again")
    made = backed_up(settings, tmp_path / "kept.zip")
    again = restored(Path(made.file), tmp_path / "new" / "again")
    names = {str(path.relative_to(again.home)) for path in Path(again.home).rglob("*.*")}
    assert {"flags.toml", "secret.key", DATABASE, "campaigns/fit-note.toml"} <= names
    assert not {"cache/rows.parquet", LABEL} & names
    assert Path(again.home, "models/pk/CURRENT").read_text() == "m1"
    assert (again.files, again.made_at, again.revision) == (made.files, NOW, made.revision)


def test_only_the_owner_may_read_what_holds_accounts(file: Path, tmp_path: Path) -> None:
    home = Path(restored(file, tmp_path / "again").home)
    for path in (file, home / DATABASE, home / "secret.key"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_not_written_over(settings: Settings, file: Path) -> None:
    with pytest.raises(SettingsError, match="there already"):
        backed_up(settings, file)
    with pytest.raises(SettingsError, match="in the folder itself"):
        backed_up(settings, Path(settings.home, "kept.zip"))


def test_a_copy_that_a_killed_backup_left_behind_goes_with_the_next_nights(
    settings: Settings, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    for name in (".waverly-killed", ".waverly-at-work"):
        (kept / name).mkdir(parents=True)
        (kept / name / DATABASE).touch()
    os.utime(kept / ".waverly-killed", (0, 0))
    backed_up(settings, kept / "tonight.zip")
    assert sorted(path.name for path in kept.iterdir()) == [".waverly-at-work", "tonight.zip"]


def test_a_damaged_database_is_not_backed_up_in_place_of_sound_backups(
    settings: Settings, tmp_path: Path
) -> None:
    with Path(settings.home, DATABASE).open("r+b") as database:
        database.seek(20 * 8192)
        database.write(b"\xff" * 8192)
    with pytest.raises(DataError, match="damaged, and no backup of it was made") as caught:
        backed_up(settings, tmp_path / "kept.zip")
    assert "restore the newest" in caught.value.mend
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_disk_without_room_for_the_backup_is_named(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    with no_room(65_536), pytest.raises(StorageError, match="could not be copied") as caught:
        backed_up(settings, tmp_path / "full" / "kept.zip")
    assert caught.value.place.startswith(str(tmp_path / "full"))
    assert list((tmp_path / "full").iterdir()) == []


def test_a_database_on_a_server_is_left_to_its_own_tool(settings: Settings, tmp_path: Path) -> None:
    on_a_server = replace(settings, database="postgresql+asyncpg://waverly@127.0.0.1/waverly")
    with pytest.raises(SettingsError, match="pg_dump"):
        backed_up(on_a_server, tmp_path / "kept.zip")


def test_a_folder_with_something_in_it_is_left_alone(
    settings: Settings, file: Path, tmp_path: Path
) -> None:
    with pytest.raises(SettingsError, match="new or empty"):
        restored(file, Path(settings.home))
    (tmp_path / "empty").mkdir()
    again = replace(settings, home=restored(file, tmp_path / "empty").home)
    assert ask_store(again, _sites) == [KEY]


def test_the_folder_restored_into_stays_the_disk_mounted_there(file: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    (disk / "lost+found").mkdir(parents=True)
    before = disk.stat().st_ino
    restored(file, disk)
    assert disk.stat().st_ino == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert not any(path.name.startswith(".") for path in disk.iterdir())


async def _sites(store: Store) -> list[str]:
    return [site.key for site in await all_sites(store)]


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        ({"backup": b""}, "no backup of Waverly"),
        ({"backup": b"{}"}, "no backup of Waverly"),
        ({"waverly": b"no database"}, "database in it is damaged"),
        ({"backup": b'{"waverly":"9.0","revision":"9999","made_at":1}'}, "newer Waverly: 9.0"),
    ],
)
def test_what_cannot_be_restored_leaves_nothing_behind(
    file: Path, tmp_path: Path, contents: dict[str, bytes], said: str
) -> None:
    with pytest.raises(DataError, match=said):
        restored(changed(file, **contents), tmp_path / "again")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["changed.zip", "home", "kept.zip"]


def test_a_file_cut_off_is_refused(file: Path, tmp_path: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(DataError, match="or it is damaged"):
        restored(file, tmp_path / "again")


def test_a_name_that_points_elsewhere_stays_in_the_folder(file: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../../outside.txt", "x")
    home = Path(restored(file, tmp_path / "a" / "again").home)
    assert (home / "outside.txt").exists()
    assert not (tmp_path / "outside.txt").exists()
