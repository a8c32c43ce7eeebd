"""The `waverly` command: each subcommand parses its arguments and calls one function."""

import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from waverly import __version__
from waverly.cli.refusing import is_help, refuse, wrong_use
from waverly.errors import WaverlyError
from waverly.garbage import look_rarely

COMMANDS = {
    "backup": "backup",
    "baseline": "baseline",
    "benchmark": "benchmark",
    "campaigns": "campaigns",
    "catalogue": "catalogue",
    "demo": "demo",
    "doctor": "doctor",
    "evaluate": "evaluate",
    "explain": "explain",
    "export": "export",
    "import": "import_",
    "init": "init",
    "lift": "lift",
    "migrate": "migrate",
    "models": "models",
    "outbox": "outbox",
    "people": "people",
    "report": "report",
    "restore": "restore",
    "schema": "schema",
    "serve": "serve",
    "shares": "shares",
    "simulate": "simulate",
    "train": "train",
    "views": "views",
}
"""Each command and the module that holds it, imported when it is called: `serve` starts fast."""


ARGUMENTS = "waverly.arguments"
"""Where the words of the command line are kept."""


@contextmanager
def _refusing(arguments: Sequence[str]) -> Iterator[None]:
    try:
        yield
    except click.UsageError as error:
        if is_help(error):
            raise
        refuse(wrong_use(error), arguments)


class _Lazy(click.Group):
    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # click's own
    ) -> click.Context:
        """Parse as click does, and refuse in our words."""
        arguments = tuple(args)
        with _refusing(arguments):
            context = super().make_context(info_name, args, parent, **extra)
        context.meta[ARGUMENTS] = arguments
        return context

    def invoke(self, ctx: click.Context) -> Any:  # Any: click's own
        """Call the command as click does, and refuse in our words."""
        with _refusing(ctx.meta[ARGUMENTS]):
            return super().invoke(ctx)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"waverly.cli.{COMMANDS[name]}")
        command: click.Command = module.command
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="waverly")
def group() -> None:
    """Help for the wavering shopper, measured."""


def main() -> None:
    """Run the command line. An error of ours ends it with one plain sentence."""
    look_rarely()
    try:
        group(prog_name="waverly")
    except WaverlyError as error:
        refuse(error, sys.argv[1:])
