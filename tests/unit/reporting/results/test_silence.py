"""What silence spared is told with all that is assumed for it."""

from msgspec.structs import replace

from waverly.reporting.results.silence import Silence

NOTHING = Silence(
    visits=9,
    moments=8,
    displayed=2,
    sure=0,
    kept=None,
    currency=None,
    sentence="Nothing was shown in 75% of 8 moments.",
    share=0.75,
)


def test_without_a_price_nothing_is_said_to_be_spared() -> None:
    assert NOTHING.spared is None


def test_what_was_spared_says_what_is_a_guess() -> None:
    priced = replace(NOTHING, kept=1234.5, currency="EUR")
    assert priced.spared is not None
    assert priced.spared.startswith("Annoyance spared, by estimate: 1,234.50 EUR.")
    assert "1% of what such a visitor brings in 7 days" in priced.spared
    assert "a guess of ours, not measured here" in priced.spared
    assert "the price of a closing on Learning is another thing" in priced.spared
