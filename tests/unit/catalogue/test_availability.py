import pytest

from waverly.catalogue.availability import availability_in


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("https://schema.org/InStock", "in_stock"),
        ("in stock", "in_stock"),
        (True, "in_stock"),
        ("Pre-order", "preorder"),
        ("backorder", "preorder"),
        ("http://schema.org/SoldOut", "out_of_stock"),
        ("unavailable", "out_of_stock"),
        ("1", "in_stock"),
        ("12 left", None),
        (None, None),
    ],
)
def test_availability_is_told_from_what_shops_write(written: object, said: str | None) -> None:
    assert availability_in(written) == said
