"""What the client understood the host page to be. Sent once per view."""

import re
from urllib.parse import quote

from msgspec import Struct

from waverly.wire.scalars import Count, Currency, Id, Label, Millis, Money, Name, Path


class Product(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The one product a page is about; absent fields were not found."""

    id: Id
    name: Label | None = None
    sku: Id | None = None
    price: Money | None = None
    currency: Currency | None = None
    availability: Name | None = None
    category: Label | None = None
    brand: Label | None = None
    variant: Label | None = None


class Cart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The shopper's cart as the page shows it."""

    items: Count = 0
    value: Money | None = None
    currency: Currency | None = None
    products: tuple[Id, ...] = ()


PAGE_TYPES = (
    "home",
    "listing",
    "product",
    "search",
    "cart",
    "checkout",
    "confirmation",
    "policy",
    "account",
    "other",
    "unknown",
)
"""Types of page that the script tells apart."""

DEVICES = ("desktop", "tablet", "mobile")
"""Device classes."""

TOUCH_DEVICES = frozenset({"mobile", "tablet"})
"""Device classes used by touch."""

REFERRERS = ("search", "social", "email", "direct", "internal", "other")
"""Kinds of place that a page was come to from."""


class Page(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One page view.

    `type` is one of `home listing product search cart checkout confirmation policy account other
    unknown`; an unknown type is legal and keeps the policy silent. `source` names where the page
    type and product came from (`mark`, `jsonld`, `heuristic`). `device` is `desktop`, `tablet` or
    `mobile`; `referrer` is `search social email direct internal other`.
    """

    type: Name = "unknown"
    path: Path = "/"
    product: Product | None = None
    cart: Cart | None = None
    step: Name | None = None
    query: Label | None = None
    results: Count | None = None
    source: Name | None = None
    device: Name = "desktop"
    width: Count = 0
    height: Count = 0
    locale: Name | None = None
    referrer: Name = "direct"
    load_ms: Millis | None = None


_HOST = re.compile(r"^\s*https?:[/\\]{2}[^/\\?#]*", re.IGNORECASE)


def path_here(path: str) -> str:
    """Return a page's path as a link carries it, which leads to the shop and nowhere else.

    Anybody can tell of a page. `//other.example` would be an address of another host, and of a path with a
    space in it mail programs take the rest for words. Of a whole address path and query are taken.
    """
    return "/" + quote(_HOST.sub("", path).lstrip("/\\"), safe="/:?&=%#~@!$,;+")


def stage_of(page: Page) -> Name | None:
    """Return which step of a checkout the page is, `checkout` where it names none; None elsewhere."""
    return page.step or "checkout" if page.type == "checkout" else None
