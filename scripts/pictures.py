"""Draws the pictures of `docs/overlays/`: each kind as the gallery of the demo shop shows it."""

import base64
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import CDPSession, Page, sync_playwright
from rich.progress import track
from starlette.applications import Starlette
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from demo_store.app import create_app
from demo_store.showcase import examples
from waverly.processes.chromium import browser_path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "client_js" / "dist"
FOLDER = ROOT / "docs" / "images" / "overlays"
MARGIN_PX = 28
QUALITY = 82
"""Of WebP: below it small type begins to smear."""


@contextmanager
def gallery() -> Iterator[str]:
    """Serve the demo shop with the script beside it; yield the gallery's address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    origin = f"http://127.0.0.1:{port}"
    routes = [
        Route("/waverly.js", lambda _request: _script()),
        Mount("/assets", StaticFiles(directory=DIST / "assets")),
        Mount("/", create_app(waverly_url=origin)),
    ]
    config = uvicorn.Config(Starlette(routes=routes), port=port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"{origin}/gallery"
    server.should_exit = True
    thread.join()


def _script() -> Response:
    return FileResponse(DIST / "waverly.js")


def draw(page: Page, session: CDPSession, kind: str) -> bytes:
    """Return the picture of a kind, as WebP."""
    page.locator(f'[data-preview="{kind}:corner"]').click()
    card = page.locator("waverly-help .card")
    card.wait_for()
    page.wait_for_timeout(400)  # pictures within it
    # A clip is measured from the top of the page, not of the window.
    box = card.evaluate(
        "card => { const { x, y, width, height } = card.getBoundingClientRect();"
        " return { x: x + scrollX, y: y + scrollY, width, height }; }"
    )
    clip = {
        "x": box["x"] - MARGIN_PX,
        "y": box["y"] - MARGIN_PX,
        "width": box["width"] + 2 * MARGIN_PX - 4,
        "height": box["height"] + 2 * MARGIN_PX - 4,
        "scale": 1,
    }
    asked = {"format": "webp", "quality": QUALITY, "clip": clip}
    answer = session.send("Page.captureScreenshot", asked)
    card.locator(".close").click()
    return base64.b64decode(answer["data"])


def main() -> None:
    """Draw every kind."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with gallery() as address, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        context = browser.new_context(
            viewport={"width": 1100, "height": 760}, device_scale_factor=1.5, color_scheme="light"
        )
        page = context.new_page()
        page.goto(address)
        page.wait_for_timeout(3000)
        session = context.new_cdp_session(page)
        for kind in track(list(examples()), "Drawing"):
            (FOLDER / f"{kind}.webp").write_bytes(draw(page, session, kind))
        browser.close()


if __name__ == "__main__":
    main()
