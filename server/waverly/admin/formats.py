"""Numbers and times as the pages write them. Times are UTC: the days of the charts are, too."""

from datetime import UTC, datetime


def number(value: int) -> str:
    """Return `4,401`."""
    return f"{value:,}"


def begun(text: str) -> str:
    """Return a text with its first letter large, as a line begins; the others stay as they are."""
    return text[:1].upper() + text[1:]


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


def _at(instant_ms: int) -> datetime:
    return datetime.fromtimestamp(instant_ms / 1000, UTC)
