"""A bar for work that goes through files."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from waverly.backup import OnFile


@contextmanager
def progress_by_file() -> Iterator[OnFile]:
    """Give what is told of each file; the bar is gone when the block ends."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("")

        def on_file(name: str, done: int, files: int) -> None:
            progress.update(task, description=name, completed=done, total=files)

        yield on_file
