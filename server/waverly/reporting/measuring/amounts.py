"""Amounts as whole hundredths, in the store's own currency where it stated a rate, else kept apart."""

from collections.abc import Mapping

from waverly.errors import Malformed

Rates = Mapping[str, float]


def read_rates(text: str) -> Rates:
    """Read `EUR=1 USD=0.92`: what a unit of each currency is worth in the one that is worth 1.

    Raises Malformed naming the part that cannot be read.
    """
    rates: dict[str, float] = {}
    for part in text.replace(",", " ").split():
        currency, _, worth = part.partition("=")
        try:
            rates[currency] = float(worth)
        except ValueError:
            rates[currency] = 0.0
        if not (len(currency) == 3 and currency.isupper() and 0 < rates[currency] < 1e9):
            raise Malformed(
                "A currency rate cannot be read",
                place="currency rates",
                value=part,
                mend="Write `EUR=1 USD=0.92`: what one unit is worth in your own currency.",
            )
    if rates and 1.0 not in rates.values():
        raise Malformed(
            "No currency is worth 1",
            place="currency rates",
            value=text,
            mend="Give your own currency the rate 1, such as `EUR=1`.",
        )
    return rates


def hundredths(value: float, currency: str | None, rates: Rates) -> tuple[int, str]:
    """Return an amount as whole hundredths, and the currency it is then in.

    One without a stated rate stays in its own; one without a currency is kept apart as `XXX`,
    ISO 4217's code for none.
    """
    code = currency or "XXX"
    if code not in rates:
        return round(value * 100), code
    own = next(name for name, worth in rates.items() if worth == 1.0)
    return round(value * 100 * rates[code]), own
