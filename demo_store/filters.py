"""Listing filters: read from the address, applied to products, offered with counts."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from starlette.datastructures import QueryParams

from .product import SIZES, Product

PRICE_BANDS = {
    "0-120": ("Up to €120", 0, 12000),
    "120-160": ("€120 to €160", 12001, 16000),
    "160-400": ("Over €160", 16001, 40000),
}
SORTS = {
    "popular": "Most popular",
    "price": "Price, low to high",
    "price-desc": "Price, high to low",
    "rating": "Best rated",
}


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What the shopper ticked; an empty tuple means no restriction."""

    surface: tuple[str, ...] = ()
    price: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    colour: tuple[str, ...] = ()
    sort: str = "popular"

    @property
    def count(self) -> int:
        """Return how many boxes are ticked."""
        return len(self.surface) + len(self.price) + len(self.size) + len(self.colour)


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One box of a filter group."""

    value: str
    label: str
    is_on: bool
    swatch: str = ""


def read(query: QueryParams) -> Filters:
    """Return the filters of an address; values the shop does not know are dropped."""
    sort = query.get("sort", "popular")
    return Filters(
        surface=tuple(query.getlist("surface")),
        price=tuple(b for b in query.getlist("price") if b in PRICE_BANDS),
        size=tuple(s for s in query.getlist("size") if s in SIZES),
        colour=tuple(query.getlist("colour")),
        sort=sort if sort in SORTS else "popular",
    )


def apply(products: Sequence[Product], filters: Filters) -> list[Product]:
    """Return the products that pass, in the chosen order."""
    kept = [p for p in products if _passes(p, filters)]
    match filters.sort:
        case "price":
            kept.sort(key=lambda p: p.price_cents)
        case "price-desc":
            kept.sort(key=lambda p: -p.price_cents)
        case "rating":
            kept.sort(key=lambda p: -p.rating)
        case _:
            kept.sort(key=lambda p: (not p.is_featured, -len(p.reviews)))
    return kept


def _passes(product: Product, filters: Filters) -> bool:
    if filters.surface and product.surface not in filters.surface:
        return False
    if filters.price and not any(_in_band(product, b) for b in filters.price):
        return False
    if filters.size and not any(product.stock.get(s) for s in filters.size):
        return False
    families = {c.family for c in product.colours}
    return not filters.colour or bool(families & set(filters.colour))


def _in_band(product: Product, band: str) -> bool:
    _, low, high = PRICE_BANDS[band]
    return low <= product.price_cents <= high


def groups(products: Sequence[Product], filters: Filters) -> list[tuple[str, str, list[Choice]]]:
    """Return the filter groups for these products as (field, title, choices)."""
    swatches = {c.family: c.palette.upper for p in products for c in p.colours}
    return [
        ("surface", "Surface", _plain(sorted({p.surface for p in products}), filters.surface)),
        ("price", "Price", _prices(filters)),
        ("size", "Size (EU)", _plain([*SIZES], filters.size)),
        (
            "colour",
            "Colour",
            [
                Choice(value=f, label=f, is_on=f in filters.colour, swatch=swatches[f])
                for f in sorted(swatches)
            ],
        ),
    ]


def _plain(values: Sequence[str], chosen: Sequence[str]) -> list[Choice]:
    return [Choice(value=v, label=v, is_on=v in chosen) for v in values]


def _prices(filters: Filters) -> list[Choice]:
    return [
        Choice(value=key, label=band[0], is_on=key in filters.price)
        for key, band in PRICE_BANDS.items()
    ]
