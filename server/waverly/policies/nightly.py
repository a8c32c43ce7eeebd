"""The nightly step: from the log to new shares, each change with its reason in a sentence.

The lift of a campaign is judged only once a night, on purpose: the more often a threshold is checked, the
more often it is crossed by chance. Annoyance is checked every hour, and at once where many close something,
because a bad overlay should not stay until the night.
"""

import asyncio
from collections.abc import Mapping, Sequence

from waverly.campaigns import Campaign
from waverly.clock import DAY_MS
from waverly.deciding.share_table import ShareTable
from waverly.policies.attention.annoyance_log import read_annoyance
from waverly.policies.attention.pricing import move_prices
from waverly.policies.logged.decisions import Logged, read_log
from waverly.policies.shares.evidence import ShareEvidence, Where, gather
from waverly.policies.shares.holding_back import WINDOW_DAYS, Cell, hold_back
from waverly.policies.shares.lift_moves import move_shares
from waverly.policies.shares.standing import closing_price, standing_of
from waverly.storage import Store
from waverly.storage.site.policy_rows import campaigns_now
from waverly.storage.site.share_rows import Move, change_table

LOG_DAYS = 90
"""The log shares are judged by: long enough for a small store, short enough to notice a new season."""


async def update_shares(store: Store, site: str, at: int) -> tuple[Move, ...]:
    """Move a site's shares by what the last 90 days say; return the moves. For once a night.

    `at` is server milliseconds. Running servers follow within seconds.
    """
    campaigns = await campaigns_now(store, site)
    annoyance = await read_annoyance(store, site, campaigns, at)

    async def moved(before: ShareTable) -> tuple[ShareTable, tuple[Move, ...]]:
        log = await _log_for(store, site, before, LOG_DAYS, at)
        priced, price_moves = move_prices(before, annoyance, at)
        after, moves = await asyncio.to_thread(next_table, priced, log, campaigns, at)
        return after, (*price_moves, *moves)

    return await change_table(store, site, at, moved)


async def update_rests(store: Store, site: str, at: int) -> tuple[Move, ...]:
    """Hold back what annoys, and try again what has rested; return the moves. For once an hour."""
    campaigns = await campaigns_now(store, site)

    async def rested(before: ShareTable) -> tuple[ShareTable, tuple[Move, ...]]:
        answers = await _log_for(store, site, before, WINDOW_DAYS, at)
        _, due = await asyncio.to_thread(hold_back, before, answers, {}, _names(campaigns), at)
        if not due:  # what help is worth can only keep it from being held back
            return before, ()
        log = await _log_for(store, site, before, LOG_DAYS, at)
        after, moves = await asyncio.to_thread(_rested, before, log, campaigns, at)
        return after, tuple(moves)

    return await change_table(store, site, at, rested)


def next_table(
    table: ShareTable, log: Sequence[Logged], campaigns: Sequence[Campaign], at: int
) -> tuple[ShareTable, list[Move]]:
    """Return the table after a night, and the moves. Pure: the simulator calls the same function."""
    names = _names(campaigns)
    evidence = _evidence(log, campaigns, at)
    table, lift_moves = move_shares(table, evidence, names, at)
    worth = _worth(log, evidence, closing_price(table))
    table, rest_moves = hold_back(table, log, worth, names, at)
    return table, [*lift_moves, *rest_moves]


def _rested(
    table: ShareTable, log: Sequence[Logged], campaigns: Sequence[Campaign], at: int
) -> tuple[ShareTable, list[Move]]:
    evidence = _evidence(log, campaigns, at)
    worth = _worth(log, evidence, closing_price(table))
    return hold_back(table, log, worth, _names(campaigns), at)


async def _log_for(store: Store, site: str, table: ShareTable, days: int, at: int) -> list[Logged]:
    """Return the log of the last days, and from where the oldest rest counts its answers."""
    oldest = min((rest.count_from for rest in table.rests), default=at)
    return await read_log(store, site, min(oldest, at - days * DAY_MS), at)


def _evidence(
    log: Sequence[Logged], campaigns: Sequence[Campaign], at: int
) -> dict[Where, ShareEvidence]:
    """Return what the last 90 days say about orders, however far back a rest counts its answers."""
    start = at - LOG_DAYS * DAY_MS
    recent = (entry for entry in log if entry.decision.at >= start)
    return gather(recent, {campaign.id: campaign.holdout for campaign in campaigns})


def _names(campaigns: Sequence[Campaign]) -> dict[str, str]:
    return {campaign.id: campaign.name for campaign in campaigns}


def _worth(
    log: Sequence[Logged], evidence: Mapping[Where, ShareEvidence], price: float
) -> dict[Cell, float]:
    """Return P(net worth > 0) for each campaign, device and moment that was shown."""
    by_where = {
        where: standing_of(where[1], found, is_rules_choice=False, price=price).p_worth
        for where, found in evidence.items()
    }
    cells = {
        (e.decision.arm, e.decision.device, e.decision.moment) for e in log if e.decision.displayed
    }
    return {cell: by_where.get((cell[2], cell[0]), 0.0) for cell in cells}
