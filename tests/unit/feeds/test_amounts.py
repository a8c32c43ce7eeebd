import pytest

from waverly.feeds.amounts import amount_of, is_within


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("129.00 EUR", (129.0, "EUR")),
        ("EUR 129,00", (129.0, "EUR")),
        ("1.299,00 EUR", (1299.0, "EUR")),
        ("1,299.50 USD", (1299.5, "USD")),
        ("1 299,5 PLN", (1299.5, "PLN")),
        ("1,299 USD", (1299.0, "USD")),
        ("1.234.567 EUR", (1234567.0, "EUR")),
        ("129.0000 EUR", (129.0, "EUR")),
        ("4.500 KWD", (4.5, "KWD")),
        ("12.500 JPY", (12500.0, "JPY")),
        ("15", (15.0, None)),
        ("", None),
        ("from 15 EUR", None),
        ("15 €", None),
    ],
)
def test_amounts_are_read_as_shops_write_them(
    text: str, amount: tuple[float, str | None] | None
) -> None:
    assert amount_of(text) == amount


def test_a_period_that_cannot_be_read_holds_nothing() -> None:
    period = "2026-11-01T00:00+0100/2026-11-30T23:59+0100"
    assert is_within(period, 1_793_500_000_000)
    assert not is_within(period, 1_800_000_000_000)
    assert not is_within("all November", 1_793_500_000_000)
