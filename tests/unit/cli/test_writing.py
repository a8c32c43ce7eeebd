"""Commands in a pipe that closes, on a full disk and on a terminal without our letters end in order."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from waverly.settings import Settings

COMMAND = (sys.executable, "-m", "waverly")


def ran(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        (*COMMAND, *words), env=os.environ | environment, capture_output=True, check=False
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_without_our_letters_gets_the_others(settings: Settings, encoding: str) -> None:
    report = ran("report", "--home", settings.home, PYTHONIOENCODING=encoding, COLUMNS="60")
    assert (report.returncode, report.stderr) == (0, b"")
    assert "Test shop" in report.stdout.decode(encoding, "replace")


def test_a_pipe_that_closes_ends_a_command_without_a_word() -> None:
    with subprocess.Popen(
        (*COMMAND, "schema"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as command:
        assert command.stdout is not None and command.stderr is not None
        command.stdout.close()
        assert command.stderr.read() == b""
    assert command.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_a_sentence(settings: Settings) -> None:
    with Path("/dev/full").open("wb") as full:
        command = subprocess.run(
            (*COMMAND, "schema"), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert command.returncode == 1
    assert command.stderr.startswith(b"waverly: The machine refused this: No space left on device.")
