"""Every kind is filled from facts, or withheld with the fact that is missing."""

from importlib import resources
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.support.builders import NOW, Json, a_campaign, some_facts
from waverly.campaigns import TemplateContext, fill
from waverly.campaigns.files import parse
from waverly.campaigns.wording import worded
from waverly.catalogue import Delivery, Known, Offer, Returns, Review, ShopFacts, Variant
from waverly.wire import Cart, Page, Product
from waverly.wire.overlay import (
    ComparisonOverlay,
    MessageOverlay,
    ReviewOverlay,
    SaveCartOverlay,
)

LEAVE: Json = {"submit": "Send", "agree": "We write once.", "done": "Done."}
BETA = some_facts(id="beta", name="Beta", url="/p/beta", price=70.0, fit_note="Wide")
SHOP = ShopFacts(
    as_of=NOW,
    currency="EUR",
    country="DE",
    returns=Returns(days=60, free_from=50),
    delivery=(
        Delivery(country="DE", cost=4.9, free_from=100, days=(2, 3)),
        Delivery(country="AT", cost=9.9),
    ),
    offers=(Offer(id="points", kind="loyalty", label="x2", personal=True, ends_at=NOW + 60_000),),
)
ALPHA = some_facts(
    as_of=NOW,
    url="/p/alpha",
    availability="https://schema.org/OutOfStock",
    variants=(Variant(id="a-42", name="42"), Variant(id="a-43", name="43")),
)
KNOWN = Known(product=ALPHA, similar=(BETA,), shop=SHOP, offers=("points",))
FULL = TemplateContext(
    known=KNOWN,
    page=Page(type="product", product=Product(id="alpha", name="Alpha", variant="42")),
    cart=Cart(items=2, value=45.0, currency="EUR"),
    noticed=("size_guide_unresolved",),
    at=NOW,
)


def knowing(**changes: object) -> TemplateContext:
    return replace(FULL, known=replace(KNOWN, **changes))


KINDS: dict[str, Json] = {
    "comparison": {"rows": [{"fact": "price", "label": "Price"}, {"fact": "brand", "label": "By"}]},
    "guarantee": {"term": "free_returns", "missing": "{missing} more", "reached": "Free returns"},
    "shipping": {},
    "offer": {"offer": "points", "body": "Twice the points."},
    "timer": {"offer": "points", "over": "It is over."},
    "save_cart": {"ways": ["email"], **LEAVE},
    "alert": {"about": "back_in_stock", **LEAVE},
    "reminder": LEAVE,
    "chat": {"prompt": "Hi", "submit": "Go", "share": {"product": "Shoe", "noticed": "About"}},
    "review": {"topics": ["fit", "grip"]},
}
NEEDS = {
    "comparison": ("nothing to compare", knowing(similar=())),
    "guarantee": ("no order value", knowing(shop=replace(SHOP, returns=None))),
    "shipping": ("no delivery rates", knowing(shop=replace(SHOP, delivery=()))),
    "offer": ("not confirmed", knowing(offers=())),
    "timer": ("ended", replace(FULL, at=NOW + 60_000)),
    "save_cart": ("cart is empty", replace(FULL, cart=Cart())),
    "alert": ("sold out", knowing(product=some_facts(availability="InStock"))),
    "reminder": ("does not know this product", knowing(product=None)),
    "review": ("no well rated review", knowing(product=some_facts(reviews=()))),
}


def test_a_cart_is_kept_in_the_browser_only_where_the_shop_can_fill_it_again() -> None:
    ways = a_campaign(
        overlay={"kind": "save_cart", "title": "T", **LEAVE, "ways": ["email", "browser"]}
    )
    without = fill(ways.overlay, FULL, "corner")
    able = knowing(shop=replace(SHOP, cart_link="/cart/{items}"))
    told = fill(ways.overlay, able, "corner")
    assert isinstance(without, SaveCartOverlay)
    assert isinstance(told, SaveCartOverlay)
    assert (without.ways, without.cart_link) == (("email",), None)
    assert (told.ways, told.cart_link) == (("email", "browser"), "/cart/{items}")


