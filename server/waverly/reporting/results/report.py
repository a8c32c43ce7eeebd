"""The report: every campaign, all of Waverly together, and silence, from one reading of the sums."""

import asyncio
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from waverly.campaigns import Campaign
from waverly.deciding.opportunity import BASELINE
from waverly.errors import NotFound
from waverly.errors.names import known_are
from waverly.reporting.measuring.catch_up import catch_up
from waverly.reporting.measuring.contributions import (
    ABOUT_VISITS,
    AMOUNT,
    DIMENSIONS,
    SITE,
    change,
)
from waverly.reporting.measuring.letters import LETTERS, letter_enrolments
from waverly.reporting.measuring.metrics import ELEMENT, METRICS, VISITORS
from waverly.reporting.measuring.steps import STEPS
from waverly.reporting.periods import DAYS, Days, days_after, last_days
from waverly.reporting.results.advice import Advice, Advised, advice_on
from waverly.reporting.results.bets import Bet, bets_of
from waverly.reporting.results.campaign_report import Tables, Visited, campaign_report
from waverly.reporting.results.change_log import Change, change_log
from waverly.reporting.results.merging import next_steps
from waverly.reporting.results.shape import Asked, CampaignReport, FunnelStep, Report
from waverly.reporting.results.silence import silence_of
from waverly.reporting.results.split import told_apart
from waverly.reporting.statistics.sums import OrderCount
from waverly.storage import Store
from waverly.storage.measured.enrolment_rows import EVERYTHING, Enrolment
from waverly.storage.measured.statistic_rows import WHOLE, Table, statistics_where
from waverly.storage.site.policy_rows import applied_policies
from waverly.storage.site.share_rows import current_table, recent_moves
from waverly.storage.site.site_settings import SIMULATED, site_setting, zone_of

LETTER_DIMENSIONS = ("device", "source")
"""What is known of whoever gets a letter: the visit before it."""

GOALS = ("purchase", "add_to_cart", "checkout_started")
BETS_LOOKED_THROUGH = 500
"""The latest moves of shares: some months of nights, and a millisecond to read."""

BY_DAY = (VISITORS, "visits", "visit_orders")
BY_SEGMENT = (VISITORS, *GOALS, *(metric.name for metric in METRICS if metric.among))


async def report(store: Store, asked: Asked, *, most_turns: int | None = None) -> Report:
    """Return the report on everything that had settled by `asked.at`, counting what is new first.

    `most_turns` bounds how much is counted before it answers with what there is.
    """
    await catch_up(store, asked.site, asked.at, most_turns=most_turns)
    return await report_as_counted(store, asked)


async def report_as_counted(store: Store, asked: Asked) -> Report:
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
    letters = await letter_enrolments(store, site, asked.at, start, end)
    moves = await recent_moves(store, site, limit=BETS_LOOKED_THROUGH)
    bets = bets_of(await current_table(store, site), moves)
    found = await asyncio.to_thread(
        _assembled,
        asked,
        _Spans(today=today.start, days=days, compared=compared, happened=happened),
        tables,
        in_force,
        change_log(applied),
        bets,
        letters,
    )
    return replace(found, is_simulated=await _is_simulated(store, asked))


async def _is_simulated(store: Store, asked: Asked) -> bool:
    if asked.is_simulated is not None:
        return asked.is_simulated
    return bool(await site_setting(store, asked.site, SIMULATED))


class _Spans(Struct, frozen=True, kw_only=True):
    """The days that are counted and compared, the sums of visits of those counted, and today."""

    today: str
    days: Days
    compared: Days
    happened: Table


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


def _compared(asked: Asked, tables: Tables, today: Days) -> Days:
    # Visits may be older: an import tells of those before Waverly came, in which nothing was compared.
    enrolled = (cell.day for cell in tables.days if cell.campaign != SITE)
    first = min(enrolled, default=today.start)
    return Days(start=asked.start or first, end=asked.end or today.end, zone=today.zone)


def _assembled(
    asked: Asked,
    spans: _Spans,
    tables: Tables,
    in_force: Sequence[Campaign],
    changes: dict[str, list[Change]],
    bets: Mapping[str, tuple[Bet, ...]],
    letters: Sequence[Enrolment],
) -> Report:
    by_campaign = _by_campaign(tables)
    known = {campaign.id: campaign for campaign in in_force}
    names = [*known, *sorted(set(by_campaign) - set(known) - {SITE, EVERYTHING})]
    wanted = _wanted(asked.campaigns, names)
    nothing = Tables(whole={}, parts={}, days={})
    visited = Visited(by_day=_visits_by_day(tables.days), today=spans.today)
    shown_in_baseline = _baseline(by_campaign.get(SITE, nothing).whole)
    drawn = [
        campaign_report(
            asked,
            name,
            known.get(name),
            by_campaign.get(name, nothing),
            visited,
            changes.get(name, ()),
            shown_in_baseline.get(name, 0),
        )
        for name in names
    ]
    advice = {each.campaign: _advice(asked, each, known, bets) for each in drawn}
    steps = next_steps(in_force, _visitors(by_campaign), advice)
    reports = [
        replace(each, suggestion=steps[each.campaign]) for each in drawn if each.campaign in wanted
    ]
    whole = by_campaign.get(EVERYTHING, nothing)
    everything = _advised_alone(
        asked,
        campaign_report(
            asked, EVERYTHING, None, whole, visited, (), sum(shown_in_baseline.values())
        ),
    )
    by_side = _visits_by_side(spans.happened)
    counted = by_side.get("all", 0)
    filtered = sum(by_side.values()) - counted
    return Report(
        site=asked.site,
        made_at=asked.at,
        days=spans.days,
        compared=spans.compared,
        visits=counted,
        filtered_visits=filtered,
        filtered_share=filtered / (counted + filtered) if counted + filtered else None,
        everything=everything,
        campaigns=tuple(
            replace(each, split=told_apart(each.split, everything.split)) for each in reports
        ),
        silence=silence_of(spans.happened, _dismissal_rate(everything), everything.net_value),
        funnel=_funnel(spans.happened),
        letters=_letters(asked, spans.today, letters),
    )


