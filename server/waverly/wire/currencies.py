"""Which three letters are a currency: those of Unicode's list, past ones too, for orders may be old."""

from functools import cache


def is_currency(code: str) -> bool:
    """Return whether a code is a currency's, and none of ISO 4217's for metals, for tests and for none."""
    return code in _currencies()


SIGNS = {
    "€": "EUR",
    "£": "GBP",
    "ZŁ": "PLN",
    "KČ": "CZK",
    "FT": "HUF",
    "₹": "INR",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "₩": "KRW",
    "₫": "VND",
    "฿": "THB",
}
"""Signs of one currency alone, as capitals; `$`, `kr` and `¥` are of several."""


def currency_in(written: str) -> str | None:
    """Return the code people mean by `EUR`, `eur` or `€`; None where it is no currency, or may be several."""
    text = written.strip().upper()
    code = SIGNS.get(text, text)
    return code if is_currency(code) else None


@cache
def _currencies() -> frozenset[str]:
    # Imported here: a server that is told no currency loads no locale data.
    from babel.core import get_global

    tender = {
        code
        for of_territory in get_global("territory_currencies").values()
        for code, _since, _until, is_tender in of_territory
        if is_tender
    }
    # Those of an X are nobody's own: some are of several countries, the others are no money.
    return frozenset(
        code for code in get_global("all_currencies") if code[0] != "X" or code in tender
    )
