"""Who meets a campaign a day, and how often such visitors buy: from the store's own log."""

from collections.abc import Sequence

from waverly.campaigns import Campaign
from waverly.clock import DAY_MS
from waverly.policies.forecast import Traffic
from waverly.policies.log import Logged
from waverly.reporting.statistics.cannot_say import CannotSay


def traffic_of(
    log: Sequence[Logged], campaign: Campaign, holdout: float, since: int, until: int
) -> Traffic | CannotSay:
    """Return the traffic of a campaign in force, from the log from `since` up to `until`.

    Every visitor it was chosen for counts, held out or not, once; an order within a week counts.
    """
    bought: dict[str, bool] = {}
    first_at = until
    for entry in log:
        if entry.decision.arm == campaign.id:
            first_at = min(first_at, entry.decision.at)
            visitor = entry.decision.visitor
            bought[visitor] = bought.get(visitor, False) or entry.bought
    days = max((until - max(since, first_at)) / DAY_MS, 1.0)
    return traffic_from(len(bought), sum(bought.values()), days, campaign, holdout)


def traffic_from(
    visitors: int, orders: int, days: float, campaign: Campaign, holdout: float
) -> Traffic | CannotSay:
    """Return the traffic that these counts over `days` days make.

    Held out is who is in the global holdout or the campaign's own.
    """
    if not visitors or not orders:
        return CannotSay(
            f"{visitors:,} visitors with {orders:,} orders met it; without an order there is no rate "
            f"to plan with."
        )
    return Traffic(
        visitors_a_day=visitors / days,
        order_rate=orders / visitors,
        control_share=1 - (1 - holdout) * (1 - campaign.holdout),
    )
