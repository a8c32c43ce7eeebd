"""What is believed about a campaign at a moment: its lift, and whether a showing is worth its annoyance."""

from math import exp, log1p, sqrt

from msgspec import Struct

from waverly.deciding.share_table import ShareTable
from waverly.policies.shares.evidence import ShareEvidence
from waverly.reporting.statistics.distributions import normal_cdf
from waverly.reporting.statistics.lift_posterior import MIN_ORDERS, updated

PRIOR_SD = 0.20
RULES_PRIOR_MEAN = 0.04
"""Before any counts: help that the rules choose is believed to raise orders by 4%, give or take 20%;
other help to change nothing, give or take as much."""

ANNOYANCE_PRICE = 0.002
"""Orders one closed overlay costs in later visits: five hundred closed ones weigh as much as an order.
A starting price, until the store's own holdouts say otherwise (`policies.attention.pricing`)."""


def closing_price(table: ShareTable) -> float:
    """Return what one closed overlay costs here, in orders."""
    return ANNOYANCE_PRICE if table.closing_price is None else table.closing_price


class Standing(Struct, frozen=True, kw_only=True):
    """A campaign at one kind of moment.

    `mean` and `sd` describe the log ratio of order rates; `needed` is the log ratio at which one
    showing pays for its annoyance.
    """

    campaign: str
    mean: float
    sd: float
    needed: float
    evidence: ShareEvidence

    @property
    def p_worth(self) -> float:
        """Return P(net worth of a showing > 0)."""
        return normal_cdf((self.mean - self.needed) / self.sd)

    @property
    def lift(self) -> float:
        """Return the median relative lift."""
        return exp(self.mean) - 1

    @property
    def seen(self) -> float | None:
        """Return the relative lift of the counts alone; None where they are too few to be looked at."""
        ratio = _counted(self.evidence)
        return None if ratio is None else exp(ratio) - 1

    def p_better_than(self, other: "Standing") -> float:
        """Return P(a showing of this one is worth more than one of `other`)."""
        gain = (self.mean - self.needed) - (other.mean - other.needed)
        return normal_cdf(gain / sqrt(self.sd**2 + other.sd**2))


def standing_of(
    campaign: str,
    evidence: ShareEvidence,
    *,
    is_rules_choice: bool,
    price: float,
) -> Standing:
    """Return the belief: the prior until both sides have a few orders, then the posterior.

    `price` is what one closing costs, in orders.

    Net worth of a showing is base rate x lift - price of annoyance x dismissal share, so it is
    positive where the log ratio exceeds ln(1 + price x dismissal share / base rate).
    """
    mean, sd = RULES_PRIOR_MEAN if is_rules_choice else 0.0, PRIOR_SD
    log_ratio = _counted(evidence)
    if log_ratio is not None:
        variance = 1 / evidence.shown.effective_orders + 1 / evidence.control.effective_orders
        mean, sd = updated(mean, sd, log_ratio, variance)
    return Standing(
        campaign=campaign,
        mean=mean,
        sd=sd,
        needed=_needed(evidence, price),
        evidence=evidence,
    )


def _counted(evidence: ShareEvidence) -> float | None:
    return evidence.log_ratio if evidence.fewest_orders >= MIN_ORDERS else None


def _needed(evidence: ShareEvidence, price: float) -> float:
    control = evidence.control
    base_rate = (control.weighted_orders + 1) / (control.weight + 50)  # a cautious 2% to begin with
    return log1p(price * evidence.dismissal_share / base_rate)
