import pytest

from waverly.errors import Malformed
from waverly.reporting.measuring.amounts import hundredths, read_rates


def test_a_stated_rate_converts_and_anything_else_stays_apart() -> None:
    rates = read_rates("EUR=1, USD=0.92")
    assert hundredths(10.0, "USD", rates) == (920, "EUR")
    assert hundredths(10.0, "EUR", rates) == (1000, "EUR")
    assert hundredths(10.0, "SEK", rates) == (1000, "SEK")
    assert hundredths(10.0, None, rates) == (1000, "XXX")


@pytest.mark.parametrize("text", ["EUR", "EUR=0", "euro=1", "EUR=-1", "EUR=nan", "USD=0.92"])
def test_rates_nobody_can_read_are_refused(text: str) -> None:
    with pytest.raises(Malformed):
        read_rates(text)
