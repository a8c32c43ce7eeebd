"""A product and everything the shop says about it."""

from __future__ import annotations

import datetime as dt

import msgspec

from .drawing.palette import Palette

SIZES = (
    *("36", "37", "38", "39", "40", "40.5", "41", "42", "42.5"),
    *("43", "44", "44.5", "45", "46", "47"),
)
"""European sizes the shop carries, in order."""

NORMAL_STOCK = 14
FEW_STOCK = 2


class Colourway(msgspec.Struct, frozen=True, kw_only=True):
    """A named set of colours; `family` is what the colour filter lists."""

    key: str
    name: str
    family: str
    palette: Palette


class Specs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table of facts; lengths in millimetres, weight for one EU 42 shoe in grams."""

    weight_g: int
    drop_mm: int
    heel_stack_mm: float
    forefoot_stack_mm: float
    lug_mm: float
    waterproof: bool
    upper: str
    midsole: str
    outsole: str
    best_for: str


class Review(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one customer wrote; `rating` is 1 to 5."""

    author: str
    rating: int
    date: dt.date
    title: str
    text: str


class Product(msgspec.Struct, frozen=True, kw_only=True):
    """One shoe; prices in cents, tax included."""

    id: str
    slug: str
    name: str
    category: str
    silhouette: str
    tagline: str
    description: str
    price_cents: int
    compare_at_cents: int | None
    colours: tuple[Colourway, ...]
    stock: dict[str, int]
    surface: str
    fit_note: str
    specs: Specs
    reviews: tuple[Review, ...]
    is_featured: bool
    is_new: bool

    @property
    def rating(self) -> float:
        """Return the mean rating, one decimal."""
        return round(sum(r.rating for r in self.reviews) / len(self.reviews), 1)

    @property
    def rating_counts(self) -> dict[int, int]:
        """Return how many reviews gave each number of stars, five first."""
        return {s: sum(r.rating == s for r in self.reviews) for s in (5, 4, 3, 2, 1)}

    @property
    def is_in_stock(self) -> bool:
        """Return whether any size can be bought."""
        return any(self.stock.values())

    @property
    def is_on_sale(self) -> bool:
        """Return whether a higher, earlier price is shown."""
        return self.compare_at_cents is not None

    def colour(self, key: str | None) -> Colourway:
        """Return the named colourway, or the first when there is none of that name."""
        return next((c for c in self.colours if c.key == key), self.colours[0])

    def sku(self, colour: str, size: str) -> str:
        """Return the stock-keeping unit of one colour and size."""
        return f"{self.id}-{colour}-{size}"


def spec_rows(product: Product) -> list[tuple[str, str]]:
    """Return the specification table as label and value."""
    s = product.specs
    return [
        ("Weight", f"{s.weight_g} g (EU 42, one shoe)"),
        ("Drop", f"{s.drop_mm} mm"),
        ("Stack height", f"{s.heel_stack_mm:g} mm heel, {s.forefoot_stack_mm:g} mm forefoot"),
        ("Lug depth", f"{s.lug_mm:g} mm" if s.lug_mm else "Smooth road outsole"),
        ("Surface", product.surface),
        ("Waterproof", "Yes, bonded membrane" if s.waterproof else "No, drains and dries fast"),
        ("Upper", s.upper),
        ("Midsole", s.midsole),
        ("Outsole", s.outsole),
        ("Best for", s.best_for),
    ]
