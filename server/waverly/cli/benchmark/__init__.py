"""`waverly benchmark …`: what the product's own learning does on public data, read from a path."""

import importlib

import click

DATA = {
    "events": "events",
    "friction": "friction",
    "hillstrom": "hillstrom",
    "obd": "obd",
    "uci": "uci",
}
"""Each data set and the module that knows it, imported when it is asked for."""


class _Lazy(click.Group):
    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(DATA)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in DATA:
            return None
        module = importlib.import_module(f"waverly.cli.benchmark.{DATA[name]}")
        command: click.Command = module.command
        return command


@click.group("benchmark", cls=_Lazy)
def command() -> None:
    """Measure the product's own learning on public data.

    The data is yours to download; each command is given its files.
    """
