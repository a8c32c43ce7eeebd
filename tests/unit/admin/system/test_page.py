"""The page an operator opens first: version, database, room, backup."""

from pathlib import Path

from starlette.testclient import TestClient

from tests.support.builders import DAY, ask_store
from tests.unit.admin.shop import NOON, prepared, serving, sign_in
from waverly import __version__
from waverly.storage.chores.backup_rows import LastBackup, keep_backup
from waverly.storage.migrate import HEAD


def test_the_server_says_how_it_stands(owner: TestClient) -> None:
    text = owner.get("/admin/system").text
    assert f"<dd>Waverly {__version__}</dd>" in text
    assert f"SQLite, schema {HEAD}, which is current" in text
    assert "on the disk of the database" in text
    assert "<code>waverly backup</code> has never run here. Whether another tool" in text


def test_the_last_backup_is_told_with_its_age(tmp_path: Path) -> None:
    settings = prepared(tmp_path)
    made = LastBackup(at=NOON - 3 * DAY, file="/srv/<b>.backup", bytes=12_345_678)
    ask_store(settings, lambda store: keep_backup(store, made))
    with serving(settings) as client:
        sign_in(client)
        client.put(
            "/v1/clock", json={"now": NOON}, headers={"authorization": "Bearer sk_test"}
        ).raise_for_status()
        text = client.get("/admin/system").text
    assert "UTC, 3 days ago: 12.3 MB in <code>/srv/&lt;b&gt;.backup</code>" in text
