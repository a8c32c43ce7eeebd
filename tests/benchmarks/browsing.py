"""A real Chromium, and the demo store running alone, for the benchmarks that look at pages."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from waverly.processes.chromium import browser_path
from waverly.processes.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]

HELP = "http://127.0.0.1:9"
"""Where the shop's tag points: nobody listens there, the browser is answered by the benchmark."""


@contextmanager
def a_browser(without: Sequence[str] = ()) -> Iterator[Browser]:
    """Give a Chromium, gone afterwards, with none of the driver's own flags that `without` names."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=browser_path(), args=FLAGS, ignore_default_args=list(without)
        )


@contextmanager
def the_shop_alone() -> Iterator[str]:
    """Give the address of the demo store, whose tag points at `HELP`."""
    port = free_port()
    command = [sys.executable, "-m", "demo_store", "--port", str(port), "--waverly", HELP]
    shop = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        shop.terminate()
        shop.wait(timeout=15)


def _wait_for(port: int) -> None:
    for _ in range(400):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the demo store did not start")
