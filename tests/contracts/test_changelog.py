"""What changed reaches the changelog."""

import subprocess
import sys

from tests.support.builders import ROOT
from waverly import __version__

FRAGMENTS = sorted((ROOT / "changelog.d").glob("*.md"))


def test_every_fragment_is_in_the_next_version() -> None:
    command = [sys.executable, "-m", "towncrier", "build", "--draft", "--version", "0.0.0"]
    draft = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    said = " ".join(draft.split())
    told = [" ".join(fragment.read_text().split()) for fragment in FRAGMENTS]
    assert [sentence for sentence in told if sentence not in said] == []


def test_the_version_in_use_is_told_of() -> None:
    assert f"\n## {__version__} (" in (ROOT / "CHANGELOG.md").read_text()
