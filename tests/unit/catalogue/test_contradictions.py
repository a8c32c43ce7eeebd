import pytest

from tests.unit.catalogue.known import some_known
from waverly.catalogue.contradictions import contradictions


@pytest.mark.parametrize(
    "text",
    [
        "Alpha now costs €80, down from 100.00 EUR.",
        "The Alpha is {product.price}. Delivery 4,90 €, free from 100 €. Free returns over €50.",
        "Alphabetical order, and 3 kg of chocolate for $5.",
        "",
    ],
)
def test_what_agrees_with_the_catalogue_passes(text: str) -> None:
    assert contradictions(text, some_known(compare_at_price=100.0)) == ()


@pytest.mark.parametrize(
    ("text", "what", "written"),
    [
        ("Now only €79!", "price", "€79"),
        ("Jetzt 79,00 €", "price", "79,00 €"),
        ("Was 1.299,00 EUR", "price", "1.299,00 EUR"),
        ("The Alpfa is back", "name", "Alpfa"),
    ],
)
def test_another_price_or_name_is_found(text: str, what: str, written: str) -> None:
    found = contradictions(text, some_known())
    assert [(each.what, each.written) for each in found] == [(what, written)]


def test_it_says_what_the_catalogue_has() -> None:
    (found,) = contradictions("Alpha Trial", some_known(name="Alpha Trail"))
    assert (found.written, found.known) == ("Alpha Trial", "Alpha Trail")
