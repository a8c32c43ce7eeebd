"""A home folder as one file, taken while the server runs, and a home folder made from such a file."""

import shutil
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from waverly import __version__
from waverly.errors import DataError, SettingsError
from waverly.settings import Settings
from waverly.storage.engine import sqlite_file
from waverly.storage.migrate import HEAD
from waverly.storage.sqlite_copy import copy_in_use, sound_revision

DATABASE = "waverly.db"
SECRET = "secret.key"  # noqa: S105  # its file's name
LABEL = "backup.json"
"""The file in a backup that says what it is: only what holds one is restored."""

SCRATCH = ".waverly-"
"""How the folders begin in which a backup is made or unpacked."""

LEFT_BEHIND_S = 86_400
"""Age after which no backup can still be at work in such a folder."""

OF_THE_DISK = "lost+found"
"""What a new disk has in it, mounted at the home folder."""

PRIVATE = 0o600

OnFile = Callable[[str, int, int], None]
"""Told which file comes next, how many are done, and of how many."""


class Label(Struct, frozen=True, kw_only=True):
    """What a backup says of itself. `made_at` is milliseconds since 1970."""

    waverly: str
    revision: str
    made_at: int


class BackedUp(Struct, frozen=True, kw_only=True):
    """What was written: where, how large, and how many files of the home folder are in it."""

    file: str
    bytes: int
    files: int
    revision: str


class Restored(Struct, frozen=True, kw_only=True):
    """What was made again, and of when it is (milliseconds since 1970)."""

    home: str
    files: int
    made_at: int
    revision: str


def back_up(settings: Settings, file: Path, now: int, on_file: OnFile) -> BackedUp:
    """Write the home folder into `file`, which only its owner may read; return what was written.

    The database is as it was at one instant. What can be made again from it (`cache`) is left out.
    Raises SettingsError when the database is on a server, or `file` is there already or in the folder.
    """
    database = sqlite_file(settings.database_url)
    if database is None:
        raise SettingsError(
            "This database is on a server",
            place="WAVERLY_DATABASE",
            mend="Dump it with its own tool (pg_dump), and copy the home folder beside it.",
        )
    home = Path(settings.home).resolve()
    _refuse(file.resolve(), home)
    others = _others(settings, database)
    _sweep(file.parent)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=SCRATCH) as scratch:
        on_file(DATABASE, 0, len(others) + 1)
        copy, archived = Path(scratch, DATABASE), Path(scratch, "archive")
        revision = copy_in_use(database, copy)
        label = Label(waverly=__version__, revision=revision, made_at=now)
        archived.touch(mode=PRIVATE)
        with zipfile.ZipFile(archived, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(LABEL, msgspec.json.encode(label))
            archive.write(copy, DATABASE)
            for done, path in enumerate(others, 1):
                on_file(path.name, done, len(others) + 1)
                with suppress(
                    FileNotFoundError
                ):  # an older model that tonight's replaced meanwhile
                    archive.write(path, path.relative_to(home))
        archived.rename(file)
    return BackedUp(
        file=str(file), bytes=file.stat().st_size, files=len(others) + 1, revision=revision
    )


def _sweep(folder: Path) -> None:
    """Remove what a backup left behind that was killed: a whole copy of the database."""
    for left in folder.glob(f"{SCRATCH}*"):
        if time.time() - left.stat().st_mtime > LEFT_BEHIND_S:
            shutil.rmtree(left, ignore_errors=True)


def _refuse(file: Path, home: Path) -> None:
    if file.exists():
        raise SettingsError(
            "This file is there already", place="FILE", value=str(file), mend="Name another."
        )
    if file.is_relative_to(home):
        raise SettingsError(
            "This file is in the folder itself",
            place="FILE",
            value=str(file),
            mend="Name one elsewhere, best on another disk.",
        )


def _others(settings: Settings, database: Path) -> list[Path]:
    """Return the files beside the database, in order."""
    home, cache = Path(settings.home).resolve(), settings.cache_dir.resolve()
    of_database = {database.with_name(database.name + end) for end in ("", "-wal", "-shm")}
    return [
        path
        for path in sorted(home.rglob("*"))
        if path.is_file() and path not in of_database and not path.is_relative_to(cache)
    ]


def restore(file: Path, home: Path, on_file: OnFile) -> Restored:
    """Make the home folder in `file` again at `home`, and return what it is.

    A folder that is there stays the one it is: a disk may be mounted at it, and its owner may not be let
    into the folder above.

    Raises SettingsError when something is in `home`, DataError for a file that is no backup, is
    damaged, or is of a newer version. In either case nothing is left behind.
    """
    _refuse_filled(home)
    with _empty_folder(home), tempfile.TemporaryDirectory(dir=home, prefix=SCRATCH) as scratch:
        made = Path(scratch, "home")
        try:
            label, files = _extract(file, made, on_file)
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, msgspec.DecodeError) as error:
            raise DataError(
                "This is no backup of Waverly, or it is damaged",
                place=str(file),
                value=str(error),
                mend="Name a file that `waverly backup` wrote.",
            ) from error
        revision = sound_revision(made / DATABASE)
        for path in sorted(made.iterdir(), key=lambda path: path.name == DATABASE):
            path.rename(home / path.name)  # the database last: no server serves half a folder
    return Restored(home=str(home), files=files, made_at=label.made_at, revision=revision)


def _refuse_filled(home: Path) -> None:
    if not home.exists() or all(path.name == OF_THE_DISK for path in home.iterdir()):
        return
    raise SettingsError(
        "Something is in this folder already",
        place="--home",
        value=str(home),
        mend="Name one that is new or empty.",
    )


@contextmanager
def _empty_folder(home: Path) -> Iterator[None]:
    """Have a folder there meanwhile, and keep it; after an error, remove it if it was made for this."""
    with ExitStack() as undo:
        if not home.exists():
            home.mkdir(parents=True)
            undo.callback(home.rmdir)
        yield
        undo.pop_all()


def _extract(file: Path, home: Path, on_file: OnFile) -> tuple[Label, int]:
    """Write the files of an archive below `home`, wherever their names point to."""
    with zipfile.ZipFile(file) as archive:
        label = msgspec.json.decode(archive.read(LABEL), type=Label)
        if label.revision > HEAD:
            raise DataError(
                "This backup is of a newer Waverly",
                place=str(file),
                value=label.waverly,
                mend=f"This is {__version__}: install that one.",
            )
        names = [name for name in archive.namelist() if name != LABEL]
        for done, name in enumerate(names):
            on_file(name, done, len(names))
            archive.extract(name, home)
    for name in (DATABASE, SECRET):
        (home / name).chmod(PRIVATE)
    return label, len(names)
