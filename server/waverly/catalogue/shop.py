"""What is true of the whole shop: its policies, its delivery, its offers."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from waverly.catalogue.language import language_of
from waverly.catalogue.product import Source
from waverly.wire.scalars import Currency, Id, Instant, Label, Money, Name, Path

Country = Annotated[str, Meta(pattern="^[A-Z]{2}$", max_length=2)]
"""An ISO 3166-1 code of two letters."""

Days = Annotated[int, Meta(ge=0, le=3650)]


class Returns(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How long goods may come back, and from which order value that costs nothing (0: always)."""

    days: Days | None = None
    free_from: Money | None = None
    url: Path | None = None


class Delivery(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What delivery to a country costs, from which order value it is free, and how many days it takes."""

    country: Country
    cost: Money
    free_from: Money | None = None
    days: tuple[Days, Days] | None = None
    method: Name = "standard"


class Offer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something the store offers: extra points, a bundle, a code.

    It is mentioned only between `starts_at` and `ends_at` (server milliseconds), and a `personal` one only to
    those for whom the store confirmed it. `products` limits it to some; empty means all.
    """

    id: Id
    kind: Literal["loyalty", "bundle", "code"]
    label: Label
    products: Annotated[tuple[Id, ...], Meta(max_length=1000)] = ()
    personal: bool = False
    starts_at: Instant | None = None
    ends_at: Instant | None = None


class ShopFacts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the store states about itself. `as_of` is when it last did (server milliseconds).

    `progressive_reductions` says that the law the shop is under lets a price that falls step by step be
    compared with the one before the first step (Directive 98/6/EC, article 6a(5)). `cart_link` is the
    shop's own address that fills a cart, such as `/cart/{items}`: `{items}` becomes `id:quantity,…`.
    `lang` is the language its facts are written in, notes on the fit and reviews that name no other.
    """

    as_of: int = 0
    source: Source = "api"
    currency: Currency | None = None
    country: Country | None = None
    lang: Name | None = None
    returns: Returns | None = None
    warranty_months: Annotated[int, Meta(ge=0, le=1200)] | None = None
    delivery: Annotated[tuple[Delivery, ...], Meta(max_length=300)] = ()
    offers: Annotated[tuple[Offer, ...], Meta(max_length=500)] = ()
    progressive_reductions: bool = False
    cart_link: Path | None = None


def delivery_to(shop: ShopFacts, country: str | None) -> Delivery | None:
    """Return the cheapest way to a country, the shop's own when none is named; None when not known."""
    wanted = country or shop.country
    ways = [each for each in shop.delivery if each.country == wanted]
    return min(ways, key=lambda way: way.cost, default=None)


def is_foreign(shop: ShopFacts | None, locale: str) -> bool:
    """Return whether the shop said that its facts are in another language than that of `locale`."""
    return shop is not None and language_of(shop.lang) not in (None, language_of(locale))
