"""How far work is, on standard error: bars, gone at the end; where nobody watches, a line now and then."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
)

from waverly.backup import OnFile
from waverly.wording import counted

FIRST_S = 10
"""What is done within it says nothing: a job of the system's mails whatever it prints."""

EVERY_S = 30


class Lines(Progress):
    """Progress for a file or a pipe, where nothing is overwritten: plain lines, the first after a while."""

    def __init__(
        self, console: Console, first_s: float = FIRST_S, every_s: float = EVERY_S
    ) -> None:
        super().__init__(console=console, disable=True)
        self._seconds = (first_s, every_s)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._tell_now_and_then, daemon=True)

    def start(self) -> None:
        """Begin to tell."""
        self._thread.start()

    def stop(self) -> None:
        """Tell no more."""
        self._ended.set()
        self._thread.join()

    def _tell_now_and_then(self) -> None:
        wait, every = self._seconds
        while not self._ended.wait(wait):
            wait = every
            for task in self.tasks:
                if task.description and not task.finished:
                    self.console.print(_said(task), markup=False, highlight=False, soft_wrap=True)


def _said(task: Task) -> str:
    return f"{task.description}: {task.percentage:.0f}%" if task.total else task.description


def bars(*columns: ProgressColumn, hidden: bool = False) -> Progress:
    """Return bars of these columns, or the usual ones; `hidden`, they stay away."""
    console = Console(stderr=True)
    if console.is_terminal or hidden:
        return Progress(*columns, console=console, transient=True, disable=hidden)
    return Lines(console)


@contextmanager
def spinner(first: str, *, hidden: bool = False) -> Iterator[Callable[[str], None]]:
    """Show one line with the time that has passed; the function given changes what it says."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with bars(*columns, hidden=hidden) as progress:
        task = progress.add_task(first)
        yield lambda said: progress.update(task, description=said)


@contextmanager
def stages(
    first: str, words: Mapping[str, str], *, hidden: bool
) -> Iterator[Callable[[str, int], None]]:
    """Show how far the stage is; `words` has a sentence for each, with a place for the count."""
    with spinner(first, hidden=hidden) as say:
        yield lambda stage, done: say(words[stage].format(done))


@contextmanager
def playing(campaign: str, *, hidden: bool) -> Iterator[Callable[[int], None]]:
    """Show how many visits a draft was played on."""
    with spinner(f"{campaign}: reading the visits …", hidden=hidden) as say:
        yield lambda played: say(f"{campaign}: played on {counted(played, 'visit')} …")


@contextmanager
def bar(what: str, total: int | None, *, hidden: bool) -> Iterator[Callable[[int], None]]:
    """Show one bar; the function given takes how much is done."""
    with bars(hidden=hidden) as progress:
        task = progress.add_task(what, total=total)
        yield lambda done: progress.update(task, completed=done)


@contextmanager
def by_file(*, hidden: bool) -> Iterator[OnFile]:
    """Give what is told of each file of work that goes through files."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with bars(*columns, hidden=hidden) as progress:
        task = progress.add_task("")

        def on_file(name: str, done: int, files: int) -> None:
            progress.update(task, description=name, completed=done, total=files)

        yield on_file
