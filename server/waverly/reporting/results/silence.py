"""What showing nothing spared shoppers, and for how many of them help could hardly matter."""

from msgspec import Struct

from waverly.reporting.measuring.contributions import SITE
from waverly.reporting.results.net_value import PRICES, NetValue
from waverly.storage.measured.statistic_rows import WHOLE, Table
from waverly.wording import counted


class Silence(Struct, frozen=True, kw_only=True):
    """Moments answered with nothing. `kept` is the annoyance spared, in `currency`.

    `sure` are moments at which the shopper was all but certain to buy, or not to: help, and any
    discount, would have been given away for nothing.
    """

    visits: int
    moments: int
    displayed: int
    sure: int
    kept: float | None
    currency: str | None
    sentence: str
    share: float | None
    """The share of moments answered with nothing; None without moments."""

    @property
    def spared(self) -> str | None:
        """Return what annoyance was spared, with what is assumed for it; None where it has no price."""
        if self.kept is None:
            return None
        return (
            f"Annoyance spared, by estimate: {self.kept:,.2f} {self.currency}. It assumes that help would "
            f"have been closed at these moments as often as it is where it is shown, and that a closing "
            f"costs {PRICES['dismissed']:.0%} of what such a visitor brings in 7 days. The latter is a "
            f"guess of ours, not measured here; the price of a closing on Learning is another thing: how "
            f"many weigh as much as an order."
        )


def silence_of(
    table: Table, dismissal_rate: float | None, value: NetValue | None, under_way: int = 0
) -> Silence:
    """Return the price of silence; closings as often as where help was shown, at their price.

    `under_way` are visits that have not ended, if none has.
    """
    visits = _sum(table, "visits", WHOLE)
    moments, displayed = _sum(table, "moments", WHOLE), _sum(table, "displayed", WHOLE)
    sure = sum(
        sums.sum_y
        for cell, sums in table.items()
        if (cell.campaign, cell.dimension, cell.segment) == (SITE, "rule", "intent")
    )
    kept = None
    if value is not None and dismissal_rate is not None:
        kept = (moments - displayed) * dismissal_rate * PRICES["dismissed"] * value.visit_value
    return Silence(
        visits=visits,
        moments=moments,
        displayed=displayed,
        sure=sure,
        kept=kept,
        currency=None if value is None else value.currency,
        sentence=_sentence(moments, displayed, sure, under_way),
        share=1 - displayed / moments if moments else None,
    )


def _sum(table: Table, metric: str, dimension: str) -> int:
    return sum(
        sums.sum_y
        for cell, sums in table.items()
        if (cell.campaign, cell.dimension, cell.metric, cell.side)
        == (SITE, dimension, metric, "all")
    )


def _sentence(moments: int, displayed: int, sure: int, under_way: int) -> str:
    if under_way:
        are = counted(under_way, "visit is", "visits are")
        return f"{are} under way. A visit counts half an hour after it has ended."
    if not moments:
        return "No moment of hesitation was seen."
    share = 1 - displayed / moments
    told = f"Nothing was shown in {share:.0%} of {moments:,} moments."
    if sure:
        told += (
            f" In {sure:,} of them the outcome was all but certain: help, or a discount, "
            f"would have changed nothing."
        )
    return told
