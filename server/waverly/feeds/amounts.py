"""Amounts of money and periods as feeds write them."""

import re
from datetime import UTC, datetime

from waverly.catalogue.amounts import amount_in

_AMOUNT = re.compile(
    r"^(?P<before>[A-Z]{3})?\s*(?P<number>\d(?:[\d.,\s]*\d)?)\s*(?P<after>[A-Z]{3})?$"
)


def amount_of(text: str) -> tuple[float, str | None] | None:
    """Return the number and currency in `129.00 EUR`, `EUR 1.299,00` or `129`; None when it is no amount."""
    found = _AMOUNT.match(text.strip())
    if found is None:
        return None
    currency = found["before"] or found["after"]
    amount = amount_in(found["number"], currency)
    return None if amount is None else (amount, currency)


def is_within(period: str, at: int) -> bool:
    """Return whether `at` (server milliseconds) lies in `2026-11-01T00:00+01:00/2026-11-30T23:59+01:00`.

    A period that cannot be read contains no instant: a reduction must not be announced after its end.
    """
    start, _, end = period.partition("/")
    try:
        return _instant(start) <= at <= _instant(end)
    except ValueError:
        return False


def _instant(text: str) -> int:
    moment = datetime.fromisoformat(text.strip())
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return round(aware.timestamp() * 1000)
