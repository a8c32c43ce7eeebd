"""A program beside a command that ends by itself is named, with the last it said."""

import sys
from pathlib import Path

import pytest

from waverly.errors import WaverlyError
from waverly.processes.sidecar import LAST_LINES, check, end, start

WAITS = "import time; time.sleep(600)"
BREAKS = f"import sys; [print(n) for n in range({2 * LAST_LINES})]; sys.exit('no more')"


def test_one_that_ended_is_named_with_its_status_and_last_lines(tmp_path: Path) -> None:
    waits = start("The server", [sys.executable, "-c", WAITS], tmp_path / "a.log")
    breaks = start("The store", [sys.executable, "-c", BREAKS], tmp_path / "b.log")
    breaks.process.wait()
    with pytest.raises(WaverlyError) as told:
        check((waits, breaks))
    end((waits, breaks))
    first, *lines = str(told.value).splitlines()
    assert first == "The store has ended by itself: status 1. Its last lines:"
    assert len(lines) == LAST_LINES and lines[-1] == "  no more"


def test_one_that_was_killed_without_a_word_is_named_too(tmp_path: Path) -> None:
    killed = start("The server", [sys.executable, "-c", WAITS], tmp_path / "a.log")
    check((killed,))
    killed.process.kill()
    killed.process.wait()
    with pytest.raises(WaverlyError, match=r"^The server .* signal 9\. It said nothing\.$"):
        check((killed,))
