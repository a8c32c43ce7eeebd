"""The report on a site: reads what it is made from, and has it assembled."""

import asyncio

from msgspec.structs import replace

from waverly.clock import DAY_MS
from waverly.reporting.measuring.catch_up import catch_up
from waverly.reporting.measuring.contributions import ABOUT_VISITS, AMOUNT, DIMENSIONS, SITE
from waverly.reporting.measuring.letters import letter_enrolments
from waverly.reporting.measuring.metrics import ELEMENT, METRICS, VISITORS
from waverly.reporting.periods import DAYS, Days, days_after, last_days
from waverly.reporting.results.assembled import Material, assembled
from waverly.reporting.results.bets import bets_of
from waverly.reporting.results.campaign_report import Tables
from waverly.reporting.results.change_log import change_log
from waverly.reporting.results.shape import Report, ReportRequest
from waverly.storage import Store
from waverly.storage.measured.statistic_rows import WHOLE, Table, statistics_where
from waverly.storage.measured.visit_rows import count_unsettled
from waverly.storage.site.policy_rows import applied_policies
from waverly.storage.site.share_rows import current_table, recent_moves
from waverly.storage.site.site_settings import SIMULATED, site_setting, zone_of

GOALS = ("purchase", "add_to_cart", "checkout_started")
BETS_LOOKED_THROUGH = 500
"""The latest moves of shares: some months of nights, and a millisecond to read."""

BY_DAY = (VISITORS, "visits", "visit_orders")
BY_SEGMENT = (VISITORS, *GOALS, *(metric.name for metric in METRICS if metric.among))


async def report(store: Store, asked: ReportRequest, *, most_turns: int | None = None) -> Report:
    """Return the report on everything that had settled by `asked.at`, counting what is new first.

    `most_turns` bounds how much is counted before it answers with what there is.
    """
    await catch_up(store, asked.site, asked.at, most_turns=most_turns)
    return await report_as_counted(store, asked)


async def report_as_counted(store: Store, asked: ReportRequest) -> Report:
    """Return the report on what has been counted already. Raises NotFound for an unknown campaign."""
    site, start, end = asked.site, asked.start, asked.end
    applied = await applied_policies(store, site)
    in_force = applied[-1].campaigns if applied else ()
    goals = {"purchase", *(campaign.goal for campaign in in_force)}
    tables = Tables(
        whole=await statistics_where(
            store, site, dimensions=(WHOLE, AMOUNT, ELEMENT, *ABOUT_VISITS), start=start, end=end
        ),
        parts=await statistics_where(
            store, site, dimensions=DIMENSIONS, metrics=BY_SEGMENT, start=start, end=end
        ),
        days=await statistics_where(
            store, site, metrics=(*BY_DAY, *goals), start=start or "0", end=end or "9", plain=True
        ),
    )
    today = last_days(1, asked.at, await zone_of(store, site))
    compared = _compared(asked, tables, today)
    days = compared if start or end else replace(today, start=days_after(today.end, -DAYS))
    happened = await visits_in(store, site, days)
    material = Material(
        tables=tables,
        in_force=in_force,
        changes=change_log(applied),
        bets=bets_of(
            await current_table(store, site),
            await recent_moves(store, site, limit=BETS_LOOKED_THROUGH),
        ),
        letters=await letter_enrolments(store, site, asked.at, start, end),
        today=today.start,
        days=days,
        compared=compared,
        happened=happened,
        under_way=0 if happened or end else await count_unsettled(store, site, asked.at - DAY_MS),
    )
    made = await asyncio.to_thread(assembled, asked, material)
    return replace(made, is_simulated=await _is_simulated(store, asked))


async def _is_simulated(store: Store, asked: ReportRequest) -> bool:
    if asked.is_simulated is not None:
        return asked.is_simulated
    return bool(await site_setting(store, asked.site, SIMULATED))


async def visits_in(store: Store, site: str, days: Days) -> Table:
    """Return the sums of a site's visits, as counted, of each of some days."""
    return await statistics_where(
        store,
        site,
        dimensions=(WHOLE, *ABOUT_VISITS),
        campaigns=(SITE,),
        start=days.start,
        end=days.end,
        plain=True,
    )


def _compared(asked: ReportRequest, tables: Tables, today: Days) -> Days:
    # Visits may be older: an import tells of those before Waverly came, in which nothing was compared.
    enrolled = (cell.day for cell in tables.days if cell.campaign != SITE)
    first = min(enrolled, default=today.start)
    return Days(start=asked.start or first, end=asked.end or today.end, zone=today.zone)
