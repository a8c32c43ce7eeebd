"""Showing nothing, with its price: what the silence kept, estimated from the log."""

from collections.abc import Sequence

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.policies.contenders import by_rules
from waverly.policies.judged_log import judged_log, table_of
from waverly.policies.judging import Estimate, judge
from waverly.policies.log import Logged
from waverly.policies.reward_model import reward_model
from waverly.reporting.statistics.cannot_say import CannotSay


class SilenceValue(Struct, frozen=True, kw_only=True):
    """What showing nothing was worth. `silent_share` is the share of moments answered with nothing.

    `orders_kept` are the orders won over always showing the rules' choice (None where the log cannot
    say, with the reason in `unclear`). `discounts_kept` counts the moments at which a lower price was
    due by its trigger and was not offered, because there was no sign of the price or the shopper was
    likely to buy anyway; `discount_value` is what those who then bought would have been given, in
    the store's currency.
    """

    moments: int
    silent_share: float
    orders_kept: Estimate | None
    discounts_kept: int
    discount_value: float
    unclear: str | None = None


def value_of_silence(
    log: Sequence[Logged], campaigns: Sequence[Campaign], mean_order: float
) -> SilenceValue:
    """Return the value of silence over a log; `mean_order` is the mean value of an order."""
    moments = len(log)
    silent = sum(not entry.decision.displayed for entry in log)
    kept = [entry for entry in log if entry.decision.withheld]
    depth = {campaign.id: campaign.discount for campaign in campaigns}
    given = sum(
        mean_order * max(depth.get(name, 0.0) for name in entry.decision.withheld)
        for entry in kept
        if entry.bought
    )
    orders, unclear = _orders_kept(log, campaigns)
    return SilenceValue(
        moments=moments,
        silent_share=silent / moments if moments else 0.0,
        orders_kept=orders,
        discounts_kept=len(kept),
        discount_value=given,
        unclear=unclear,
    )


def _orders_kept(
    log: Sequence[Logged], campaigns: Sequence[Campaign]
) -> tuple[Estimate | None, str | None]:
    """Return the orders won over always showing the rules' choice, over the whole log."""
    arrays = judged_log(log, {campaign.id: campaign.holdout for campaign in campaigns})
    if isinstance(arrays, CannotSay):
        return None, arrays.cannot_say
    show_all = by_rules(campaigns)
    new = table_of([show_all(decision) for decision in arrays.decisions], arrays.arms)
    judgement = judge(arrays, new, reward_model(arrays))
    if judgement.gain is None:
        return None, judgement.overlap.refusals[0]
    lost, rows = judgement.gain, len(arrays)
    return (
        Estimate(
            value=-lost.value * rows,
            low=-lost.high * rows,
            high=-lost.low * rows,
            se=lost.se * rows,
        ),
        None,
    )
