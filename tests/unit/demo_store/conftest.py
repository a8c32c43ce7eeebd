"""The shop as an app, as a running server, and a real browser to visit it with."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.testclient import TestClient

from demo_store.app import create_app
from waverly.processes.chromium import browser_path

CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def shop() -> Iterator[TestClient]:
    with TestClient(create_app(waverly_url=None)) as client:
        yield client


@pytest.fixture
def tagged_shop() -> Iterator[TestClient]:
    with TestClient(create_app(waverly_url="http://127.0.0.1:9", site_key="pk_test")) as client:
        yield client


@pytest.fixture(scope="session")
def shop_url() -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(waverly_url=None), log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser_path(), args=CHROMIUM_ARGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, shop_url: str) -> Iterator[Page]:
    """A fresh browser context; the test fails if the page logged an error or broke its policy."""
    context = browser.new_context(base_url=shop_url)
    tab = context.new_page()
    problems: list[str] = []
    tab.on("pageerror", lambda error: problems.append(str(error)))
    tab.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    yield tab
    context.close()
    assert problems == []
