"""Finds out whether anything can be drawn here, and starts the browser."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from waverly.extras import install_command
from waverly.processes.chromium import browser_path

if TYPE_CHECKING:
    from playwright.async_api import Browser

NEEDED = {"playwright": "playwright", "axe_playwright_python": "axe-playwright-python"}


def why_not(chromium: str) -> str:
    """Return why nothing can be drawn here, an empty text when it can.

    `chromium` is a program to use; without it one on the PATH is, or Playwright's own.
    """
    missing = [name for module, name in NEEDED.items() if find_spec(module) is None]
    if missing:
        return f"{' and '.join(missing)} not installed: {install_command('gate')}"
    if chromium and shutil.which(chromium) is None:
        return f"no Chromium at {chromium}"
    if browser_path(chromium) is not None:
        return ""
    from playwright.sync_api import Error, sync_playwright  # late: an optional part

    try:
        with sync_playwright() as started:
            found = Path(started.chromium.executable_path).is_file()
    except Error as error:
        return str(error)
    return (
        "" if found else "no Chromium: run `playwright install chromium`, or set WAVERLY_CHROMIUM"
    )


@asynccontextmanager
async def browser(chromium: str) -> AsyncIterator["Browser"]:
    """Start a browser for the time of the block."""
    from playwright.async_api import async_playwright  # late: an optional part

    async with async_playwright() as started:
        launched = await started.chromium.launch(executable_path=browser_path(chromium))
        try:
            yield launched
        finally:
            await launched.close()


def axe_source() -> str:
    """Return the source of axe-core, as the package brings it."""
    spec = find_spec("axe_playwright_python")
    folder = Path((spec.origin if spec else None) or "").parent
    return (folder / "axe.min.js").read_text(encoding="utf-8")
