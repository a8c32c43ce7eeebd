"""How far work is: bars on standard error, gone at the end, and nothing where nobody watches."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from waverly.backup import OnFile
from waverly.wording import counted


def bars(*columns: ProgressColumn, hidden: bool = False) -> Progress:
    """Return bars of these columns, or the usual ones; `hidden`, or without a terminal, they stay away."""
    console = Console(stderr=True)
    silent = hidden or not console.is_terminal
    return Progress(*columns, console=console, transient=True, disable=silent)


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
def by_file() -> Iterator[OnFile]:
    """Give what is told of each file of work that goes through files."""
    with bars(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()) as progress:
        task = progress.add_task("")

        def on_file(name: str, done: int, files: int) -> None:
            progress.update(task, description=name, completed=done, total=files)

        yield on_file
