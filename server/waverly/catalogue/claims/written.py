"""Amounts, shares, numbers and moments as a locale writes them (Unicode CLDR, by Babel)."""

from datetime import UTC, datetime
from functools import lru_cache

FALLBACK = "en"


def money(amount: float, currency: str, locale: str) -> str:
    """Return `€90.50`, `90,50 €` or `90 €`: cents only where there are some."""
    # Imported here, as below: a server that says no claim loads no locale data.
    from babel import Locale
    from babel.numbers import format_currency

    if amount != int(amount):
        return str(format_currency(amount, currency, locale=_known(locale)))
    pattern = Locale.parse(_known(locale)).currency_formats["standard"].pattern
    bare = pattern.replace(".00", "")
    written = format_currency(
        amount, currency, format=bare, locale=_known(locale), currency_digits=False
    )
    return str(written)


def share(value: float, locale: str) -> str:
    """Return `10%` or `10 %`."""
    from babel.numbers import format_percent

    return str(format_percent(value, locale=_known(locale)))


def number(value: float, locale: str) -> str:
    """Return `1,234` or `1.234`, `4.6` or `4,6`."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_known(locale)))


def moment(at: int, locale: str) -> str:
    """Return a server instant as day and hour, in UTC and saying so."""
    from babel.dates import format_datetime

    when = datetime.fromtimestamp(at / 1000, UTC)
    return str(format_datetime(when, "d MMMM y, HH:mm 'UTC'", locale=_known(locale)))


def day(at: int, locale: str) -> str:
    """Return the day of a server instant, in UTC: `22 septembre 2026`."""
    from babel.dates import format_date

    return str(format_date(datetime.fromtimestamp(at / 1000, UTC), "long", locale=_known(locale)))


@lru_cache(maxsize=256)
def _known(locale: str) -> str:
    """Return the locale as Babel names it, or a shorter one, or English."""
    from babel import Locale, UnknownLocaleError

    parts = locale.replace("-", "_").split("_")
    for length in range(len(parts), 0, -1):
        name = "_".join(parts[:length])
        try:
            return str(Locale.parse(name))
        except (UnknownLocaleError, ValueError):
            continue
    return FALLBACK
