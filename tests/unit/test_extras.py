import json
from pathlib import Path

import pytest

from waverly.extras import install_command


@pytest.mark.parametrize(
    ("note", "command"),
    [
        ({"url": "file:///srv/my%20shop", "dir_info": {}}, "pip install '/srv/my shop[doctor]'"),
        ({"url": "https://example.com/waverly.whl"}, "pip install 'waverly[doctor]'"),
        (None, "pip install 'waverly[doctor]'"),
    ],
)
def test_an_extra_is_added_to_where_this_installation_came_from(
    note: dict[str, object] | None, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "waverly-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Name: waverly\nVersion: 1\n")
    if note:
        (folder / "direct_url.json").write_text(json.dumps(note))
    monkeypatch.syspath_prepend(str(tmp_path))
    assert install_command("doctor") == command
