"""A PostgreSQL of our own for the tests: made, started, and removed with everything in it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

EMPTY = """
SET lock_timeout = '2s';
SET session_replication_role = replica;  -- in any order, whatever refers to what
SELECT format('DELETE FROM %I', relname) FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version' \\gexec
SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S';
"""
SHAPE = """
SELECT md5(string_agg(concat(relname, relkind, attname, attnum, atttypid, attisdropped), ' '
                      ORDER BY relname, attnum)), (SELECT version_num FROM alembic_version)
FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
WHERE relnamespace = 'public'::regnamespace;
"""


def find_server() -> Path | None:
    """Return the folder of PostgreSQL's programs, or None on a machine without them."""
    named = os.environ.get("WAVERLY_POSTGRES_BIN")
    on_path = shutil.which("initdb")
    folders = [
        *([Path(named)] if named else []),
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
        *([Path(on_path).parent] if on_path else []),
    ]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


class Cluster:
    """A cluster reached by a Unix socket only. Without fsync: nothing here need outlive the tests."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="waverly-pg-"))
        self._data = self._folder / "data"
        self._databases = 0
        self._free: list[str] = []

    def __enter__(self) -> "Cluster":
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(self._folder, "postgres", "postgres")
        self._run("initdb", "-D", str(self._data), "-U", "postgres", "-A", "trust", "--no-sync")
        options = f"-k {self._folder} -c listen_addresses= -c fsync=off -c max_connections=50"
        log = str(self._folder / "log")
        self._run("pg_ctl", "-D", str(self._data), "-l", log, "-o", options, "-w", "start")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self._folder)

    def fresh_database(self, like: str = "template1") -> str:
        """Return the name of a new database: an empty one, or a copy of one that nobody has open."""
        self._databases += 1
        name = f"test_{self._databases}"
        self._run("createdb", "-h", str(self._folder), "-U", "postgres", "-T", like, name)
        return name

    @contextmanager
    def lent_database(self, like: str) -> Iterator[str]:
        """Lend a copy of `like`. Given back, it is emptied and lent again: copying takes ten times as long.

        One whose tables are no longer those of `like` is not lent again.
        """
        name = self._free.pop() if self._free else self.fresh_database(like)
        yield name
        if self._shape_of(name, first=EMPTY) == self._shape_of(like):
            self._free.append(name)

    def address(self, name: str) -> str:
        """Return the address of a database."""
        return f"postgresql+asyncpg://postgres@/{name}?host={self._folder}"

    def _shape_of(self, database: str, first: str = "") -> str | None:
        """Return what tells tables from other tables, or None where a statement failed."""
        to_socket = ["-h", str(self._folder), "-U", "postgres", "-d", database]
        asked = subprocess.run(
            [self._programs / "psql", "-XqAt", "-v", "ON_ERROR_STOP=1", *to_socket],
            input=first + SHAPE,
            capture_output=True,
            text=True,
            check=False,
        )
        return None if asked.returncode else asked.stdout.splitlines()[-1]

    def _run(self, program: str, *arguments: str) -> None:
        as_postgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        command = [str(self._programs / program), *arguments]
        subprocess.run(
            [*as_postgres, *command] if os.getuid() == 0 else command,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            check=True,
        )
