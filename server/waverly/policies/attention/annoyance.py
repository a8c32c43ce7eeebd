"""What help costs in later visits, learnt from the store's own holdouts and drawn towards the starting price.

People shown help are compared with those held out: whatever the shown do less often later, the help caused.
A loss is expressed in visits, by the prices of `reporting.results.net_value`: leaving at once loses this
visit, not coming back within 14 days the next, unsubscribing the next five.
"""

from collections.abc import Iterable
from math import sqrt

from msgspec import Struct

from waverly.reporting.results.comparison import overall, plain_pairs
from waverly.reporting.results.groups import Sides
from waverly.reporting.results.net_value import PRICES
from waverly.reporting.statistics.lift_posterior import updated

CAUSAL = tuple(name for name in PRICES if name != "dismissed")
"""What both sides can do. A closing is no cost by itself: those held out have nothing to close."""

MIN_GHOSTS = 500
MIN_RETURNS = 20
"""People held out, and returns on each side, below which one busy day would pass for a price."""

BOUND = 4.0
"""A learnt price stays within a quarter of the starting one and four times it."""


DEVICE_SPREAD = 0.5
"""A device is believed to cost what all devices do, give or take this part of the starting price."""


class Loss(Struct, frozen=True, kw_only=True):
    """Visits lost per person shown, with its variance, and what it was counted from."""

    visits: float = 0.0
    variance: float = 0.0
    shown: int = 0
    ghosts: int = 0
    shown_returns: int = 0
    ghost_returns: int = 0

    @property
    def missing(self) -> str | None:
        """Return what is too little to learn a price from, or None."""
        if self.ghosts < MIN_GHOSTS:
            return f"{self.ghosts:,} people were held out of it or of all help; {MIN_GHOSTS} are needed"
        fewest = min(self.shown_returns, self.ghost_returns)
        if fewest < MIN_RETURNS or self.variance <= 0:
            return f"{fewest:,} people of a side came back; {MIN_RETURNS} are needed"
        return None


def loss_of(sides: Sides) -> Loss:
    """Return the loss that one campaign's two sides show.

    Its parts come from the same people, so their standard errors are added up, which is an upper bound
    however they are correlated.
    """
    visits = error = 0.0
    for metric in CAUSAL:
        both = overall(plain_pairs(sides.strata, metric))
        if both is not None:  # None: nobody on a side, nothing to compare
            visits += PRICES[metric] * both.difference
            error += abs(PRICES[metric]) * both.se
    shown, ghosts = sides.shown, sides.held_out
    return Loss(
        visits=visits,
        variance=error**2,
        shown=shown.visitors.n,
        ghosts=ghosts.visitors.n,
        shown_returns=shown.of("return_visit").sum_y,
        ghost_returns=ghosts.of("return_visit").sum_y,
    )


def pooled(losses: Iterable[Loss]) -> Loss:
    """Return several losses as one, each weighted by the number of people who were shown it.

    Whoever is held out of all help is in each of them, and many of the shown are in several: so their
    standard errors are added up, too, and the same people never count as more.
    """
    known = [loss for loss in losses if loss.shown and loss.ghosts]
    people = sum(loss.shown for loss in known)
    if not people:
        return Loss()
    return Loss(
        visits=sum(loss.visits * loss.shown for loss in known) / people,
        variance=(sum(sqrt(loss.variance) * loss.shown for loss in known) / people) ** 2,
        shown=people,
        ghosts=sum(loss.ghosts for loss in known),
        shown_returns=sum(loss.shown_returns for loss in known),
        ghost_returns=sum(loss.ghost_returns for loss in known),
    )


def learnt(loss: Loss, start: float, unit: float = 1.0, *, overall: float | None = None) -> float:
    """Return the posterior price: prior and measured loss, each weighted by its precision.

    `unit` converts lost visits into the price. The prior is Normal, with the starting price as mean and
    standard deviation; a part of the visits, such as one device's, is shrunk towards the `overall`
    price instead. The variance of the loss says how much it counts. `loss.missing` must be None.
    """
    centre, spread = (start, start) if overall is None else (overall, DEVICE_SPREAD * start)
    price, _ = updated(centre, spread, loss.visits * unit, loss.variance * unit**2)
    return min(max(price, start / BOUND), start * BOUND)
