"""How long to wait before trying again: the schedule the Standard Webhooks specification recommends."""

from waverly.clock import HOUR_MS, MINUTE_MS

SECOND_MS = 1_000

WAITS_MS = (
    5 * SECOND_MS,
    5 * MINUTE_MS,
    30 * MINUTE_MS,
    2 * HOUR_MS,
    5 * HOUR_MS,
    10 * HOUR_MS,
    14 * HOUR_MS,
    20 * HOUR_MS,
    24 * HOUR_MS,
)


def next_try(attempts: int, now: int) -> int | None:
    """Return when to try again after `attempts` failures (milliseconds), or None to give up.

    Source: standard-webhooks.com, specification, "Deliverability and reliability".
    """
    return now + WAITS_MS[attempts - 1] if attempts <= len(WAITS_MS) else None
