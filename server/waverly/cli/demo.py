"""`waverly demo`."""

import secrets
import shlex
import shutil
import tempfile
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.panel import Panel
from rich.progress import BarColumn, TaskProgressColumn, TextColumn
from rich.progress import Progress as Bars

from waverly import demo
from waverly.cli.ending import Ending
from waverly.cli.options import ONE_OR_MORE, settings_for
from waverly.cli.train import STAGES, progress_of
from waverly.processes.ports import free_port
from waverly.processes.sidecar import check
from waverly.settings import Settings, variable

PORT = click.IntRange(0, 65_535)

SHOPPERS = "Shoppers come and go"

WORDS = STAGES | {"count": "Adding up the month", "nights": "Choosing what to show"}

FIRST = """A shop with a month of made-up shoppers is being set up. It takes two to five minutes.
Nothing leaves your computer.
"""


@click.command("demo")
@click.option(
    "--port-store", type=PORT, default=0, help="Port of the store; by default a free one."
)
@click.option(
    "--port-admin", type=PORT, default=0, help="Port of the server; by default a free one."
)
@click.option(
    "--visits",
    type=ONE_OR_MORE,
    default=8000,
    show_default=True,
    help="Simulated visits to begin with.",
)
@click.option("--password", help="Password of the admin; made up if not given.")
@click.option("--no-browser", is_flag=True, help="Do not open the store in a browser.")
@click.option("--keep", is_flag=True, help="Keep the demo's folder at the end.")
def command(
    port_store: int,
    port_admin: int,
    visits: int,
    password: str | None,
    no_browser: bool,
    keep: bool,
) -> None:
    """Run a store with a month of simulated shoppers.

    It prints the links to the store and to the admin.
    """
    ports = demo.Ports(store=free_port(port_store), admin=free_port(port_admin))
    home = tempfile.mkdtemp(prefix="waverly-demo-")
    click.echo(FIRST)
    settings = settings_for(
        home,
        port=ports.admin,
        test_mode=True,
        private_feeds=True,
        log_level="warning",
        holdout=demo.HOLDOUT,
    )
    try:
        _run(settings, ports, visits, password or secrets.token_urlsafe(6), no_browser)
    finally:
        if keep:
            click.echo(f"The demo's data is in {home}")
        else:
            shutil.rmtree(home, ignore_errors=True)


def _run(
    settings: Settings, ports: demo.Ports, visits: int, password: str, no_browser: bool
) -> None:
    console, ending = Console(), Ending()
    with ending.heard():
        made = ending.run(demo.set_up(settings, ports, password))
        now = time.time_ns() // 1_000_000
        with demo.running(settings, ports) as programs:
            with _bars(console, visits) if console.is_terminal else _lines(visits) as progress:
                ending.run(demo.fill(settings, ports, made.secret, visits, now, progress))
            store_url, server_url = demo.urls(ports)
            console.print(_links(store_url, server_url, password))
            click.echo(_to_look_closer(settings))
            if not no_browser:
                webbrowser.open(store_url)
            ending.wait(lambda: check(programs))


@contextmanager
def _bars(console: Console, visits: int) -> Iterator[demo.Progress]:
    """Show a bar for each stage."""
    columns = (
        TextColumn("{task.description:22}"),
        BarColumn(),
        TaskProgressColumn(),
    )
    with Bars(*columns, console=console) as bars:
        shoppers = bars.add_task(SHOPPERS, total=visits)
        yield demo.Progress(
            on_visit=lambda tally: bars.update(shoppers, completed=tally.visits),
            on_stage=progress_of(bars, WORDS),
        )


@contextmanager
def _lines(visits: int) -> Iterator[demo.Progress]:
    """Print a plain line for each tenth of a stage: what is written into a file cannot be overwritten."""
    told: dict[str, int] = {}

    def tell(what: str, done: int, total: int) -> None:
        tenth = done * 10 // (total or 1)
        if tenth != told.get(what):
            told[what] = tenth
            click.echo(f"{what}: {tenth * 10}%")

    yield demo.Progress(
        on_visit=lambda tally: tell(SHOPPERS, tally.visits, visits),
        on_stage=lambda stage, done, total: tell(WORDS[stage], done, total),
    )


def _links(store_url: str, server_url: str, password: str) -> Panel:
    return Panel(
        f"[bold]Store[/]   {store_url}\n"
        f"[bold]Admin[/]   {server_url}/admin/   owner / {password}\n\n"
        "First accept the cookie banner: before that, nothing is watched. Then open a shoe, open the "
        "size guide, close it without choosing a size, and go on looking around (move the mouse, "
        "scroll) for some 20 seconds. If you keep still instead, a card for a pause may come first.\n\n"
        "Then look at the admin: what was noticed, what was decided, and why. The shoppers in it are "
        "made up and easier to help than most; a fifth of them never gets any help, so that one month can "
        "tell.\n\n"
        "[dim]Ctrl-C ends the demo.[/]",
        title="The demo is ready",
        expand=False,
    )


def _to_look_closer(settings: Settings) -> str:
    """Say where the data is: outside the panel, which breaks long lines."""
    return (
        "To try `waverly report`, `waverly campaigns check` or `waverly explain ID` on\n"
        "its data, in another terminal:\n\n"
        f"  export {variable('home')}={shlex.quote(settings.home)}\n\n"
        "Where there is no command `waverly`, it is `.venv/bin/waverly` in the checkout.\n"
    )
