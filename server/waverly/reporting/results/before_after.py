"""Before and after: what owners look at first, and the weaker evidence of the two."""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from waverly.reporting.results.findings import MetricFinding
from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.mean_diff import MeanDiff, MeanDiffInput, mean_diff
from waverly.reporting.statistics.sums import OrderCount

LONGEST_WEEKS = 4
COVERED_DAYS = 4
"""Days with a visit that an earlier week needs to count; with fewer, the tag was hardly in use yet."""

LABEL = "Weaker evidence: seasons, prices and advertising changed, too."

TOO_SHORT = "Cannot be said: it has not run for a whole week."
NOT_COVERED = "Cannot be said: no whole week of visits was recorded before it began."


class BeforeAfter(Struct, frozen=True, kw_only=True):
    """Visits with an order in as many whole weeks before the start as after it."""

    weeks: int
    before: OrderCount
    after: OrderCount
    change: MeanDiff | None
    unclear: str | None = None
    warning: str | None = None
    label: str = LABEL

    @property
    def direction(self) -> int:
        """Return 1 or −1 when the whole interval lies above or below zero, else 0."""
        if self.change is None:
            return 0
        return int(self.change.diff_low > 0) - int(self.change.diff_high < 0)


def before_after_of(
    visits: Mapping[str, OrderCount], start: str, end: str, headline: MetricFinding
) -> BeforeAfter:
    """Compare the weeks around `start` (a day); `visits` are counts by day, `end` the last whole day.

    Both sides have the same weekdays, so that weekends do not look like an effect.
    """
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    run = min((last - first).days // 7, LONGEST_WEEKS)
    weeks = min(run, _covered_weeks(visits, first))
    before = _total(visits, first - timedelta(weeks=weeks), first)
    after = _total(visits, first, first + timedelta(weeks=weeks))
    if weeks < 1:
        unclear = TOO_SHORT if run < 1 else NOT_COVERED
        return BeforeAfter(weeks=0, before=before, after=after, change=None, unclear=unclear)
    answer = mean_diff(MeanDiffInput(control=before.sums, treatment=after.sums))
    if isinstance(answer, CannotSay):
        unclear = "Cannot be said: there are too few visits before it began."
        return BeforeAfter(weeks=weeks, before=before, after=after, change=None, unclear=unclear)
    found = BeforeAfter(weeks=weeks, before=before, after=after, change=answer)
    return BeforeAfter(
        weeks=weeks, before=before, after=after, change=answer, warning=_warning(found, headline)
    )


def _covered_weeks(visits: Mapping[str, OrderCount], first: date) -> int:
    """Return how many weeks in a row before `first` were recorded, up to the longest compared."""
    for weeks in range(LONGEST_WEEKS):
        end = first - timedelta(weeks=weeks)
        days = [(end - timedelta(days=back)).isoformat() for back in range(1, 8)]
        if sum(day in visits and visits[day].n > 0 for day in days) < COVERED_DAYS:
            return weeks
    return LONGEST_WEEKS


def _warning(found: BeforeAfter, headline: MetricFinding) -> str | None:
    """Return the warning when the two would lead to different conclusions."""
    told = 0 if headline.effect is None else headline.effect.direction
    if found.direction == told or (not found.direction and told):
        return None
    way = "up" if found.direction > 0 else "down"
    return (
        f"Orders went {way} after it began, but the comparison with those held out does not show that "
        f"this campaign did it. Trust the comparison."
    )


def _total(visits: Mapping[str, OrderCount], start: date, end: date) -> OrderCount:
    days = [(start + timedelta(days=each)).isoformat() for each in range((end - start).days)]
    found = [visits[day] for day in days if day in visits]
    return OrderCount(n=sum(each.n for each in found), orders=sum(each.orders for each in found))