def _letters(asked: Asked, today: str, written: Sequence[Enrolment]) -> CampaignReport | None:
    """Return the report on letters nobody asked for; None when none was written or held back."""
    if not written:
        return None
    sums = change((), written)
    ever = {cell: sum_ for cell, sum_ in sums.items() if cell.day == WHOLE}
    by_day = {cell: sum_ for cell, sum_ in sums.items() if cell.day != WHOLE}
    tables = Tables(whole=ever, parts=ever, days=by_day)
    about = replace(asked, by=tuple(each for each in asked.by if each in LETTER_DIMENSIONS))
    nothing = Visited(by_day={}, today=today)
    return _advised_alone(asked, campaign_report(about, LETTERS, None, tables, nothing, (), 0))


def _advice(
    asked: Asked,
    found: CampaignReport,
    known: Mapping[str, Campaign],
    bets: Mapping[str, tuple[Bet, ...]],
) -> Advice:
    campaign = known.get(found.campaign)
    about = Advised(
        is_off=campaign is not None and not campaign.enabled, bets=bets.get(found.campaign, ())
    )
    return _advice_about(asked, found, about)


def _advised_alone(asked: Asked, found: CampaignReport) -> CampaignReport:
    """Return a report on what has no campaign beside it, with what to do next."""
    advice = _advice_about(asked, found, Advised(is_whole=True))
    return replace(found, suggestion=advice.sentence)


def _advice_about(asked: Asked, found: CampaignReport, about: Advised) -> Advice:
    return advice_on(
        found.headline,
        found.split,
        found.guardrail,
        found.net_value,
        found.outlook,
        found.changes,
        asked.at,
        about,
    )


def _wanted(asked: Sequence[str], names: Sequence[str]) -> Sequence[str]:
    """Return the campaigns asked for, all when none is named. Raises NotFound for one not known."""
    unknown = next((name for name in asked if name not in names), None)
    if unknown is not None:
        raise NotFound(
            "No campaign of this name was ever in force",
            value=unknown,
            mend=known_are(unknown, names),
        )
    return [name for name in names if not asked or name in asked]


def _visits_by_side(site: Table) -> dict[str, int]:
    """Return the visits of shoppers (`all`), of staff and of robots."""
    found: dict[str, int] = {}
    for cell, sums in site.items():
        if (cell.dimension, cell.metric) == (WHOLE, "visits"):
            found[cell.side] = found.get(cell.side, 0) + sums.n
    return found


def _funnel(site: Table) -> tuple[FunnelStep, ...]:
    reached = {
        step: sum(
            sums.n
            for cell, sums in site.items()
            if (cell.dimension, cell.segment) == ("step", str(step))
        )
        for step in range(len(STEPS))
    }
    return tuple(FunnelStep(step=STEPS[step], visits=visits) for step, visits in reached.items())


def _by_campaign(tables: Tables) -> dict[str, Tables]:
    found: dict[str, Tables] = {}
    for name in ("whole", "parts", "days"):
        for cell, sums in getattr(tables, name).items():
            known = found.setdefault(cell.campaign, Tables(whole={}, parts={}, days={}))
            getattr(known, name)[cell] = sums
    return found


def _visitors(found: dict[str, Tables]) -> dict[str, int]:
    """Return how many met each campaign."""
    return {
        name: sum(
            sums.n
            for cell, sums in tables.whole.items()
            if (cell.dimension, cell.metric) == (WHOLE, VISITORS)
        )
        for name, tables in found.items()
    }


def _visits_by_day(days: Table) -> dict[str, OrderCount]:
    n: dict[str, int] = {}
    orders: dict[str, int] = {}
    for cell, sums in days.items():
        if cell.campaign == SITE and cell.side == "all":
            counts = n if cell.metric == "visits" else orders
            counts[cell.day] = counts.get(cell.day, 0) + sums.n
    return {day: OrderCount(n=count, orders=orders.get(day, 0)) for day, count in n.items()}


def _dismissal_rate(everything: CampaignReport) -> float | None:
    found = next(each for each in everything.findings if each.metric == "dismissed")
    return found.shown.mean


def _baseline(site: Table) -> dict[str, int]:
    """Return how often each campaign would have been shown while nothing was."""
    found: dict[str, int] = {}
    for cell, sums in site.items():
        if cell.dimension == BASELINE:
            found[cell.segment] = found.get(cell.segment, 0) + sums.sum_y
    return found
