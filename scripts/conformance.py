"""Draws every kind of overlay in every format, and keeps what was found for docs/reference/conformance.md.

With names such as `faq:modal`, only those are drawn anew.
"""

import asyncio
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from demo_store.showcase import examples
from waverly.api.client_files import client_folder
from waverly.campaigns.accessibility import Theme
from waverly.publishing.browser.chromium import browser, why_not
from waverly.publishing.browser.draw import Drawing
from waverly.publishing.conformance import LOOKS, Conformance, survey
from waverly.wire.overlay import AnyOverlay

RESULT = Path(__file__).resolve().parents[1] / "docs" / "reference" / "conformance.json"


def overlays() -> Iterator[AnyOverlay]:
    """Yield the gallery's example of each kind in each format it takes."""
    for example in examples().values():
        for form in example.formats:
            placed = {"region": "add-to-cart"} if form in ("inline", "popover") else {}
            content = {**example.overlay, "format": form, **placed}
            yield msgspec.convert(content, AnyOverlay)


def _name(overlay: AnyOverlay) -> str:
    return f"{type(overlay).__struct_config__.tag}:{overlay.format}"


async def run(chromium: str, names: list[str]) -> Conformance:
    """Return what was found; what is not among `names` stays as it was found before."""
    chosen = [each for each in overlays() if not names or _name(each) in names]
    async with browser(chromium) as started:
        drawing = Drawing(started, client_folder())
        tried = await survey(drawing, chosen, Theme(), lambda name: print(name, flush=True))
        if names:
            kept = msgspec.json.decode(RESULT.read_bytes(), type=Conformance)
            anew = {(each.kind, each.format): each for each in tried}
            tried = tuple(anew.get((each.kind, each.format), each) for each in kept.tried)
        return Conformance(
            day=datetime.now(UTC).date(),
            by=drawing.by,
            looks=tuple(look.name for looks in LOOKS for look in looks),
            tried=tried,
        )


def main() -> int:
    """Write the result; return 1 when nothing could be drawn."""
    chromium = os.environ.get("WAVERLY_CHROMIUM", "")
    reason = why_not(chromium)
    if reason:
        print(reason, file=sys.stderr)
        return 1
    report = asyncio.run(run(chromium, sys.argv[1:]))
    RESULT.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
