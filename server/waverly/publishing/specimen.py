"""A product, a shop and a cart that back everything: content is drawn with these where it has slots.

Long names and many choices on purpose: what fits with them fits.
"""

import re

import msgspec

from waverly.campaigns import TemplateContext
from waverly.campaigns.templates import (
    AlertTemplate,
    AnyTemplate,
    OfferTemplate,
    ReviewTemplate,
    TimerTemplate,
)
from waverly.catalogue import (
    Delivery,
    Known,
    Offer,
    PricePoint,
    ProductFacts,
    Returns,
    Review,
    ShopFacts,
    Variant,
)
from waverly.catalogue.finding import Found
from waverly.catalogue.quote import TOPICS
from waverly.clock import DAY_MS
from waverly.wire import Cart, Page, Product

AT = 1_790_000_000_000
"""A fixed instant, so that the same content is drawn alike on every day."""

_OFFER = re.compile(r"\{claim\.offer(?:_end)?\.([a-z0-9-]+)")
_TOPIC = re.compile(r"\{claim\.review\.([a-z0-9-]+)")


def situation_for(template: AnyTemplate, locale: str) -> TemplateContext:
    """Return a context in which the template's facts are all there."""
    words = msgspec.json.encode(template).decode()
    offers = [*_OFFER.findall(words), *_named_offer(template)]
    topics = [*_TOPIC.findall(words), *_topics(template)]
    is_out = isinstance(template, AlertTemplate) and template.about == "back_in_stock"
    name, lang = "Hydrofoil Trail Runner Elite 2, wide fit", (template.lang or locale)[:2].lower()
    facts = _product("zx-1", name, topics, lang=lang, is_out=is_out)
    others = [_product(f"zx-{n}", f"Ridgeline Approach Shoe {n}") for n in (2, 3, 4)]
    known = Known(
        read_at=AT,
        product=facts,
        confirmed_at=AT,
        prices=(
            PricePoint(at=AT - 90 * DAY_MS, price=1349.0, currency="EUR"),
            PricePoint(at=AT - 3 * DAY_MS, price=1149.5, currency="EUR"),
        ),
        similar=tuple(others),
        shop=_shop(offers),
        offers=tuple(offers),
        found=tuple(
            Found(id=each.id, name=each.name, url=each.url or "", by=("search", "co_view"))
            for each in others
        ),
    )
    return TemplateContext(
        known=known,
        page=Page(type="product", locale=locale, product=Product(id="zx-1")),
        cart=Cart(items=2, value=45.0, currency="EUR", products=("zx-1",)),
        at=AT,
        ends_at=AT + DAY_MS,
    )


def _product(
    identity: str,
    name: str,
    topics: list[str] | tuple[str, ...] = (),
    *,
    lang: str = "en",
    is_out: bool = False,
) -> ProductFacts:
    return ProductFacts(
        id=identity,
        name=name,
        as_of=AT - DAY_MS,
        url=f"/p/{identity}",
        image="/img/shoe.svg",
        image_alt="A blue trail shoe from the side",
        price=1149.5,
        compare_at_price=1349.0,
        currency="EUR",
        stock=0 if is_out else 3,
        availability="out_of_stock" if is_out else "in_stock",
        category="Trail running",
        brand="Northbound",
        fit_note="Runs slightly small: most people take one size up.",
        attributes={
            "Drop": "6 mm",
            "Weight": "280 g (EU 42, one shoe)",
            "Upper": "Ripstop, welded",
        },
        variants=tuple(
            Variant(id=f"{identity}-{size}", name=size) for size in ("41", "42", "43 1/3")
        ),
        sales_rank=1,
        rating=4.6,
        review_count=128,
        reviews=tuple(_review(topic, lang) for topic in dict.fromkeys(topics)),
    )


def _review(topic: str, lang: str) -> Review:
    known = TOPICS.get(topic, {})
    word = known.get(lang, known.get("en", (topic,)))[0]
    text = f"Wet roots, loose scree, it simply holds, and for {word} I would take it again at once."
    return Review(
        id=f"r-{topic}"[:64], text=text, rating=5.0, author="Mara K., verified buyer", lang=lang
    )


def _shop(offers: list[str]) -> ShopFacts:
    return ShopFacts(
        cart_link="/cart/{items}",
        as_of=AT - DAY_MS,
        currency="EUR",
        country="DE",
        returns=Returns(days=60, free_from=50.0, url="/returns"),
        warranty_months=24,
        delivery=(
            Delivery(country="DE", cost=4.9, free_from=100.0, days=(2, 3)),
            Delivery(country="FR", cost=7.9, free_from=150.0, days=(3, 5)),
        ),
        offers=tuple(
            Offer(id=each, kind="loyalty", label="Double points on this order", ends_at=AT + DAY_MS)
            for each in dict.fromkeys(offers)
        ),
    )


def _named_offer(template: AnyTemplate) -> list[str]:
    if isinstance(template, OfferTemplate | TimerTemplate) and template.offer:
        return [template.offer]
    return []


def _topics(template: AnyTemplate) -> list[str]:
    return list(template.topics) if isinstance(template, ReviewTemplate) else []
