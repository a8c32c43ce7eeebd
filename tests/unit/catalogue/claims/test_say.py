"""What may be said of a product and its shop, and why not."""

import pytest
from msgspec.structs import replace

from tests.support.builders import DAY, HOUR, NOW
from tests.unit.catalogue.known import SHOP, asked, some_known
from waverly.catalogue import Known, ShopFacts
from waverly.catalogue.claims import CLAIMS, Said, Unsaid, say


def text_of(slot: str, known: Known, locale: str = "en", variant: str | None = None) -> str:
    found = say(slot, known, asked(locale=locale, variant=variant))
    return found.text if isinstance(found, Said) else f"not: {found.why}"


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("price", "€80"),
        ("price_drop", "20%"),
        ("lowest_30_days", "€100"),
        ("lowest_now", "€80"),
        ("low_stock", "3"),
        ("bestseller", "Trail"),
        ("free_returns", "€50"),
        ("return_days", "60"),
        ("warranty", "24"),
        ("shipping", "€4.90"),
        ("free_shipping", "€100"),
        ("shipping_days", "2–3"),
        ("offer.bundle", "Two pairs of socks"),
        ("offer_end.bundle", "22 September 2026, 14:13 UTC"),
        ("review.fit", "Fits true to size."),
        ("rating", "3.7"),
        ("review_count", "3"),
    ],
)
def test_what_facts_back_is_said(slot: str, text: str) -> None:
    locale = "en-GB" if slot == "offer_end.bundle" else "en"
    assert text_of(slot, some_known(), locale) == text


def test_every_claim_there_is_was_said_above() -> None:
    unsaid = [name for name in CLAIMS if text_of(name, some_known()).startswith("not: there is no")]
    assert (unsaid, len(CLAIMS)) == ([], 17)


@pytest.mark.parametrize(
    ("locale", "price", "drop", "delivery"),
    [
        ("de-DE", "80 €", "20 %", "4,90 €"),
        ("de-AT", "€ 80", "20 %", "€ 7,90"),
        ("fr", "80 €", "20 %", "4,90 €"),
        ("nl-NL", "€ 80", "20%", "€ 4,90"),
        ("xx-unheard-of", "€80", "20%", "€4.90"),
    ],
)
def test_numbers_are_written_as_the_shopper_writes_them(
    locale: str, price: str, drop: str, delivery: str
) -> None:
    known = some_known()
    found = [text_of(slot, known, locale) for slot in ("price", "price_drop", "shipping")]
    assert [text.replace("\xa0", " ").replace("\u202f", " ") for text in found] == [
        price,
        drop,
        delivery,
    ]


@pytest.mark.parametrize(
    ("prices", "why"),
    [
        (
            [(90, 80.0), (20, 100.0), (5, 90.0)],
            "90 is not below 80, the lowest price of the 30 days",
        ),
        ([(90, 80.0), (5, 100.0)], "the price has not fallen"),
        ([(90, 100.0), (31, 80.0)], "the price fell more than 30 days ago"),
        ([(12, 100.0), (5, 80.0)], "prices are known for 7 days before it fell; 30 are needed"),
        ([(90, 100.0), (5, 99.5)], "the price fell by less than one per cent"),
    ],
)
def test_a_drop_that_is_none_is_not_said(prices: list[tuple[int, float]], why: str) -> None:
    assert why in text_of("price_drop", some_known(*prices))


def test_the_shops_own_prior_price_fills_a_short_history_but_never_raises_it() -> None:
    short = some_known((12, 100.0), (5, 80.0), prior_price=90.0)
    assert text_of("lowest_30_days", short) == "€90"
    low = some_known((90, 85.0), (20, 100.0), (5, 80.0), prior_price=95.0)
    assert text_of("lowest_30_days", low) == "€85"


def test_steps_count_from_the_first_only_where_the_shop_says_they_may() -> None:
    steps = some_known((90, 100.0), (20, 90.0), (5, 80.0))
    assert text_of("lowest_30_days", steps) == "€90"
    allowed = replace(steps, shop=replace(SHOP, progressive_reductions=True))
    assert text_of("lowest_30_days", allowed) == "€100"


@pytest.mark.parametrize(
    ("slot", "changes", "why"),
    [
        ("low_stock", {"stock": 0, "variants": ()}, "it is sold out"),
        ("price_drop", {"availability": "out_of_stock", "stock": None}, "it is sold out"),
        ("price_drop", {"availability": "OutOfStock", "stock": None}, "it is sold out"),
        ("low_stock", {"stock": 6}, "6 are left, more than 5"),
        ("low_stock", {"stock": None}, "the store does not tell how many are left"),
        ("price", {"source": "page"}, "only a page told of this product"),
        ("price", {"product": None}, "the catalogue does not know this product"),
        ("price", {"currency": None}, "the catalogue has no price"),
        ("bestseller", {"sales_rank": 11}, "it is number 11; up to 10 count"),
        ("rating", {"reviews": ()}, "there are fewer than 3 reviews"),
        ("review.value", {}, "no well rated review speaks of value"),
        ("free_returns", {"shop": None}, "the store has not stated its terms"),
        ("warranty", {"shop": ShopFacts(as_of=NOW)}, "the store does not state a warranty"),
        ("offer.double", {}, "the store has not confirmed the offer double for this shopper"),
        ("offer.other", {}, "the offer other is not for this product"),
        ("offer.early", {}, "the offer early has not begun"),
        ("offer", {}, "the store has stated no offer without a name"),
        ("magic", {}, "there is no claim magic"),
    ],
)
def test_what_no_fact_backs_is_withheld_with_the_reason(
    slot: str, changes: dict[str, object], why: str
) -> None:
    assert why in text_of(slot, some_known(**changes))


@pytest.mark.parametrize(
    ("slot", "hours", "why"),
    [
        ("low_stock", 7, "the stock was last stated 7 hours ago; at most 6 are allowed"),
        ("price", 31, "the price was last stated 31 hours ago; at most 30 are allowed"),
        ("bestseller", 200, "the sales rank was last stated 200 hours ago"),
    ],
)
def test_a_fact_that_has_grown_old_is_not_said(slot: str, hours: int, why: str) -> None:
    known = some_known((90, 80.0))
    later = asked(NOW + hours * HOUR)
    found = say(slot, known, later)
    assert isinstance(found, Unsaid) and why in found.why


def test_the_choice_in_view_decides_how_many_are_left() -> None:
    assert text_of("low_stock", some_known(), variant="42") == "1"
    assert "9 are left" in text_of("low_stock", some_known(), variant="alpha-43")


def test_a_personal_offer_is_said_to_whom_the_store_confirmed_it() -> None:
    assert text_of("offer.double", some_known(offers=("double",))) == "Double points"


def test_an_offer_ends_when_it_ends() -> None:
    found = say("offer_end.bundle", some_known(), asked(NOW + DAY))
    assert found == Unsaid(name="offer_end.bundle", why="the offer bundle has ended")


def test_a_quote_in_another_language_is_not_put_into_a_text() -> None:
    known = some_known(shop=replace(SHOP, lang="en"))
    assert text_of("review.fit", known, "en-GB") == "Fits true to size."
    assert text_of("review.fit", known, "de") == "not: the reviews that speak of fit are in English"
