"""The `waverly` command: each subcommand parses its arguments and calls one function."""

import importlib
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from waverly import __version__
from waverly.cli.refusing import is_help, not_served, refuse, wrong_use
from waverly.cli.writing import leave_unwritten, write_anywhere
from waverly.errors import WaverlyError
from waverly.processes.garbage import collect_rarely

GROUPS = {
    "To begin": {
        "demo": "demo",
        "doctor": "doctor",
        "init": "init",
        "serve": "serve",
    },
    "What help did, and why": {
        "report": "report",
        "explain": "explain",
    },
    "What is shown": {
        "campaigns": "campaigns",
        "shares": "shares",
        "baseline": "baseline",
    },
    "What it knows about products and the past": {
        "catalogue": "catalogue",
        "import": "import_",
    },
    "What it learns, and what else could be tried": {
        "train": "train",
        "models": "models",
        "evaluate": "evaluate",
        "simulate": "simulate",
    },
    "What is kept, and who gets it": {
        "people": "people",
        "export": "export",
        "views": "views",
        "outbox": "outbox",
    },
    "To keep it running": {
        "status": "status",
        "access": "access",
        "backup": "backup",
        "restore": "restore",
        "migrate": "migrate",
        "copy": "copy",
        "jobs": "jobs",
    },
    "For developers": {
        "schema": "schema",
        "lift": "lift",
        "benchmark": "benchmark",
    },
}
"""The commands by what somebody wants to do, as help lists them, and the module that holds each."""

COMMANDS = {name: module for each in GROUPS.values() for name, module in each.items()}
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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by what somebody wants to do, in columns that stand below each other."""
        longest = max(map(len, COMMANDS))
        for title, names in GROUPS.items():
            known = {name: self.get_command(ctx, name) for name in names}
            with formatter.section(title):
                formatter.write_dl(
                    [
                        (name.ljust(longest), command.get_short_help_str(formatter.width))
                        for name, command in known.items()
                        if command is not None
                    ]
                )

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
    """Help for the wavering shopper, measured.

    \b
    To try it:      waverly demo
    For your shop:  waverly init, then waverly serve
    Any command:    waverly COMMAND --help
    """


def main() -> NoReturn:
    """Run the command line. An error of ours ends it with one plain sentence.

    Raises KeyboardInterrupt for Ctrl-C, of which click would say "Aborted!".
    """
    collect_rarely()
    write_anywhere()
    try:
        status = group(prog_name="waverly", standalone_mode=False)
    except WaverlyError as error:
        refuse(error, sys.argv[1:])
    except BrokenPipeError:  # whoever read this has read enough
        leave_unwritten()
        status = 1
    except (OSError, sqlite3.Error) as error:  # a full disk, a file that may not be read
        leave_unwritten()
        refuse(not_served(error), sys.argv[1:])
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except click.Abort as error:
        if isinstance(error.__cause__, KeyboardInterrupt):
            raise KeyboardInterrupt from None
        click.echo("waverly: nothing was done", err=True)  # who was asked said no
        status = 1
    raise SystemExit(status or 0)
