"""Reads the shop's products from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from .drawing.palette import Palette
from .product import FEW_STOCK, NORMAL_STOCK, SIZES, Colourway, Product, Review, Specs

CATEGORIES = {
    "trail": ("Trail", "Grip that sheds mud and lets go of nothing else."),
    "road": ("Road", "Calm, cushioned shoes for the kilometres that add up."),
    "race": ("Race", "Light, lively and legal. For the day that counts."),
    "hike": ("Hike", "Boots and low shoes that walk like running shoes."),
    "new": ("New in", "Fresh from the workshop this autumn."),
    "sale": ("Sale", "Last season's colours at a kinder price."),
    "all": ("All shoes", "Every shoe we make, in one place."),
}


class _Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[product]]` table of a file."""

    id: str
    slug: str
    name: str
    category: str
    silhouette: str
    tagline: str
    description: str
    price_cents: int
    colourways: list[str]
    first_size: str
    last_size: str
    surface: str
    fit_note: str
    specs: Specs
    reviews: list[Review]
    compare_at_cents: int | None = None
    sold_out: list[str] = []
    few_left: list[str] = []
    featured: bool = False
    new: bool = False


class _ColourRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    family: str
    palette: Palette


class Catalogue:
    """The products in shop order, and the ways to find them."""

    def __init__(self, products: tuple[Product, ...]) -> None:
        self.products = products
        self._by_slug = {p.slug: p for p in products}
        self._by_id = {p.id: p for p in products}

    def by_slug(self, slug: str) -> Product | None:
        """Return the product at `/p/{slug}`, or None."""
        return self._by_slug.get(slug)

    def by_id(self, product_id: str) -> Product | None:
        """Return the product with this id, or None."""
        return self._by_id.get(product_id)

    def in_category(self, category: str) -> list[Product]:
        """Return the products of a category; `new`, `sale` and `all` are categories too."""
        match category:
            case "all":
                return list(self.products)
            case "new":
                return [p for p in self.products if p.is_new]
            case "sale":
                return [p for p in self.products if p.is_on_sale]
            case _:
                return [p for p in self.products if p.category == category]

    def related(self, product: Product, limit: int = 4) -> list[Product]:
        """Return other shoes of the same category first, the best rated leading."""
        others = [p for p in self.products if p.id != product.id]
        others.sort(key=lambda p: (p.category != product.category, -p.rating))
        return others[:limit]


@cache
def load() -> Catalogue:
    """Return the shop's catalogue.

    Raises `msgspec.ValidationError` naming the field when a file is wrong.
    """
    colours = _colourways(_table("colourways"))
    records = [
        msgspec.convert(entry, _Record)
        for name in ("trail", "road", "race", "hike")
        for entry in msgspec.convert(_table(name)["product"], list[dict[str, object]])
    ]
    return Catalogue(tuple(_product(record, colours) for record in records))


def _table(name: str) -> Mapping[str, object]:
    text = files(__package__ or "").joinpath("data", f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def _colourways(table: Mapping[str, object]) -> dict[str, Colourway]:
    records = msgspec.convert(table, dict[str, _ColourRecord])
    return {
        key: Colourway(key=key, name=r.name, family=r.family, palette=r.palette)
        for key, r in records.items()
    }


def _product(record: _Record, colours: Mapping[str, Colourway]) -> Product:
    return Product(
        id=record.id,
        slug=record.slug,
        name=record.name,
        category=record.category,
        silhouette=record.silhouette,
        tagline=record.tagline,
        description=record.description.strip(),
        price_cents=record.price_cents,
        compare_at_cents=record.compare_at_cents,
        colours=tuple(colours[key] for key in record.colourways),
        stock=_stock(record),
        surface=record.surface,
        fit_note=record.fit_note,
        specs=record.specs,
        reviews=tuple(record.reviews),
        is_featured=record.featured,
        is_new=record.new,
    )


def _stock(record: _Record) -> dict[str, int]:
    first, last = SIZES.index(record.first_size), SIZES.index(record.last_size)

    def left(size: str) -> int:
        if size in record.sold_out:
            return 0
        return FEW_STOCK if size in record.few_left else NORMAL_STOCK

    return {size: left(size) for size in SIZES[first : last + 1]}
