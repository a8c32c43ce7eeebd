"""How far long work is, where no terminal shows bars."""

import io
import threading

from rich.console import Console

from waverly.cli.progress import Lines, bars, spinner


class Told(io.StringIO):
    """A file that knows when something was written."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.heard = threading.Event()

    def write(self, text: str) -> int:
        self.lines += text.splitlines()
        self.heard.set()
        return len(text)


def test_without_a_terminal_lines_say_how_far_it_is() -> None:
    told = Told()
    progress = Lines(Console(file=told), first_s=0, every_s=600)
    progress.update(progress.add_task("Days", total=60), completed=15)
    progress.add_task("Reading the visits …", total=None)
    progress.update(progress.add_task("Done already", total=1), completed=1)
    progress.add_task("", total=None)
    with progress:
        assert told.heard.wait(60)
    assert [line for line in told.lines if line] == ["Days: 25%", "Reading the visits …"]


def test_what_ends_soon_says_nothing() -> None:
    told = Told()
    with Lines(Console(file=told)) as progress:
        progress.add_task("Days", total=60)
    assert told.lines == []


def test_a_file_gets_lines_and_what_is_hidden_nothing() -> None:
    assert isinstance(bars(), Lines)
    assert not isinstance(bars(hidden=True), Lines)
    with spinner("Reading …", hidden=True) as say:
        say("Still reading …")
