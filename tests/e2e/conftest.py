"""The demo store and the server beside it, each a process of its own, and a real Chromium."""

import fcntl
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.support.in_a_thread import run
from waverly import demo
from waverly.processes.chromium import browser_path
from waverly.processes.ports import free_port
from waverly.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


class Shop(Struct, frozen=True, kw_only=True):
    """A running demo store and its server."""

    store: str
    server: str
    settings: Settings
    password: str


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Give each of the two shops a process of its own: with both in each, every process would set up two."""
    return ByShop(config, log)


class ByShop(LoadScopeScheduling):  # type: ignore[misc]  # the library has no types
    """Hands out the tests of one shop together. Marks that name a group come too late for pytest 9."""

    def _split_scope(self, nodeid: str) -> str:
        return "source" if "[source" in nodeid else "minified"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
    yield started
    started.close()


@pytest.fixture(scope="session", params=["minified", "source"])
def shop(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shop]:
    """The demo store, with the script as it ships and as it was written."""
    client_dir = ""
    if request.param == "source":
        client_dir = str(_built_as_written(tmp_path_factory.mktemp("script") / "build"))
    ports = demo.Ports(store=free_port(), admin=free_port())
    settings = Settings(
        home=str(tmp_path_factory.mktemp("home")),
        port=ports.admin,
        test_mode=True,
        client_dir=client_dir,
        log_level="warning",
    )
    made = run(demo.set_up(settings, ports, "correct horse"))
    store, server = demo.urls(ports)
    with demo.running(settings, ports):
        run(demo.import_feed(server, f"{store}/feed.json", made.secret))
        yield Shop(store=store, server=server, settings=settings, password="correct horse")


def _built_as_written(folder: Path) -> Path:
    """Build the script as it was written into a folder of this process: another may be building it, too."""
    client = ROOT / "client_js"
    with (client / "build.mjs").open("rb") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        subprocess.run(["node", "build.mjs", "--source"], cwd=client, check=True)
        shutil.copytree(client / "build", folder)
    return folder


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 860})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose console must stay clean."""
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.clock.install()
    yield opened
    # The browser itself reports a request that failed; no script can keep it from that.
    ours = [line for line in said if not line.startswith("Failed to load resource")]
    assert ours == [], "the shop's console must stay clean"
