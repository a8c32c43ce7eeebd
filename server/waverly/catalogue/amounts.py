"""Amounts of money as people write them."""

import re

WITHOUT_DECIMALS = frozenset("CLP JPY KRW VND ISK PYG UGX XAF XOF".split())  # noqa: SIM905
"""In `229.990` Chilean pesos the point separates thousands."""

OF_A_THOUSAND_PARTS = frozenset("BHD JOD KWD OMR TND".split())  # noqa: SIM905
"""`4.500` dinars are four and a half."""

_DIGITS = re.compile(r"\d[\d.,'’\s]*")
"""The first number of a text; Python's white space holds the narrow and the unbreakable ones."""


def amount_in(written: str, currency: str | None = None) -> float | None:
    """Return the amount in `48,00` · `1.299,00 €` · `$1,299.00` · `47 405`; None where there is no number.

    The client's own rule, for the same page must not say two prices: `parsePrice.js`.
    """
    found = _DIGITS.search(written)
    if found is None:
        return None
    digits = re.sub(r"[^\d.,]", "", found[0]).rstrip(".,")
    return float(_with_point(digits, currency))


def _with_point(digits: str, currency: str | None) -> str:
    """Return digits with a point before the decimals and nothing between the thousands."""
    last = max(digits.rfind("."), digits.rfind(","))
    whole, part = digits[: max(last, 0)], digits[last + 1 :]
    if last < 0 or currency in WITHOUT_DECIMALS or _is_thousands(digits, whole, part, currency):
        return re.sub(r"[.,]", "", digits)
    return f"{re.sub(r'[.,]', '', whole)}.{part}"


def _is_thousands(digits: str, whole: str, part: str, currency: str | None) -> bool:
    """Tell whether the last of one kind of mark separates thousands: `1,299`, not `1.299,00` or `0,125`."""
    if len(part) != len("000") or currency in OF_A_THOUSAND_PARTS or {".", ","} <= set(digits):
        return False
    return "." in whole or "," in whole or not digits.startswith("0")
