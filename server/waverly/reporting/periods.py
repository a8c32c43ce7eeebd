"""The days a page or a command speaks of: whole UTC days, today included."""

from waverly.clock import DAY_MS

DAYS = 30
"""Days of every figure that counts what happened lately. Comparisons take all there is since they began."""


def last_days(days: int, at: int) -> tuple[int, int]:
    """Return from when until when the last days go, today included (milliseconds)."""
    return (at // DAY_MS - days + 1) * DAY_MS, at
