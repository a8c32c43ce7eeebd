"""The demo: a store, a server beside it, a month of simulated shoppers and a trained model.

Everything it starts it also ends. The store and the server are processes of their own, on ports of
their own, as they are in life.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import msgspec
from msgspec import Struct
from msgspec.structs import replace

from waverly.background.outgoing import Outgoing
from waverly.background.recurring import recurring_jobs
from waverly.catalogue import ProductFacts, ShopFacts
from waverly.clock import DAY_MS, SystemClock
from waverly.errors import WaverlyError
from waverly.first_run import FirstRun, prepare
from waverly.processes.sidecar import Program, check, end, start
from waverly.reporting.measuring.catch_up import catch_up
from waverly.reporting.periods import DAYS, last_days
from waverly.scoring.training_log import last_training
from waverly.settings import Settings, environment_of
from waverly.simulation.run import SimulationPlan, simulate
from waverly.simulation.sender import Tally
from waverly.storage import Store, open_store
from waverly.storage.catalogue.feed_rows import Feed, keep_feed
from waverly.storage.catalogue.product_rows import remember_products
from waverly.storage.catalogue.shop_rows import remember_shop
from waverly.storage.chores.job_rows import keep_run
from waverly.storage.measured.progress_rows import last_batch
from waverly.storage.site.site_settings import SIMULATED, set_site_setting
from waverly.training.readiness import Declined
from waverly.training.train import Kept, OnStage, Trained, train

SITE = "pk_demo"
SALE_MS = 6 * DAY_MS
"""How long ago the store's sale began."""
HOLDOUT = 0.2
"""Twice the usual: what is to be learnt in one month of one small shop needs people to compare with."""
HELP = 1.2
"""The demo's shoppers are easier to help than those of the simulated worlds, for the same reason."""
NIGHTS = ("measure", "neighbours", "paces", "shares")
"""The jobs whose work the first page needs."""
START_LIMIT_S = 30.0
"""How long a process may take until it answers."""
BROKEN = (aiohttp.ClientError, OSError, ExceptionGroup)
"""How a request breaks that nobody answers any more; many at once break as a group."""

CHECKOUT = Path(__file__).resolve().parents[2]


class Ports(Struct, frozen=True, kw_only=True):
    """Where the demo listens, on 127.0.0.1."""

    store: int
    admin: int


class Progress(Struct, frozen=True, kw_only=True):
    """Whom to tell how far it is."""

    on_visit: Callable[[Tally], None]
    on_stage: OnStage


def urls(ports: Ports) -> tuple[str, str]:
    """Return the store's and the server's address."""
    return f"http://127.0.0.1:{ports.store}", f"http://127.0.0.1:{ports.admin}"


async def set_up(settings: Settings, ports: Ports, password: str) -> FirstRun:
    """Prepare the demo's home folder."""
    store_url, _ = urls(ports)
    began = _first(SystemClock().now())  # before the first simulated shopper comes
    made = await prepare(
        settings,
        site="Demo store",
        key=SITE,
        origins=(store_url, store_url.replace("127.0.0.1", "localhost")),
        admin="owner",
        password=password,
        campaigns_from=("starter", "demo"),
        at=began,
    )
    async with open_store(settings.database_url) as store:
        await set_site_setting(store, SITE, SIMULATED, "yes", began)
    return made


def _first(now: int) -> int:
    """Return when the first shopper comes: shoppers fill just those days that the admin's pages count."""
    return last_days(DAYS, now, ZoneInfo("UTC")).since


@contextmanager
def running(settings: Settings, ports: Ports) -> Iterator[tuple[Program, ...]]:
    """Run the server and the store while the block runs.

    Raises `WaverlyError` with the last words of one that does not start, or because of which the block broke.
    """
    _, server_url = urls(ports)
    environment = os.environ | environment_of(settings)
    server = [sys.executable, "-m", "waverly", "serve"]
    store = [
        sys.executable,
        "-m",
        _store_module(),
        "--port",
        str(ports.store),
        "--waverly",
        server_url,
        "--preview",
    ]
    logs = Path(settings.home)
    programs = (
        start("The demo's server", server, logs / "server.log", environment=environment),
        start("The demo's store", store, logs / "store.log", folder=_store_folder()),
    )
    try:
        _wait_for(ports.admin, "/readyz", programs)
        _wait_for(ports.store, "/", programs)
        yield programs
    except BROKEN:
        check(programs)
        raise
    finally:
        end(programs)


def _store_module() -> str:
    return "demo_store" if (CHECKOUT / "demo_store").is_dir() else "waverly_demo_store"


