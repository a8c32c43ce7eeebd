"""When could we know? From the shop's own order rate and traffic."""

from msgspec import Struct

from waverly.reporting.results.groups import Sides
from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.sample_size import SampleSizeInput, sample_size

LIFTS = (0.05, 0.10, 0.20)
WATCHED_DAILY = 2.0
"""Always-valid intervals need at worst about twice the visitors of a single look; on average 1.2 times."""


class Wait(Struct, frozen=True, kw_only=True):
    """Days from the start, for a single look at the end and, at worst, when watched daily."""

    lift: float
    visitors: int
    days: float
    days_at_worst: float


class Outlook(Struct, frozen=True, kw_only=True):
    """How long until lifts of different sizes could be seen; or why that cannot be said."""

    base_rate: float | None
    visitors_a_day: float
    waits: tuple[Wait, ...] = ()
    unclear: str | None = None


def outlook_of(sides: Sides, metric: str, days: int) -> Outlook:
    """Return the outlook after `days` of running."""
    shown, held_out = sides.shown.visitors.n, sides.held_out.visitors.n
    having = sides.held_out.of(metric).n
    a_day = (shown + held_out) / days if days else 0.0
    if not having or not a_day or not shown:
        unclear = "Cannot be said yet: nobody held out has reached the goal."
        return Outlook(base_rate=None, visitors_a_day=a_day, unclear=unclear)
    base, share = having / held_out, held_out / (shown + held_out)
    waits = [_wait(base, share, lift, a_day) for lift in LIFTS]
    return Outlook(
        base_rate=base,
        visitors_a_day=a_day,
        waits=tuple(each for each in waits if each is not None),
    )


def _wait(base: float, share: float, lift: float, a_day: float) -> Wait | None:
    needed = sample_size(
        SampleSizeInput(base_rate=min(base, 0.999), relative_lift=lift, control_share=share)
    )
    if isinstance(needed, CannotSay):
        return None
    days = needed.total / a_day
    return Wait(
        lift=lift,
        visitors=needed.total_rounded_up,
        days=days,
        days_at_worst=WATCHED_DAILY * days,
    )
