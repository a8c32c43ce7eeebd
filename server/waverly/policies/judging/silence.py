"""What showing nothing was worth, estimated from the log."""

import asyncio
from collections.abc import Sequence

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.policies.judging.contenders import by_rules
from waverly.policies.judging.estimate import PolicyValue
from waverly.policies.judging.judgement import judge
from waverly.policies.judging.reward_model import reward_model
from waverly.policies.logged.arrays import judged_log, table_of
from waverly.policies.logged.decisions import Logged, read_log
from waverly.reporting.periods import lately
from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.storage import Store
from waverly.storage.measured.purchase_rows import mean_order_value
from waverly.storage.site.policy_rows import campaigns_now
from waverly.wording import counted

DAYS = 7
"""Silence is valued by the week, today included."""


async def silence_in_words(store: Store, site: str, at: int) -> str:
    """Return what showing nothing was worth last week, as a sentence; empty without any moment.

    `at` is server milliseconds.
    """
    since = (await lately(store, site, at, DAYS)).since
    log = await read_log(store, site, since, at)
    if not log:
        return ""
    campaigns = await campaigns_now(store, site)
    mean_order = await mean_order_value(store, site, since)
    return sentence_of(await asyncio.to_thread(value_of_silence, log, campaigns, mean_order))


def sentence_of(value: "SilenceValue") -> str:
    """Return how often nothing was shown in a week and what that was worth, or why this cannot be said."""
    told = (
        f"In the last {DAYS} days {value.silent_share:.0%} of "
        f"{counted(value.moments, 'moment was', 'moments were')} answered with nothing."
    )
    if value.orders_kept is not None:
        kept = value.orders_kept
        told += (
            f" Compared with always showing what fits best, that kept {kept.value:+.0f} orders, "
            f"between {kept.low:+.0f} and {kept.high:+.0f}."
        )
    if value.discounts_kept:
        told += (
            f" {counted(value.discounts_kept, 'lower price was', 'lower prices were')} not offered; "
            f"those who then bought would have been given {value.discount_value:,.2f}."
        )
    return told


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
    orders_kept: PolicyValue | None
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
) -> tuple[PolicyValue | None, str | None]:
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
        PolicyValue(
            value=-lost.value * rows,
            low=-lost.high * rows,
            high=-lost.low * rows,
            se=lost.se * rows,
        ),
        None,
    )