def test_a_cart_that_could_only_be_kept_in_the_browser_is_not_promised_to_be() -> None:
    only = a_campaign(overlay={"kind": "save_cart", "title": "T", **LEAVE, "ways": ["browser"]})
    assert "cart_link" in str(fill(only.overlay, FULL, "corner"))


def filled(kind: str, context: TemplateContext) -> Json | str:
    campaign = a_campaign(overlay={"kind": kind, "title": "Title", **KINDS[kind]})
    found = fill(campaign.overlay, context, "corner")
    return found if isinstance(found, str) else dict(msgspec.to_builtins(found))


def with_facts(kind: str) -> dict[str, Any]:  # Any: JSON values
    overlay = filled(kind, FULL)
    assert isinstance(overlay, dict)
    return dict(overlay)


@pytest.mark.parametrize("kind", KINDS)
def test_with_every_fact_a_kind_is_filled(kind: str) -> None:
    assert with_facts(kind)["kind"] == kind


@pytest.mark.parametrize("kind", NEEDS)
def test_without_its_fact_a_kind_says_what_is_missing(kind: str) -> None:
    said, context = NEEDS[kind]
    overlay = filled(kind, context)
    assert isinstance(overlay, str)
    assert said in overlay


def test_nothing_is_said_of_how_much_an_unknown_cart_lacks() -> None:
    assert "worth is not known" in filled("guarantee", replace(FULL, cart=Cart(items=1)))
    empty = filled("guarantee", replace(FULL, cart=Cart(items=0, value=0.0)))
    assert isinstance(empty, dict)
    assert empty["value"] == 0.0


def test_a_comparison_has_only_rows_the_store_knows_something_for() -> None:
    overlay = with_facts("comparison")
    assert overlay["rows"] == ({"label": "Price", "values": ("90.00 EUR", "70.00 EUR")},)
    assert [each["href"] for each in overlay["products"]] == ["/p/alpha", "/p/beta"]


def test_a_product_with_an_empty_address_for_its_picture_is_compared_without_one() -> None:
    campaign = a_campaign(overlay={"kind": "comparison", "title": "T", **KINDS["comparison"]})
    overlay = fill(campaign.overlay, knowing(similar=(replace(BETA, image=""),)), "corner")
    assert isinstance(overlay, ComparisonOverlay)
    assert overlay.products[1].image is None


def test_a_timer_says_how_long_is_left_by_the_clock_of_the_server() -> None:
    overlay = with_facts("timer")
    assert (overlay["ends_at"], overlay["left_ms"]) == (NOW + 60_000, 60_000)


@pytest.mark.parametrize(("locale", "country"), [("de-AT", "AT"), ("fr-FR", "DE"), ("de", "DE")])
def test_delivery_is_told_for_where_the_shopper_seems_to_be(locale: str, country: str) -> None:
    overlay = filled("shipping", replace(FULL, page=Page(locale=locale)))
    assert isinstance(overlay, dict)
    assert overlay["country"] == country


def test_an_alert_can_be_for_one_size() -> None:
    overlay = with_facts("alert")
    assert overlay["product"] == {"id": "alpha", "name": "Alpha", "variant": "42"}
    assert [variant["id"] for variant in overlay["variants"]] == ["a-42", "a-43"]


@pytest.mark.parametrize(
    ("facts", "is_told"),
    [
        ({"availability": "InStock", "stock": 0}, True),
        ({"availability": "OutOfStock", "stock": 3}, False),
        ({"availability": "PreOrder"}, False),
        ({"availability": "InStock", "variants": (Variant(id="a-42", name="42", stock=0),)}, True),
        ({"availability": "InStock", "variants": (Variant(id="a-43", name="43", stock=0),)}, False),
        ({"availability": "OutOfStock", "as_of": NOW - 31 * 3_600_000}, False),
    ],
)
def test_only_what_is_sold_out_now_is_offered_to_be_told_of(
    facts: dict[str, Any], is_told: bool
) -> None:
    told = filled("alert", knowing(product=replace(ALPHA, **({"stock": None} | facts))))
    assert isinstance(told, dict) is is_told


