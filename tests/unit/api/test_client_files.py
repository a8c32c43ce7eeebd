"""After an upgrade a page that was opened before it still finds the parts of its own version."""

import os
import shutil
import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from waverly.api.client_files import client_folder
from waverly.api.earlier_scripts import KEPT_S
from waverly.app import create_app
from waverly.settings import Settings


@pytest.fixture
def earlier(settings: Settings, tmp_path: Path) -> Settings:
    """An earlier version, whose part is named otherwise."""
    built = shutil.copytree(client_folder(), tmp_path / "earlier")
    part = next((built / "assets").glob("watch-*.js"))
    for twin in (built / "assets").glob(f"{part.name}*"):
        twin.rename(twin.with_name(twin.name.replace(part.stem, "watch-0123456789")))
    return replace(settings, client_dir=str(built))


def asked(settings: Settings, name: str = "watch-0123456789.js", packed: str = "") -> int:
    headers = {"accept-encoding": packed}
    with TestClient(create_app(settings)) as client:
        answer = client.get(f"/assets/{name}", headers=headers)
        if answer.status_code == 404:
            assert answer.headers["cache-control"] == "no-store"
        if answer.status_code == 200:
            assert answer.headers.get("content-encoding", "") == packed
            assert "immutable" in answer.headers["cache-control"]
            assert b"import" in answer.content
    return answer.status_code


def test_a_part_of_an_earlier_version_is_found(settings: Settings, earlier: Settings) -> None:
    assert asked(settings) == 404
    assert asked(earlier) == 200
    assert asked(settings) == 200
    assert asked(settings, packed="gzip") == 200


@pytest.mark.parametrize("name", ["%2e%2e", "watch-0123456789.js.br", "%2e%2e%2fsecret.key"])
def test_nothing_else_is_found(settings: Settings, earlier: Settings, name: str) -> None:
    asked(earlier)
    assert asked(settings, name) == 404


def test_what_no_server_has_started_with_for_long_goes(
    settings: Settings, earlier: Settings
) -> None:
    asked(earlier)
    (kept,) = settings.scripts_dir.iterdir()
    long_ago = time.time() - KEPT_S - 60
    os.utime(kept, (long_ago, long_ago))
    assert asked(settings) == 404
    assert not kept.exists()


def test_what_a_machine_a_version_ahead_left_in_the_same_folder_is_found(
    settings: Settings, earlier: Settings
) -> None:
    with TestClient(create_app(settings)) as client:
        assert client.get("/assets/watch-0123456789.js").status_code == 404
        asked(earlier)
        assert client.get("/assets/watch-0123456789.js").status_code == 200


def test_where_nothing_can_be_kept_everything_else_is_served(settings: Settings) -> None:
    settings.cache_dir.write_text("a file where a folder would be")
    with TestClient(create_app(settings)) as client:
        assert client.get("/waverly.js").status_code == 200


def test_a_damaged_archive_is_nobodys_end(settings: Settings, earlier: Settings) -> None:
    asked(earlier)
    for kept in settings.scripts_dir.iterdir():
        kept.write_bytes(b"torn")
    assert asked(settings) == 404
