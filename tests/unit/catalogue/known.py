"""What is known of a shop with one shoe: each test spells out what matters to it."""

from msgspec.structs import replace

from tests.support.builders import DAY, NOW, some_facts
from waverly.catalogue import Delivery, Known, Offer, PricePoint, Returns, ShopFacts, Variant
from waverly.catalogue.claims import ClaimContext

SHOP = ShopFacts(
    as_of=NOW - DAY,
    currency="EUR",
    country="DE",
    returns=Returns(days=60, free_from=50.0),
    warranty_months=24,
    delivery=(
        Delivery(country="DE", cost=4.9, free_from=100.0, days=(2, 3)),
        Delivery(country="AT", cost=7.9, days=(4, 4)),
    ),
    offers=(
        Offer(id="bundle", kind="bundle", label="Two pairs of socks", ends_at=NOW + DAY),
        Offer(id="double", kind="loyalty", label="Double points", personal=True),
        Offer(id="other", kind="code", label="Ten off", products=("beta",)),
        Offer(id="early", kind="code", label="Soon", starts_at=NOW + 1),
    ),
)


def some_known(*prices: tuple[int, float], **changes: object) -> Known:
    """A shoe whose prices came into force so many days before NOW; the last one is its price."""
    points = tuple(
        PricePoint(at=NOW - days * DAY, price=price, currency="EUR")
        for days, price in prices or ((90, 100.0), (5, 80.0))
    )
    facts = some_facts(
        price=points[-1].price,
        as_of=points[-1].at,
        stock=3,
        category="Trail",
        sales_rank=2,
        variants=(Variant(id="alpha-42", name="42", stock=1), Variant(id="alpha-43", stock=9)),
    )
    known = Known(product=facts, confirmed_at=NOW, prices=points, shop=SHOP)
    own = {name: value for name, value in changes.items() if name in Known.__struct_fields__}
    product = {name: value for name, value in changes.items() if name not in own}
    return replace(known, **{"product": replace(facts, **product), **own})


def asked(at: int = NOW, locale: str = "en", variant: str | None = None) -> ClaimContext:
    return ClaimContext(at=at, locale=locale, variant=variant)
