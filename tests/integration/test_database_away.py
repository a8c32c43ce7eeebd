"""A database that does not answer is told as 503, and needs no restart once it does again."""

import sqlite3
from contextlib import closing
from pathlib import Path

from starlette.testclient import TestClient

from tests.builders import a_batch, bytes_of, post
from waverly.settings import Settings


def rename_sessions(settings: Settings, old: str, new: str) -> None:
    with closing(sqlite3.connect(Path(settings.home) / "waverly.db")) as connection:
        connection.execute(f"ALTER TABLE {old} RENAME TO {new}")


def test_a_database_that_cannot_serve_is_told_as_503_until_it_can(
    settings: Settings, client: TestClient
) -> None:
    rename_sessions(settings, "sessions", "gone")
    reply = client.post("/v1/collect", content=bytes_of(a_batch()))
    assert (reply.status_code, reply.json()["type"]) == (503, "urn:waverly:busy")
    rename_sessions(settings, "gone", "sessions")
    assert post(client, a_batch()).session_version == 1
