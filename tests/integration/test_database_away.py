"""A database that does not answer is told as 503, and needs no restart once it does again."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from tests.support.builders import a_batch, bytes_of, post
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


@contextmanager
def no_room(settings: Settings) -> Iterator[None]:
    """Let no file of this process grow beyond what the database's log holds now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = Path(settings.home) / "waverly.db-wal"
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_server_whose_database_takes_no_more_is_not_ready_until_there_is_room(
    settings: Settings, client: TestClient
) -> None:
    post(client, a_batch())
    lost = a_batch(session="s_full")
    with no_room(settings):
        assert client.get("/readyz").status_code == 200  # nobody has met it yet
        assert client.post("/v1/collect", content=bytes_of(lost)).status_code == 503
        told = client.get("/readyz")
        assert client.get("/healthz").status_code == 200
    assert (told.status_code, told.json()["title"]) == (503, "Not ready")
    assert "takes nothing more: disk I/O error. Make room" in told.json()["detail"]
    assert 'waverly_batches_total{result="StorageError"} 1.0' in client.get("/metrics").text
    assert client.get("/readyz").text == "ok\n"  # there is room again, though no batch came yet
    assert client.post("/v1/collect", content=bytes_of(lost)).status_code == 200
