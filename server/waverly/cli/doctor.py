"""`waverly doctor URL`."""

import asyncio
import sys
from collections.abc import Sequence

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from waverly.api.client_files import client_folder
from waverly.cli.options import home_option, json_option, print_json, settings_for
from waverly.cli.progress import spinner
from waverly.cli.sites import is_prepared
from waverly.doctor import FieldFinding, Limits, PageFindings, StoreFindings, examine, own_places
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.site.site_rows import all_sites

COLOURS = {"high": "green", "medium": "yellow", "low": "red"}


@click.command("doctor", epilog="Example: waverly doctor https://shop.example")
@click.argument("url")
@click.option(
    "--pages",
    type=click.IntRange(1, 30),
    default=10,
    show_default=True,
    help="At most so many pages.",
)
@click.option(
    "--allow-private", is_flag=True, help="Also look at addresses inside your own network."
)
@click.option("--no-browser", is_flag=True, help="Read markup alone, even when there is a browser.")
@home_option
@json_option
def command(
    url: str, pages: int, allow_private: bool, no_browser: bool, home: str | None, as_json: bool
) -> None:
    """Say what is recognised on the pages of the store at URL.

    It opens some of them and begins with a verdict in one sentence. For each page it then says what every
    field is and how sure that is, and what to mark by hand. The admin's doctor, under System, does the same
    with fewer pages. Origins of your own stores may be inside your own network. Ends with status 1 if no
    product is recognised on any page.
    """
    settings = settings_for(home)
    client = client_folder(settings.client_dir)
    with spinner("opening …", hidden=as_json) as say:
        found = asyncio.run(
            examine(
                url,
                client,
                limits=Limits(pages=pages),
                allow_private=allow_private,
                known=own_places(_origins(settings)),
                without_browser=no_browser,
                on_page=lambda page: say(f"reading {escape(page)}"),
            )
        )
    print_json(found) if as_json else _print(found)
    if not found.has_product:
        sys.exit(1)


def _origins(settings: Settings) -> list[str]:
    """Return the origins of the folder's stores; none where there is no folder yet."""
    return asyncio.run(_ask(settings)) if is_prepared(settings) else []


async def _ask(settings: Settings) -> list[str]:
    async with open_store(settings.database_url) as store:
        return [origin for site in await all_sites(store) for origin in site.origins]


def _print(found: StoreFindings) -> None:
    console = Console()
    console.print(f"[bold]{escape(found.verdict)}", highlight=False)
    if found.note:
        console.print(f"[yellow]{escape(found.note)}")
    if found.shared:
        console.print("\n[bold]On every page[/bold]")
        console.print(table_of(found.shared))
    for page in found.pages:
        _print_page(console, page, found.own(page))
    if found.is_cut:
        console.print("[yellow]Time or bytes ran out: not every chosen page was read.")
    if not found.has_product:
        console.print(
            "No product was recognised. Give the address of a product's page to look at it."
        )


def _print_page(console: Console, page: PageFindings, own: Sequence[FieldFinding]) -> None:
    console.print(f"\n[bold]{escape(page.url)}[/bold]  {page.platform or ''}", highlight=False)
    if page.trouble:
        console.print(f"[red]Not read: {escape(page.trouble)}")
        return
    console.print(table_of(own) if own else "Nothing else.")
    for mark in page.marks:
        console.print(
            f"  mark by hand: [bold]{escape(mark.attribute)}[/bold]  {escape(mark.why)}",
            highlight=False,
        )


def table_of(findings: Sequence[FieldFinding]) -> Table:
    """Return findings as a table; what other sources say instead stands below the value, where any do."""
    table = Table("recognised", "value", "source", "sure")
    for finding in findings:
        colour = COLOURS.get(finding.confidence, "default")
        sure = f"[{colour}]{finding.confidence}[/{colour}]" if finding.confidence else ""
        others = [f"[red]{escape(each)}[/red]" for each in finding.conflicts]
        value = "\n".join([escape(finding.value), *others])
        table.add_row(finding.field, value, finding.source, sure)
    return table
