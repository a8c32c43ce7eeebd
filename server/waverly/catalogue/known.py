"""What is known at one moment: all that a decision, a claim or a mail may rest on."""

from msgspec import Struct

from waverly.catalogue.finding.found import Found
from waverly.catalogue.prices import PricePoint
from waverly.catalogue.product import ProductFacts
from waverly.catalogue.shop import ShopFacts
from waverly.wire.page import Cart


class HeldCart(Struct, frozen=True, kw_only=True):
    """The cart the store's backend holds for this visitor, as of an instant (server milliseconds)."""

    cart: Cart
    at: int


class Known(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The product in view with its price history, others of its category, and the shop.

    `read_at` is when all this was read, `confirmed_at` when the store last stated the product, changed
    or not (server milliseconds). `offers` are the personal offers it confirmed for this visitor, `found`
    the products that a search or other visits lead to, best first. `held` is the visitor's cart, and `wished`
    whether the product is on their wish list, `case` whether they have a support case open, where the store's
    backend tells it.
    """

    read_at: int = 0
    product: ProductFacts | None = None
    confirmed_at: int | None = None
    prices: tuple[PricePoint, ...] = ()
    similar: tuple[ProductFacts, ...] = ()
    shop: ShopFacts | None = None
    offers: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
    held: HeldCart | None = None
    wished: bool = False
    case: bool = False


class Sight(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which state of the catalogue a decision saw: enough to read the same again."""

    read_at: int = 0
    confirmed_at: int | None = None
    offers: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
    held: HeldCart | None = None
    wished: bool = False
    case: bool = False


NOTHING_KNOWN = Known()


def sight_of(known: Known) -> Sight:
    """Return what a record keeps of what was known."""
    return Sight(
        read_at=known.read_at,
        confirmed_at=known.confirmed_at,
        offers=known.offers,
        found=known.found,
        held=known.held,
        wished=known.wished,
        case=known.case,
    )
