"""Where the Chromium is that the doctor and the publishing gate open pages in."""

import os
import shutil
from pathlib import Path

NAMES = tuple(Path(__file__).with_name("browsers.txt").read_text(encoding="ascii").split())
"""What a Chromium may be called, the best first; `scripts/browser` and the client's tests read the same file.

The shell is the same Chromium without windows to draw: a page of it is opened in a quarter of the time.
"""


def browser_path(chosen: str = "") -> str | None:
    """Return where a Chromium is: chosen here or in `WAVERLY_CHROMIUM`, else one on the PATH.

    None leaves it to Playwright, which may have brought its own.
    """
    wanted = chosen or os.environ.get("WAVERLY_CHROMIUM")
    return next((path for name in (wanted, *NAMES) if name and (path := shutil.which(name))), None)
