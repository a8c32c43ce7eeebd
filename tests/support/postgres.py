"""A PostgreSQL of our own for the tests: made, started, and removed with everything in it."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType


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

    def address(self, name: str) -> str:
        """Return the address of a database."""
        return f"postgresql+asyncpg://postgres@/{name}?host={self._folder}"

    def _run(self, program: str, *arguments: str) -> None:
        as_postgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        command = [str(self._programs / program), *arguments]
        subprocess.run(
            [*as_postgres, *command] if os.getuid() == 0 else command,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            check=True,
        )
