"""Which origins `waverly init` takes."""

from pathlib import Path

import pytest

from tests.support.commands import run
from waverly.errors import SettingsError

NEVER_SENT = (
    "foo",
    "https://shop.example/path",
    "https://shop.example/",
    "https://Shop.example",
    "https://shop.example:443",
    "https://shop.example:",
    "https://",
    "//shop.example",
    "https://me@shop.example",
    "https://shop.example https://b.example",
)


@pytest.mark.parametrize("origin", NEVER_SENT)
def test_what_no_browser_sends_is_refused_and_nothing_is_made(tmp_path: Path, origin: str) -> None:
    refused = run("init", "--home", str(tmp_path / "home"), "--origin", origin).exception
    assert isinstance(refused, SettingsError)
    assert (refused.place, refused.value) == ("--origin", origin)
    assert "scheme://host[:port]" in refused.mend
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    "origin", ["https://shop.example", "http://localhost:8000", "http://[::1]:8080"]
)
def test_what_a_browser_sends_is_taken(tmp_path: Path, origin: str) -> None:
    assert run("init", "--home", str(tmp_path / "home"), "--origin", origin).exit_code == 0
