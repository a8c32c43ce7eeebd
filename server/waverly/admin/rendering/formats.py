"""Numbers, prices and times as the pages write them. Instants are in UTC, days in the store's zone."""

from datetime import UTC, datetime

from markupsafe import Markup, escape

from waverly.catalogue.claims.written import money
from waverly.clock import HOUR_MS
from waverly.wording import counted


def number(value: int) -> str:
    """Return `4,401`."""
    return f"{value:,}"


def with_code(text: str) -> Markup:
    """Return a text whose pieces between backticks, as commands print them, are marked as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # one that is not closed belongs to the text
        return escape(text)
    code = Markup("<code>{}</code>")
    return Markup("").join(
        code.format(part) if place % 2 else escape(part) for place, part in enumerate(parts)
    )


def moment(instant_ms: int) -> str:
    """Return `24 Nov 2026, 05:03`."""
    at = _at(instant_ms)
    return f"{at.day} {at:%b %Y, %H:%M}"


def short_moment(instant_ms: int) -> str:
    """Return `24 Nov, 05:03`, for lists of the last days."""
    at = _at(instant_ms)
    return f"{at.day} {at:%b, %H:%M}"


def iso(instant_ms: int) -> str:
    """Return an instant for a `datetime` attribute."""
    return _at(instant_ms).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def short_day(day: str) -> str:
    """Return `24 Nov` of `2026-11-24`."""
    at = datetime.fromisoformat(day)
    return f"{at.day} {at:%b}"


def offset(duration_ms: int) -> str:
    """Return the time since a session opened: `0:07`, `12:40`, `1:02:03`."""
    seconds = max(duration_ms, 0) // 1000
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def age(at: int, now: int) -> str:
    """Return how long ago something was: `3 min ago`, `5 hours ago`, `12 days ago`."""
    hours = max(now - at, 0) / HOUR_MS
    if hours < 1:
        return f"{max(1, round(hours * 60))} min ago"
    if hours < 48:
        return f"{counted(round(hours), 'hour')} ago"
    return f"{round(hours / 24)} days ago"


def price(amount: float | None, currency: str | None) -> str:
    """Return an amount as English writes it, a dash when there is none."""
    return "–" if amount is None or currency is None else money(amount, currency, "en")


def _at(instant_ms: int) -> datetime:
    return datetime.fromtimestamp(instant_ms / 1000, UTC)
