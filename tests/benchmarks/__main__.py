"""`make bench`: prints what was measured beside what it should be."""

import os
import sys
import time

import click
import msgspec
from rich.console import Console
from rich.table import Table

from tests.benchmarks import (
    beginning,
    client,
    cursor,
    forecast,
    growth,
    pages,
    policies,
    replaying,
    reports,
    scoring,
    searching,
    server_line,
    starting,
    training,
    truth,
)
from tests.benchmarks.result import Result
from waverly.processes.garbage import collect_rarely

PARTS = {
    "scoring": scoring.measure,
    "server": server_line.measure,
    "beginning": beginning.measure,
    "start": starting.measure,
    "growth": growth.measure,
    "client": client.measure,
    "cursor": cursor.measure,
    "pages": pages.measure,
    "searches": searching.measure,
    "policies": policies.measure,
    "forecast": forecast.measure,
    "reports": reports.measure,
    "truth": truth.measure,
    "replay": replaying.measure,
    "training": training.measure,
}


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(list(PARTS)))
@click.option("--rows", type=int, help="Rows training is measured on; a million unless given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def main(parts: tuple[str, ...], rows: int | None, as_json: bool) -> None:
    """Measure the named parts, all of them unless named."""
    collect_rarely()  # as every command of ours does
    if rows is not None:
        os.environ[training.ROWS_VARIABLE] = str(rows)
    results: list[Result] = []
    try:
        for name in parts or PARTS:
            results += _measured(name)
    finally:  # a part that breaks off takes nothing from those before it
        _print(results, as_json=as_json)


def _measured(name: str) -> list[Result]:
    print(f"measuring: {name} ...", file=sys.stderr, flush=True)
    began = time.perf_counter()
    found = PARTS[name]()
    print(f"  took {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return found


def _print(results: list[Result], *, as_json: bool) -> None:
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(results), indent=2).decode())
        return
    table = Table("what", "measured", "target", "")
    marks = {True: "met", False: "missed", None: ""}
    for result in results:
        table.add_row(result.what, result.measured, result.target, marks[result.met])
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
