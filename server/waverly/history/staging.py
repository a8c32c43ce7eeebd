"""Sorts a file's events on disk by visitor and time, so that a log may be larger than memory.

One SQLite file per imported file. It also holds how far reading and writing have come, so an import
that was cut short goes on where it stopped.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

import msgspec

from waverly.history.missed import MissedRecords, missed
from waverly.history.past_event import GIVEN_BACK, PastEvent

_SCHEMA = """
CREATE TABLE IF NOT EXISTS told (visitor TEXT, at INTEGER, line INTEGER, body BLOB);
CREATE TABLE IF NOT EXISTS given_back (ordered TEXT, at INTEGER, own INTEGER, body BLOB);
CREATE TABLE IF NOT EXISTS progress (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS missed (
    reason TEXT PRIMARY KEY, on_purpose INTEGER, example TEXT, times INTEGER
);
"""
_INDEX = "CREATE INDEX IF NOT EXISTS told_in_order ON told (visitor, at, line)"

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(PastEvent).decode


class Staging:
    """Use as a context manager; `finish` takes the file away."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.executescript(_SCHEMA)

    def __enter__(self) -> "Staging":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._database.close()

    def finish(self) -> None:
        """Close and remove the file."""
        self._database.close()
        self._path.unlink(missing_ok=True)

    def progress(self, name: str) -> str | None:
        """How far `name` has come, or None when it has not begun."""
        row = self._database.execute(
            "SELECT value FROM progress WHERE name = ?", (name,)
        ).fetchone()
        return None if row is None else str(row[0])

    def note(self, name: str, value: str) -> None:
        """Remember how far `name` has come."""
        self._database.execute("INSERT OR REPLACE INTO progress VALUES (?, ?)", (name, value))

    def add(self, line: int, told: Sequence[PastEvent], left_out: Iterable[MissedRecords]) -> None:
        """Keep what a stretch of records said; `line` records have been read in all."""
        visits = [event for event in told if event.kind != GIVEN_BACK]
        rows = [(event.visitor, event.at, line, _encode(event)) for event in visits]
        back = [
            (event.order, event.refunded_at or event.at, event.kind == GIVEN_BACK, _encode(event))
            for event in told
            if event.order and (event.refunded or event.kind == GIVEN_BACK)
        ]
        reasons = [(each.reason, each.on_purpose, each.example, each.times) for each in left_out]
        count = "ON CONFLICT (reason) DO UPDATE SET times = times + excluded.times"
        self._database.execute("BEGIN")
        self._database.executemany("INSERT INTO told VALUES (?, ?, ?, ?)", rows)
        self._database.executemany("INSERT INTO given_back VALUES (?, ?, ?, ?)", back)
        self._database.executemany(f"INSERT INTO missed VALUES (?, ?, ?, ?) {count}", reasons)  # noqa: S608
        self.note("read", str(line))
        self._database.execute("COMMIT")

    def count(self) -> int:
        """How many events were told."""
        every = "SELECT (SELECT count(*) FROM told) + (SELECT count(*) FROM given_back WHERE own)"
        return int(self._database.execute(every).fetchone()[0])

    def missed(self) -> list[MissedRecords]:
        """Why records told nothing, most often first; the example is the first one."""
        rows = self._database.execute(
            "SELECT reason, on_purpose, example, times FROM missed ORDER BY times DESC, reason"
        )
        return [
            missed(reason, times, on_purpose=bool(on_purpose), example=example)
            for reason, on_purpose, example, times in rows
        ]

    def in_order(self, after: str) -> Iterator[PastEvent]:
        """Every event of visitors after `after`, by visitor and time."""
        self._database.execute(_INDEX)
        rows = self._database.execute(
            "SELECT body FROM told WHERE visitor > ? ORDER BY visitor, at, line, rowid", (after,)
        )
        return (_decode(body) for (body,) in rows)

    def given_back(self) -> Iterator[PastEvent]:
        """What says that something was given back, by order, and within one by time."""
        rows = self._database.execute("SELECT body FROM given_back ORDER BY ordered, at, rowid")
        return (_decode(body) for (body,) in rows)
