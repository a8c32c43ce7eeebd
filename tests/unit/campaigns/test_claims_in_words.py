"""`{claim.…}` in a campaign's words: said when it holds, and else the whole overlay is withheld."""

import pytest
from msgspec.structs import replace

from tests.support.builders import NOW, a_campaign
from tests.unit.catalogue.known import some_known
from waverly.campaigns import TemplateContext, fill
from waverly.catalogue import Known
from waverly.wire import Page, Product
from waverly.wire.overlay import Given, MessageOverlay


def filled(body: str, known: Known, **changes: object) -> str:
    overlay = {"kind": "message", "title": "{product.name}", "body": body, **changes}
    page = Page(type="product", locale="de-AT")
    context = TemplateContext(known=known, page=page, at=NOW)
    found = fill(a_campaign(overlay=overlay).overlay, context, "corner")
    return found.body if isinstance(found, MessageOverlay) else str(found)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "Jetzt € 80, zuvor € 100."),
        ({"lang": "de"}, "Jetzt € 80, zuvor € 100."),
        ({"lang": "en"}, "Jetzt €80, zuvor €100."),
    ],
)
def test_a_claim_is_written_in_the_words_language(changes: dict[str, object], text: str) -> None:
    body = "Jetzt {claim.price}, zuvor {claim.lowest_30_days}."
    assert filled(body, some_known(), **changes).replace("\xa0", " ") == text


def test_a_claim_may_have_forms_for_its_number() -> None:
    body = "{claim.low_stock, plural, one {# Paar} other {# Paare}}"
    assert filled(body, some_known()) == "{3, plural, one {# Paar} other {# Paare}}"


def given(body: str | None, variant: str | None = None, **kind: object) -> Given | None:
    """Return what the filled words take for granted of a page with that choice in view."""
    overlay = {"kind": "message", "title": "Sizes", "lang": "en", "body": body} | kind
    content = {name: value for name, value in overlay.items() if value is not None}
    page = Page(type="product", product=Product(id="alpha", variant=variant))
    known = some_known(fit_note="Runs small.")
    found = fill(
        a_campaign(overlay=content).overlay,
        TemplateContext(known=known, page=page, at=NOW),
        "corner",
    )
    assert not isinstance(found, str), found
    return found.given


def test_a_number_of_pieces_says_which_choice_it_is_about() -> None:
    assert given("{claim.low_stock} left", "42") == Given(variant="42")
    assert given("{claim.low_stock} left") == Given(variant="")
    assert given("{claim.price}", "42") is None


def test_a_message_with_a_sentence_of_the_shop_says_that_the_page_must_not() -> None:
    assert given("{product.name}: {product.fit_note}") == Given(unsaid="Runs small.")
    items = [{"question": "How does it fit?", "answer": "{product.fit_note}"}]
    assert given(None, kind="faq", items=items) is None


def test_one_claim_that_does_not_hold_withholds_the_whole() -> None:
    body = "{claim.price} {claim.low_stock} {claim.offer.double}"
    sentence = "low_stock cannot be said: 9 are left, more than 5"
    assert filled(body, some_known(stock=9)) == sentence


def test_a_claim_nobody_made_is_never_shown_as_it_stands() -> None:
    assert filled("{claim.magic}", some_known()) == "magic cannot be said: there is no claim magic"


def test_what_was_true_before_is_not_said_after(  # the trigger came before, the words come now
) -> None:
    before = some_known()
    after = replace(before, prices=(*before.prices, replace(before.prices[0], at=NOW - 1)))
    body = "{claim.price_drop}"
    assert filled(body, before).replace("\xa0", " ") == "20 %"
    assert filled(body, after) == "price_drop cannot be said: the price has not fallen"
