"""A page of which a field cannot be read: the field is left out, the rest is kept."""

import json
from typing import Any

import msgspec
from msgspec import Raw, Struct

from waverly.wire.page import Page

MOST = 16
"""Fields left out at most; a page with more of them was not written by our script."""


class MendedPage(Struct, frozen=True, kw_only=True):
    """A page without the fields that could not be read, and why each could not."""

    page: Page | None
    reasons: tuple[str, ...]


def mended_page(raw: Raw) -> MendedPage | None:
    """Return the page in `raw` without what is bad of it; None when it is no page at all.

    A field that a part cannot be without takes the part with it: a product without its id is none.
    """
    try:
        fields = json.loads(bytes(raw))  # msgspec refuses a number that is too large for a float
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    reasons: list[str] = []
    while len(reasons) < MOST:
        try:
            return MendedPage(page=msgspec.convert(fields, Page), reasons=tuple(reasons))
        except msgspec.ValidationError as error:
            reasons.append(str(error))
            if not _leave_out(fields, str(error)):
                return None
    return None


def _leave_out(fields: dict[str, Any], reason: str) -> bool:  # Any: whatever the page said
    """Take out the field a reason names, such as `… - at `$.product.price``; False when it names none."""
    _, _, place = reason.partition(" - at ")
    *parts, name = place.strip("`$.").partition("[")[0].split(".")
    inside: Any = fields
    for part in parts:
        inside = inside.get(part) if isinstance(inside, dict) else None
    if not isinstance(inside, dict) or name not in inside:
        return False
    del inside[name]
    return True