def _store_folder() -> Path:
    return CHECKOUT if (CHECKOUT / "demo_store").is_dir() else Path.cwd()


def _wait_for(port: int, path: str, programs: Sequence[Program]) -> None:
    deadline = time.monotonic() + START_LIMIT_S
    while time.monotonic() < deadline:
        if _answers(port, path):
            return
        check(programs)
        time.sleep(0.05)
    raise WaverlyError(
        "A part of the demo did not start",
        place=f"port {port}",
        mend="Is the port taken? Choose others with --port-store and --port-admin.",
    )


def _answers(port: int, path: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


async def fill(
    settings: Settings, ports: Ports, secret: str, visits: int, now: int, progress: Progress
) -> tuple[Tally, Trained | Kept | Declined]:
    """Import the store's feed, send a month of shoppers, and learn from them. `now` is in milliseconds."""
    store_url, server_url = urls(ports)
    feed = f"{store_url}/feed.json"
    start = _first(now)
    await _state_the_past(settings, feed, start, now)
    plan = SimulationPlan(
        url=server_url,
        site=SITE,
        secret=secret,
        visits=visits,
        start=start,
        days=(now - start) / DAY_MS,
        feed=feed,
        help=HELP,
    )
    tally = await simulate(plan, progress.on_visit)
    products = await import_feed(server_url, feed, secret)
    async with open_store(settings.database_url) as store:
        await keep_feed(store, SITE, Feed(url=feed, every_hours=1, form="json", read_at=now))
        await keep_run(store, "feeds", now, f"{products:,} products from {feed}.")
        result = await train(
            store, SITE, settings.models_of(SITE), at=now, on_stage=progress.on_stage
        )
        latest = last_training(settings.models_of(SITE), SITE)
        if latest is not None:
            await keep_run(store, "train", now, latest.sentence)
        await learn_at_once(settings, store, now, progress.on_stage)
    return tally, result


async def learn_at_once(settings: Settings, store: Store, now: int, on_stage: OnStage) -> None:
    """Do at once what a server does in its nights, so that the admin's first page is complete."""
    last = await last_batch(store, SITE)
    await catch_up(store, SITE, now, on_turn=lambda reached: on_stage("count", reached, last))
    outgoing = Outgoing(settings, store, SystemClock())
    jobs = {job.name: job for job in recurring_jobs(settings, store, outgoing)}
    for done, name in enumerate(NIGHTS, start=1):
        await keep_run(store, name, now, await jobs[name].run(now))
        on_stage("nights", done, len(NIGHTS))


async def import_feed(server_url: str, feed: str, secret: str) -> int:
    """State the store's products and terms, as its backend would by a nightly job; return how many."""
    bearer = {"authorization": f"Bearer {secret}"}
    async with aiohttp.ClientSession(headers=bearer, raise_for_status=True) as http:
        products, terms = await _products_and_terms(http, feed)
        body = msgspec.json.encode({"products": products})
        for path, content in (("products", body), ("shop", terms)):
            async with http.post(f"{server_url}/v1/{path}", data=content):
                pass
    return len(products)


async def _state_the_past(settings: Settings, feed: str, start: int, now: int) -> None:
    """State what was true before: full prices a month before the first shopper, then those of the sale.

    Straight into the database: over the API it would be as of now, and a clock that is set back wakes
    every nightly job.
    """
    async with aiohttp.ClientSession(raise_for_status=True) as http:
        products, terms = await _products_and_terms(http, feed)
    shop = replace(msgspec.json.decode(terms, type=ShopFacts), source="api")
    before = start - DAYS * DAY_MS
    async with open_store(settings.database_url) as store:
        await remember_shop(store, SITE, shop, before)
        for at, told in ((before, map(_at_full_price, products)), (now - SALE_MS, products)):
            stated = [msgspec.convert(each | {"source": "api"}, ProductFacts) for each in told]
            await remember_products(store, SITE, stated, at)


async def _products_and_terms(
    http: aiohttp.ClientSession, feed: str
) -> tuple[list[dict[str, Any]], bytes]:
    products: list[dict[str, Any]] = msgspec.json.decode(await _get(http, feed))
    return products, await _get(http, feed.replace("feed.json", "shop.json"))


async def _get(http: aiohttp.ClientSession, url: str) -> bytes:
    async with http.get(url) as reply:
        return await reply.read()


def _at_full_price(product: dict[str, Any]) -> dict[str, Any]:
    full = product.get("compare_at_price") or product["price"]
    return product | {"price": full, "compare_at_price": None}
