"""A copy of an SQLite file as it was at one instant, made while others write to it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from waverly.errors import DataError

SOUND = "ok"
"""What `PRAGMA quick_check` answers for a sound file."""


def copy_in_use(file: Path, copy: Path) -> str:
    """Copy `file` to `copy`, which only its owner may read; return the schema's revision.

    All pages are copied in one step: smaller steps would start over with every commit of a busy server.
    """
    copy.touch(mode=0o600)
    with closing(_read_only(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        return _revision(target)


def sound_revision(file: Path) -> str:
    """Return the revision of a copy's schema. Raises DataError when the file is damaged or not ours."""
    try:
        with closing(_read_only(file)) as connection:
            ((found,),) = connection.execute("PRAGMA quick_check(1)").fetchall()
            if found == SOUND:
                return _revision(connection)
    except sqlite3.DatabaseError as error:
        found = str(error)
    raise DataError("The database in it is damaged", value=found, mend="Use an earlier backup.")


def _read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)


def _revision(connection: sqlite3.Connection) -> str:
    ((revision,),) = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return str(revision)