def test_a_price_that_was_stated_long_ago_is_not_told() -> None:
    campaign = a_campaign(overlay={"kind": "message", "title": "{product.price}", "body": "."})
    found = fill(campaign.overlay, replace(FULL, at=NOW + 40 * 3_600_000), "corner")
    assert isinstance(found, str)
    assert "hours ago" in found


def test_a_chat_is_told_what_the_campaign_shares_and_nothing_else() -> None:
    context = with_facts("chat")["context"]
    assert [item["value"] for item in context] == ["Alpha", "size guide unresolved"]


def test_the_form_of_a_number_is_left_to_the_browser() -> None:
    body = "{cart.items, plural, one {# pair} other {# pairs}} for {cart.value}."
    campaign = a_campaign(overlay={"kind": "message", "title": "Cart", "body": body})
    found = fill(campaign.overlay, FULL, "corner")
    assert not isinstance(found, str)
    said = msgspec.to_builtins(found)["body"]
    assert said == "{2, plural, one {# pair} other {# pairs}} for 45.00 EUR."


def test_the_question_of_the_moment_comes_first() -> None:
    items = [
        {"question": "Delivery?", "answer": "Two days."},
        {"question": "Size?", "answer": "True.", "moments": ["variant_toggle"]},
    ]
    campaign = a_campaign(overlay={"kind": "faq", "title": "Q", "items": items})
    found = fill(campaign.overlay, replace(FULL, moment="variant_toggle"), "corner")
    assert not isinstance(found, str)
    asked = [item["question"] for item in msgspec.to_builtins(found)["items"]]
    assert asked == ["Size?", "Delivery?"]


def test_a_name_too_long_for_a_heading_shows_nothing_and_says_why() -> None:
    campaign = a_campaign(overlay={"kind": "message", "title": "{product.name}", "body": "."})
    found = fill(campaign.overlay, knowing(product=some_facts(name="N" * 150)), "corner")
    assert isinstance(found, str)
    assert "does not fit" in found and "<= 120" in found


def test_what_ends_in_months_gets_no_clock() -> None:
    campaign = a_campaign(overlay={"kind": "timer", "title": "Sale", "over": "Over."})
    found = fill(campaign.overlay, replace(FULL, ends_at=NOW + 90 * 86_400_000), "corner")
    assert found == "it ends in more than 60 days"


def test_an_average_is_told_from_three_reviews_on_as_the_language_writes_it() -> None:
    lone = some_facts(id="gamma", name="Gamma", url="/p/gamma", reviews=ALPHA.reviews[:1])
    compared = a_campaign(
        overlay={
            "kind": "comparison",
            "title": "Side by side",
            "lang": "de",
            "rows": [{"fact": "rating", "label": "Sterne"}],
        }
    )
    shown = fill(compared.overlay, knowing(similar=(lone,)), "modal")
    assert isinstance(shown, ComparisonOverlay)
    assert [row.values for row in shown.rows] == [("3,7", "")]
    quoted = a_campaign(overlay={"kind": "review", "title": "A buyer says", "topics": ["fit"]})
    shown = fill(quoted.overlay, knowing(product=lone), "modal")
    assert isinstance(shown, ReviewOverlay)
    assert (shown.quote.rating, shown.rating) == (5.0, None)


ENGLISH = {"shop": replace(SHOP, lang="en")}


