"""Options and progress that the benchmarks share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from waverly.cli.progress import bars

Command = TypeVar("Command", bound=Callable[..., Any])

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def train_and_test(command: Command) -> Command:
    """Add `--train` and `--test`."""
    with_test = click.option(
        "--test", type=FILE, help="File to judge by; without it, cross-validation alone does."
    )(command)
    return click.option("--train", required=True, type=FILE, help="File to learn from.")(with_test)


@contextmanager
def steps(what: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Show a bar; the function given takes the steps done and the steps in all."""
    with bars(hidden=quiet) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
