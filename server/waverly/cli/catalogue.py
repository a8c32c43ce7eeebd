"""`waverly catalogue import|show|find|feeds`."""

import asyncio
import tempfile
from pathlib import Path

import click
from msgspec import Struct

from waverly.campaigns.filling.found import LABELS
from waverly.catalogue import PricePoint, ProductFacts, ShopFacts
from waverly.catalogue.finding import MOST, Found
from waverly.cli.options import (
    home_option,
    json_option,
    now_of,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.progress import stages
from waverly.cli.sites import chosen_site, known_store
from waverly.errors import NotFound
from waverly.errors.names import known_are
from waverly.errors.unshown import without_secrets
from waverly.feeds import FeedReport, import_feed
from waverly.feeds.due import read_due
from waverly.feeds.fetching import fetch
from waverly.feeds.importing import OnStage
from waverly.pipeline.suggestion_indexes import suggestion_index_of
from waverly.settings import Settings
from waverly.storage.catalogue.feed_rows import Feed, Form, drop_feed, feeds_of, keep_feed
from waverly.storage.catalogue.price_rows import prices_of
from waverly.storage.catalogue.product_rows import all_products, stated_product
from waverly.storage.catalogue.shop_rows import shop
from waverly.wording import counted

FORMS = ("auto", "xml", "tsv", "csv", "json")
WORDS = LABELS["en"]
STAGES = {"read": "{:,} entries read", "write": "{:,} products written"}


class CatalogueOverview(Struct, frozen=True, kw_only=True):
    """What a catalogue holds in all."""

    site: str
    products: int
    sources: dict[str, int]
    oldest_confirmed_at: int | None
    shop: ShopFacts | None


class ShownProduct(Struct, frozen=True, kw_only=True):
    """One product with its prices and when it was last stated."""

    product: ProductFacts
    confirmed_at: int
    prices: tuple[PricePoint, ...]


@click.group("catalogue")
def command() -> None:
    """Read feeds; see what is known about products and the shop."""


@command.command("import", epilog="Example: waverly catalogue import https://shop.example/feed.xml")
@click.argument("feed")
@click.option(
    "--form",
    type=click.Choice(FORMS),
    default="auto",
    help="How FEED is written; told by its content unless given.",
)
@site_option
@home_option
@json_option
def import_command(feed: str, form: str, site: str | None, home: str | None, as_json: bool) -> None:
    """Read a product feed: FEED is a file or an address.

    Google Merchant as XML (RSS, Atom), TSV or CSV, or JSON in the words of the reference; packed with gzip
    or not. Run twice, it changes nothing.
    """
    read_and_tell(feed, form, site, home, as_json=as_json)


def read_and_tell(
    feed: str, form: str, site: str | None, home: str | None, *, as_json: bool
) -> None:
    """Read a feed with a line that says how far it is, then print what came of it."""
    with stages("Looking at the feed", STAGES, hidden=as_json) as on_stage:
        report = asyncio.run(_import(settings_for(home), site, feed, _form(form), on_stage))
    print_json(report) if as_json else _tell(report)


async def _import(
    settings: Settings, site: str | None, feed: str, form: Form | None, on_stage: OnStage
) -> FeedReport:
    now = now_of(settings)
    with tempfile.TemporaryDirectory(prefix="waverly-feed-") as folder:
        path = Path(feed)
        if "://" in feed:
            path = Path(folder) / "feed"
            await fetch(feed, path, allow_private=settings.private_feeds)
        if not path.is_file():
            raise NotFound(
                "There is no such file", place="FEED", value=feed, mend="Name a file or an address."
            )
        async with known_store(settings) as store:
            key = await chosen_site(store, site)
            return await import_feed(
                store, key, path, now, on_stage, form=form, source=without_secrets(feed)
            )


def _tell(report: FeedReport) -> None:
    click.echo(
        f"{counted(report.records, 'entry', 'entries')}, {counted(report.products, 'product')} with "
        f"{counted(report.variants, 'variant')}: {report.changed:,} new or changed, "
        f"{report.same:,} as before."
    )
    if report.shop_changed:
        click.echo("What the feed says about the shop has changed.")
    for missed in report.missed:
        click.echo(f"  not understood: {missed.times:,} × {missed.reason} ({missed.example})")
    if report.unused:
        click.echo(f"  not used: {', '.join(report.unused)}")


@command.command("show", epilog="Example: waverly catalogue show SKU-1")
@click.argument("product", required=False)
@site_option
@home_option
@json_option
def show_command(product: str | None, site: str | None, home: str | None, as_json: bool) -> None:
    """Print what is known in all, or of one PRODUCT with its prices."""
    found = asyncio.run(_look(settings_for(home), site, product))
    if as_json or isinstance(found, ShownProduct):
        print_json(found)
        return
    sources = ", ".join(f"{count:,} from {source}" for source, count in found.sources.items())
    click.echo(f"{counted(found.products, 'product')} ({sources or 'none yet'}).")
    click.echo("The shop's policies are known." if found.shop else "Of the shop nothing is known.")


async def _look(
    settings: Settings, site: str | None, product: str | None
) -> CatalogueOverview | ShownProduct:
    async with known_store(settings) as store:
        key = await chosen_site(store, site)
        if product is not None:
            stated = await stated_product(store, key, product)
            if stated is None:
                raise NotFound(
                    "The catalogue does not know this product",
                    value=product,
                    mend="`waverly catalogue show` without an id says what it knows.",
                )
            prices = await prices_of(store, key, product)
            return ShownProduct(
                product=stated.facts, confirmed_at=stated.confirmed_at, prices=prices
            )
        known = list((await all_products(store, key)).values())
        sources = [each.facts.source for each in known]
        return CatalogueOverview(
            site=key,
            products=len(known),
            sources={source: sources.count(source) for source in sorted(set(sources))},
            oldest_confirmed_at=min((each.confirmed_at for each in known), default=None),
            shop=await shop(store, key),
        )


@command.command("find", epilog='Example: waverly catalogue find "waterproof boots"')
@click.argument("query")
@click.option("--product", help="The product in view: what is looked at with it is found, too.")
@site_option
@home_option
@json_option
def find_command(
    query: str, product: str | None, site: str | None, home: str | None, as_json: bool
) -> None:
    """Print what `{found.all}` would list for a search for QUERY."""
    found = asyncio.run(_find(settings_for(home), site, query, product))
    if as_json:
        print_json(found)
        return
    for each in found:
        click.echo(f"{each.name}  {each.url}  ({', '.join(WORDS[by] for by in each.by)})")
    if not found:
        click.echo("Nothing available was found.")


async def _find(
    settings: Settings, site: str | None, query: str, product: str | None
) -> tuple[Found, ...]:
    async with known_store(settings) as store:
        key = await chosen_site(store, site)
        index = await suggestion_index_of(store, key, now_of(settings))
        return index.found(query, product)[:MOST]


@command.command(
    "feeds",
    epilog="Example: waverly catalogue feeds --add https://shop.example/feed.xml",
)
@click.option("--add", metavar="URL", help="Read this feed by the clock from now on.")
@click.option(
    "--every-hours",
    type=click.IntRange(1, 168),
    default=24,
    show_default=True,
    help="With --add: how often.",
)
@click.option(
    "--form",
    type=click.Choice(FORMS),
    default="auto",
    help="With --add: how it is written; told by its content unless given.",
)
@click.option("--remove", metavar="URL", help="Read this feed no more.")
@click.option("--read-now", is_flag=True, help="Read what is due, without waiting for the server.")
@site_option
@home_option
@json_option
def feeds_command(
    add: str | None,
    every_hours: int,
    form: str,
    remove: str | None,
    read_now: bool,
    site: str | None,
    home: str | None,
    as_json: bool,
) -> None:
    """Say which feeds are read, and what the last readings came to.

    With --add and --remove it changes which those are.
    """
    known = asyncio.run(
        _feeds(
            settings_for(home),
            site,
            None if add is None else Feed(url=add, every_hours=every_hours, form=_form(form)),
            remove,
            read_now=read_now,
        )
    )
    if as_json:
        print_json(known)
        return
    for feed in known:
        said = feed.said or ("not read yet" if feed.read_at is None else "read when it was added")
        again = " (NOT READ, and tried again every hour)" if feed.failed else ""
        click.echo(f"{feed.url} every {feed.every_hours} hours{again}: {said}")
    if not known:
        click.echo("No feed is read on a schedule. Add one with --add URL.")


def _form(form: str) -> Form | None:
    return None if form == "auto" else form  # type: ignore[return-value]  # click has checked it


async def _feeds(
    settings: Settings, site: str | None, add: Feed | None, remove: str | None, *, read_now: bool
) -> list[Feed]:
    async with known_store(settings) as store:
        key = await chosen_site(store, site)
        if add is not None:
            await keep_feed(store, key, add)
        if remove is not None and not await drop_feed(store, key, remove):
            raise NotFound(
                "This feed is not read on a schedule",
                place="--remove",
                value=remove,
                mend=known_are(remove, [each.url for each in await feeds_of(store, key)]),
            )
        if read_now:
            now = now_of(settings)
            await read_due(store, key, now, allow_private=settings.private_feeds)
        return await feeds_of(store, key)