def test_quotes_in_the_overlays_language_come_first_and_others_name_theirs() -> None:
    said = a_campaign(
        overlay={"kind": "review", "title": "T", "lang": "de", "topics": ["fit", "value"]}
    )
    german = Review(id="r9", text="Der Preis ist fair.", rating=4.0, lang="de")
    facts = replace(ALPHA, reviews=(*ALPHA.reviews, german))
    shown = fill(said.overlay, knowing(product=facts, **ENGLISH), "modal")
    assert isinstance(shown, ReviewOverlay)
    quotes = [(quote.text, quote.lang) for quote in (shown.quote, *shown.more)]
    assert quotes == [("Der Preis ist fair.", None), ("Fits true to size.", "en")]


def test_a_sentence_of_the_shop_is_not_put_into_words_of_another_language() -> None:
    said = a_campaign(
        overlay={"kind": "message", "title": "T", "lang": "de", "body": "{product.fit_note}"}
    )
    facts = {"product": replace(ALPHA, fit_note="Runs small.")}
    withheld = fill(said.overlay, knowing(**facts, **ENGLISH), "corner")
    assert withheld == (
        "your fit note is in English and this help is in German: "
        "write its words in English under [locales.en] in the campaign's file"
    )
    shown = fill(said.overlay, knowing(**facts, shop=replace(SHOP, lang="de-CH")), "corner")
    assert not isinstance(shown, str)


DANISH = replace(
    ALPHA,
    fit_note="Lidt lille i størrelsen.",
    reviews=(
        Review(id="r1", text="Den passer ikke i størrelsen.", rating=5.0),
        Review(id="r2", text="Helt rigtig i størrelsen.", rating=4.0),
    ),
)

IN_DANISH = replace(
    knowing(product=DANISH, shop=replace(SHOP, lang="da")),
    page=replace(FULL.page, locale="da-DK"),
)


@pytest.mark.parametrize(
    ("campaign", "why"),
    [("fit-note", "your fit note is in Danish"), ("fit-review", "called in Danish is not known")],
)
def test_help_without_words_in_the_shops_language_says_where_to_write_them(
    campaign: str, why: str
) -> None:
    file = resources.files("waverly.campaigns") / "starter" / f"{campaign}.toml"
    starter = parse(file.read_text(encoding="utf-8"), campaign)
    told = fill(worded(starter, "hesitant", locale="da-DK").template, IN_DANISH, "corner")
    assert isinstance(told, str)
    assert why in told and "under [locales.da] in the campaign's file" in told


def test_help_speaks_a_seventh_language_once_its_words_are_written() -> None:
    note = a_campaign(
        overlay={"kind": "message", "title": "Unsure?", "lang": "en", "body": "{product.fit_note}"},
        locales={"da": {"title": "I tvivl om størrelsen?"}},
    )
    shown = fill(worded(note, "hesitant", locale="da-DK").template, IN_DANISH, "corner")
    assert isinstance(shown, MessageOverlay)
    assert (shown.lang, shown.title, shown.body) == (
        "da",
        "I tvivl om størrelsen?",
        "Lidt lille i størrelsen.",
    )
    quoted = a_campaign(
        overlay={"kind": "review", "title": "T", "lang": "en", "topics": ["fit"]},
        locales={"da": {"title": "Fra en, der bruger den", "topics": ["størrelse"]}},
    )
    card = fill(worded(quoted, "hesitant", locale="da-DK").template, IN_DANISH, "corner")
    assert isinstance(card, ReviewOverlay)
    assert (card.quote.text, card.quote.lang) == ("Helt rigtig i størrelsen.", None)


def test_a_comparison_leaves_out_sentences_of_another_language() -> None:
    rows = [{"fact": "fit_note", "label": "Passform"}, {"fact": "price", "label": "Preis"}]
    said = a_campaign(overlay={"kind": "comparison", "title": "T", "lang": "de", "rows": rows})
    shown = fill(said.overlay, knowing(**ENGLISH), "modal")
    assert isinstance(shown, ComparisonOverlay)
    assert [row.label for row in shown.rows] == ["Preis"]
