"""What came of reading a feed."""

from collections import Counter

from msgspec import Struct


class MissedEntries(Struct, frozen=True, kw_only=True):
    """What was not understood, how often, and the first case of it."""

    reason: str
    times: int
    example: str


class FeedReport(Struct, frozen=True, kw_only=True):
    """What came of reading a feed.

    `changed` counts products that are new or other than before, `same` those that are as they were:
    they are confirmed. `unused` are columns that say nothing the catalogue keeps, with how often.
    """

    source: str
    format: str
    records: int
    products: int
    variants: int
    changed: int
    same: int
    shop_changed: bool
    missed: tuple[MissedEntries, ...]
    unused: dict[str, int]

    @property
    def sentence(self) -> str:
        """Return the report in a sentence."""
        lost = sum(missed.times for missed in self.missed)
        return (
            f"{self.products:,} products from {self.source}: {self.changed:,} changed, "
            f"{self.same:,} as before, {lost:,} things not understood."
        )


class Notes:
    """Gathers what was not understood while a feed is read."""

    def __init__(self) -> None:
        self.unused: Counter[str] = Counter()
        self._times: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def miss(self, reason: str, example: str = "") -> None:
        """Note something that was not understood; the first example of a reason is kept."""
        self._times[reason] += 1
        self._examples.setdefault(reason, example[:120])

    def missed(self) -> tuple[MissedEntries, ...]:
        """Return what was missed, most often first."""
        return tuple(
            MissedEntries(reason=reason, times=times, example=self._examples[reason])
            for reason, times in self._times.most_common()
        )
