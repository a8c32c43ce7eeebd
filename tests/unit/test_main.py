"""The command line from its first moment to an early end."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from waverly import __main__


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl-C is heard as in a terminal: where tests run side by side, their processes ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_ctrl_c_while_a_command_is_read_in_ends_it_with_one_plain_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_in(name: str) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("sys.argv", ["waverly", "demo"])
    monkeypatch.setattr("waverly.cli.importlib.import_module", read_in)
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == __main__.INTERRUPTED
    out, err = capsys.readouterr()
    assert (out, err.strip()) == ("", "waverly: ended before it was done")


def test_nothing_is_read_in_before_an_early_end_is_heard() -> None:
    look = "import sys, waverly.__main__; print('waverly.cli' in sys.modules)"
    ran = subprocess.run(  # our own
        [sys.executable, "-c", look], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "False\n"


def test_who_is_asked_and_says_no_is_told_that_nothing_was_done(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def says_no(name: str) -> None:
        raise click.Abort

    monkeypatch.setattr("sys.argv", ["waverly", "people"])
    monkeypatch.setattr("waverly.cli.importlib.import_module", says_no)
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert (ended.value.code, *capsys.readouterr()) == (1, "", "waverly: nothing was done\n")
