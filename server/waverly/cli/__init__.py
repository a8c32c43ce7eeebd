"""The `waverly` command: each subcommand parses its arguments and calls one function."""

import importlib
import sys

import click

from waverly import __version__
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


class _Lazy(click.Group):
    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(COMMANDS)

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
    """Run the command line. An error of ours ends it with one plain sentence and status 1."""
    look_rarely()
    try:
        group()
    except WaverlyError as error:
        click.echo(f"waverly: {error}", err=True)
        sys.exit(1)
