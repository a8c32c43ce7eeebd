"""A copy of an SQLite file as it was at one instant, made while others write to it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from waverly.errors import DataError, StorageError

SOUND = "ok"
"""What `PRAGMA quick_check` answers for a sound file."""


def copy_in_use(file: Path, copy: Path) -> str:
    """Copy `file` to `copy`, which only its owner may read; return the schema's revision.

    All pages are copied in one step: smaller steps would start over with every commit of a busy server.

    Raises StorageError when there is no room for it, and DataError when the copy is damaged, as `file` is
    then: a backup of it would take the place of sound ones.
    """
    copy.touch(mode=0o600)
    with closing(_read_only(file)) as source, closing(sqlite3.connect(copy)) as target:
        _copy(source, target, copy.parent)
    revision, damage = _looked_through(copy)
    if revision is not None:
        return revision
    raise DataError(
        "The database is damaged, and no backup of it was made",
        place=str(file),
        value=damage,
        mend="Keep the backups there are. Stop the server and restore the newest, or try to save what can "
        f"be read with `sqlite3 {file.name} .recover`.",
    )


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, folder: Path) -> None:
    try:
        source.backup(target)
    except sqlite3.OperationalError as error:
        raise StorageError(
            "The database could not be copied",
            place=str(folder),
            value=str(error),
            mend="There has to be room for it there, and for the backup beside it.",
        ) from error


def sound_revision(file: Path) -> str:
    """Return the revision of a copy's schema. Raises DataError when the file is damaged or not ours."""
    revision, damage = _looked_through(file)
    if revision is not None:
        return revision
    raise DataError("The database in it is damaged", value=damage, mend="Use an earlier backup.")


def _looked_through(file: Path) -> tuple[str | None, str]:
    """Return the revision of the schema in a sound file; for another, none and what is wrong with it."""
    try:
        with closing(_read_only(file)) as connection:
            ((found,),) = connection.execute("PRAGMA quick_check(1)").fetchall()
            return (_revision(connection) if found == SOUND else None), str(found)
    except sqlite3.DatabaseError as error:
        return None, str(error)


def _read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)


def _revision(connection: sqlite3.Connection) -> str:
    ((revision,),) = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return str(revision)
