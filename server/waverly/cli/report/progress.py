"""A progress bar over the journal, on standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress


@contextmanager
def progress_to(last: int, *, hidden: bool) -> Iterator[Callable[[int], None]]:
    """Give what is told the journal id reached, while a bar shows it on its way to `last`."""
    with Progress(console=Console(stderr=True), disable=hidden, transient=True) as progress:
        task = progress.add_task("Counting", total=last or 1)
        yield lambda position: progress.update(task, completed=position)
