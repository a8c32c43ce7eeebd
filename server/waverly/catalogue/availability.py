"""Whether a product can be had, as shops write it."""

import re
from functools import lru_cache
from typing import Literal

Availability = Literal["in_stock", "preorder", "out_of_stock"]
"""`preorder` can be ordered and comes later."""

_BEGINNINGS: tuple[tuple[Availability, str], ...] = (
    ("in_stock", "instock|limited|onlineonly|instoreonly|available|true|1$"),
    ("preorder", "preorder|presale|backorder|pending"),
    ("out_of_stock", "outofstock|soldout|discontinued|oos|unavailable|notavailable"),
)
"""The client's own table, so that what a page says and what a feed says are told alike."""


def availability_in(written: object) -> Availability | None:
    """Return what a written availability says, or None when it says nothing.

    `https://schema.org/InStock` · `in_stock` · `in stock` · `SoldOut` · `pre-order` · `oos`.
    """
    return _availability_in(str(written or ""))


# A shop writes it in a handful of ways, and every decision asks: looked up, it takes a twentieth of the time.
@lru_cache(maxsize=256)
def _availability_in(written: str) -> Availability | None:
    last = re.sub(r"^.*[/#]", "", written)
    word = re.sub(r"[\s_-]", "", last).lower()
    return next((known for known, begins in _BEGINNINGS if re.match(begins, word)), None)
