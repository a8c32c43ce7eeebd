"""What help is worth per thousand visitors it was shown to, after the cost of annoyance is subtracted."""

from msgspec import Struct

from waverly.reporting.measuring.metrics import BY_NAME, UNBOUGHT
from waverly.reporting.results.comparison import interval, overall, plain_pairs
from waverly.reporting.results.groups import Sides
from waverly.reporting.results.revenue import Revenue
from waverly.reporting.statistics.always_valid import SequentialInterval

VISITORS = 1_000
"""Worth is told per so many visitors: one alone is worth a few cents."""

PRICES: dict[str, float] = {
    "dismissed": 0.01,
    "exit_soon": 1.0,
    "return_visit": -1.0,
    "unsubscribe": 5.0,
}
"""Costs in visits: one closing is worth a hundredth of a visit, leaving at once loses the visit, not
coming back loses the next one, unsubscribing the next five. A visit is priced at what a visitor of the
campaign brings within the days that count. A starting table: an owner's own figures may replace it.
A visit is priced where its visitor bought nothing in those days: else what it brought is in the revenue."""

PRICES_NOTE = (
    f"What annoyance costs is assumed, not measured: a closing {PRICES['dismissed']:.0%} of what a visit "
    "brings, leaving within 30 seconds a whole visit, not coming back within 14 days another, "
    "unsubscribing five. A visit is priced at what one of these visitors brings in 7 days, by your own "
    "orders. Only visits of people who bought nothing in those days count: the revenue already holds what "
    "the others brought, and what those who stayed brought. "
    "The nightly change of shares prices a closing in another way, in lost orders (page Learning): there "
    "the visits it may cost are part of its price; here they are counted separately."
)
"""Shown wherever a value after the cost of annoyance is given."""


WON_IN_REVENUE = frozenset({"exit_soon"})
"""Costs that only count if there is more of them: if fewer people left, what their visits brought is in the
revenue already."""

WITHOUT_ORDER = ", without an order in 7 days"


class AnnoyanceCost(Struct, frozen=True, kw_only=True):
    """One kind of annoyance: how much more of it, per visitor, than without help, and its price."""

    metric: str
    label: str
    difference: float
    cost: float


class NetValue(Struct, frozen=True, kw_only=True):
    """Gain in revenue less the costs, per 1,000 visitors shown to, in `currency`."""

    currency: str
    visit_value: float
    gain: float
    costs: tuple[AnnoyanceCost, ...]
    net: SequentialInterval
    is_negative: bool
    """Whether its whole interval lies below 0."""


def _cost(metric: str, cost: float) -> float:
    """Return what counts of a cost. What is cut at 0 is no further from the truth, cut alike, than before."""
    return max(0.0, cost) if metric in WON_IN_REVENUE else cost


def net_value_of(sides: Sides, revenue: Revenue) -> NetValue | None:
    """Return the net value; None while revenue is too early to say.

    Differences are against those held out, over the same stretches of constant shares as the revenue;
    closings, which those cannot have, count in full. The parts come from the same people, so their standard
    errors are added up, which is an upper bound however they are correlated.
    """
    if revenue.capped is None:
        return None
    shown, held_out = sides.shown.visitors.n, sides.held_out.visitors.n
    visitors = shown + held_out
    orders = (revenue.shown_mean or 0.0) * shown + (revenue.held_out_mean or 0.0) * held_out
    worth = orders / visitors
    costs, error = [], revenue.capped.absolute.se
    for name, price in PRICES.items():
        counted = UNBOUGHT.get(name, name)
        both = overall(plain_pairs(sides.strata, counted))
        if both is None:
            raise AssertionError("where revenue is compared, so is everything else")
        error += abs(price * worth) * both.se
        costs.append(
            AnnoyanceCost(
                metric=name,
                label=BY_NAME[name].label + (WITHOUT_ORDER if name in UNBOUGHT else ""),
                difference=both.difference,
                cost=_cost(name, VISITORS * price * worth * both.difference),
            )
        )
    gain = VISITORS * revenue.capped.absolute.estimate
    net = interval(gain - sum(each.cost for each in costs), (VISITORS * error) ** 2, visitors)
    return NetValue(
        currency=revenue.currency,
        visit_value=worth,
        gain=gain,
        costs=tuple(costs),
        net=net,
        is_negative=net.high < 0,
    )
