"""When something happened, however a log writes it."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Literal

MONTHS, NOON = 12, 12

SECONDS_UP_TO = 10**11
MILLISECONDS_UP_TO = 10**14
MICROSECONDS_UP_TO = 10**17
"""How a bare number tells its unit: 10^11 is the year 5138 in seconds and 1973 in milliseconds."""

EARLIEST = 631_152_000_000
"""1990, before there was a shop on the web: a time before it was read in a wrong way, or is none."""

FORMS = (
    "Times are read as 2026-01-31 10:00, 31.01.2026 10:00, 20260131, or seconds since 1970, in UTC unless a "
    "zone such as +02:00 follows. 01/02/2026 is ambiguous: it is read only if other dates in the file, such "
    "as 01/31/2026, show which number is the month. Otherwise write dates in another way."
)

First = Literal["month", "day"]
"""What stands first in dates with slashes: 11/25/2026 or 25/11/2026."""

_SLASHES = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))?(?: *([AaPp])[Mm])?)?"
)


def first_in(written: Iterable[object]) -> First | None:
    """Return what comes first in dates with slashes; None if the dates leave it open, or contradict."""
    first = second = 0
    for value in written:
        found = _SLASHES.fullmatch(value.strip()) if isinstance(value, str) else None
        if found is not None:
            first, second = max(first, int(found[1])), max(second, int(found[2]))
    if first <= MONTHS < second:
        return "month"
    return "day" if second <= MONTHS < first else None


def instant(value: object, first: First | None = None) -> int | None:
    """Milliseconds since 1970 UTC, from a number in any usual unit or a date; None for anything else.

    `first` says what stands first in a date with slashes, where that is known.
    """
    match value:
        case datetime():
            return _milliseconds(value)
        case date() | None | bool():
            return None
        case float():
            return _scaled(value)
        case _:
            return _read_time(str(value).strip(), first)


def _read_time(text: str, first: First | None) -> int | None:
    if first is not None and (slashes := _SLASHES.fullmatch(text)) is not None:
        return _of_slashes(slashes, first)
    if (packed := _of_digits(text)) is not None:
        return packed
    try:
        return _scaled(float(text))
    except ValueError:
        pass
    mended = text.removesuffix(" UTC")
    head, separator, zone = mended.rpartition(" ")
    if separator and zone[:1] in "+-":  # Shopify writes "2024-05-01 10:00:00 -0400"
        mended = head + zone
    for form in (datetime.fromisoformat, _of_dots):
        try:
            return _milliseconds(form(mended))
        except ValueError:
            continue
    return None


def _of_digits(text: str) -> int | None:
    """Read 20260131 or 20260131100000: as seconds or milliseconds these would be 1970, or centuries away."""
    if len(text) not in (8, 14) or not text.isdigit():
        return None
    try:
        moment = datetime.strptime(text, "%Y%m%d" if len(text) == 8 else "%Y%m%d%H%M%S")
    except ValueError:
        return None
    return _milliseconds(moment) if 1990 <= moment.year < 2100 else None


def _of_slashes(found: re.Match[str], first: First) -> int | None:
    one, two, year, hour, minute, second = (int(each or 0) for each in found.groups()[:6])
    month, day = (one, two) if first == "month" else (two, one)
    half = (found[7] or "").lower()
    if half and not 1 <= hour <= NOON:
        return None
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0)
    try:
        return _milliseconds(datetime(year, month, day, hour, minute, second, tzinfo=UTC))
    except ValueError:
        return None


def _of_dots(text: str) -> datetime:
    """Read 31.01.2026 or 31.01.2026 10:00, in which the day comes first everywhere. Raises ValueError."""
    day, _, hour = text.partition(" ")
    date_of = datetime.strptime(day, "%d.%m.%Y").replace(tzinfo=UTC).date()
    return datetime.fromisoformat(f"{date_of.isoformat()} {hour.strip() or '00:00'}")


def _milliseconds(moment: datetime) -> int:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int(aware.timestamp() * 1000)


def _scaled(number: float) -> int | None:
    if not 0 < number < float("inf"):
        return None
    for limit, factor in (
        (SECONDS_UP_TO, 1e3),
        (MILLISECONDS_UP_TO, 1),
        (MICROSECONDS_UP_TO, 1e-3),
    ):
        if number < limit:
            return int(number * factor)
    return int(number / 1e6)
