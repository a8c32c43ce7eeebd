"""What a database is asked, heard on the way."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from waverly.storage import sqlite_thread


@contextmanager
def statements(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Hear what a store asks meanwhile, over SQLAlchemy or on a thread of its own not opened before."""
    heard: list[str] = []

    def connect(file: Path) -> sqlite3.Connection:
        connection = opened(file)
        connection.set_trace_callback(heard.append)
        return connection

    def hear(connection: object, cursor: object, statement: str, *rest: object) -> None:
        heard.append(statement)

    opened = sqlite_thread.connect
    monkeypatch.setattr(sqlite_thread, "connect", connect)
    event.listen(Engine, "before_cursor_execute", hear)
    yield heard
    event.remove(Engine, "before_cursor_execute", hear)
