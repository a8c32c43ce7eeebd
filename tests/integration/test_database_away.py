"""A database that does not answer is told as 503, and needs no restart once it does again."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from starlette.testclient import TestClient

from tests.support.builders import a_batch, bytes_of, post
from tests.support.full_disk import no_room
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


def test_a_server_whose_database_takes_no_more_is_not_ready_until_there_is_room(
    settings: Settings, client: TestClient
) -> None:
    post(client, a_batch())
    assert 'waverly_batches_total{result="StorageError"} 0.0' in client.get("/metrics").text
    lost = a_batch(session="s_full")
    log = Path(settings.home) / "waverly.db-wal"
    with no_room(log.stat().st_size):
        assert client.get("/readyz").status_code == 200  # nobody has met it yet
        assert client.post("/v1/collect", content=bytes_of(lost)).status_code == 503
        told = client.get("/readyz")
        assert client.get("/healthz").status_code == 200
    assert (told.status_code, told.json()["title"]) == (503, "Not ready")
    assert "takes nothing more: disk I/O error. Make room" in told.json()["detail"]
    assert 'waverly_batches_total{result="StorageError"} 1.0' in client.get("/metrics").text
    assert client.get("/readyz").text == "ok\n"  # there is room again, though no batch came yet
    assert client.post("/v1/collect", content=bytes_of(lost)).status_code == 200


def test_nothing_is_answered_as_kept_once_the_database_is_gone_from_its_folder(
    settings: Settings, client: TestClient
) -> None:
    post(client, a_batch())
    home = Path(settings.home)
    batch = bytes_of(a_batch(session="s_gone"))
    home.rename(home.with_name("moved"))
    refused = client.post("/v1/collect", content=batch)
    told = client.get("/readyz")
    home.with_name("moved").rename(home)
    assert (refused.status_code, told.status_code) == (503, 503)
    assert "was deleted, moved or replaced while it was open" in told.json()["detail"]
    assert str(home / "waverly.db") in told.json()["detail"]
    assert client.post("/v1/collect", content=batch).status_code == 200  # it was put back
    assert client.get("/readyz").status_code == 200


def test_a_backup_put_in_place_under_a_running_server_is_not_written_past(
    settings: Settings, client: TestClient
) -> None:
    post(client, a_batch())
    database = Path(settings.home) / "waverly.db"
    shutil.copy(database, database.with_name("restored.db"))
    database.with_name("restored.db").replace(database)
    assert client.get("/readyz").status_code == 503
    batch = bytes_of(a_batch(session="s_lost"))
    assert client.post("/v1/collect", content=batch).status_code == 503
