"""From all that was read to the report: every campaign, all of Waverly together, silence, letters. Pure."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from waverly.campaigns import Campaign
from waverly.deciding.opportunity import BASELINE
from waverly.errors import NotFound
from waverly.errors.names import known_are
from waverly.reporting.measuring.contributions import SITE, change
from waverly.reporting.measuring.letters import LETTERS
from waverly.reporting.measuring.metrics import VISITORS
from waverly.reporting.measuring.steps import STEPS
from waverly.reporting.periods import Days
from waverly.reporting.results.advice import Advice, Advised, Results, advice_on
from waverly.reporting.results.bets import Bet
from waverly.reporting.results.campaign_report import Subject, Tables, Visited, campaign_report
from waverly.reporting.results.change_log import Change
from waverly.reporting.results.merging import next_steps
from waverly.reporting.results.shape import CampaignReport, FunnelStep, Report, ReportRequest
from waverly.reporting.results.silence import silence_of
from waverly.reporting.results.split import told_apart
from waverly.reporting.statistics.sums import OrderCount
from waverly.storage.measured.enrolment_rows import EVERYTHING, Enrolment
from waverly.storage.measured.statistic_rows import WHOLE, Table

LETTER_DIMENSIONS = ("device", "source")
"""What is known of whoever gets a letter: the visit before it."""

NOTHING_COUNTED = Tables(whole={}, parts={}, days={})


class Material(Struct, frozen=True, kw_only=True):
    """What a report is made from, as read from the store at one time.

    `days` are those whose visits are counted, with their sums in `happened`; comparisons use `compared`.
    `under_way` are visits that have not ended, asked for only while none has.
    `changes` and `bets` are by campaign.
    """

    tables: Tables
    in_force: Sequence[Campaign]
    changes: Mapping[str, Sequence[Change]]
    bets: Mapping[str, tuple[Bet, ...]]
    letters: Sequence[Enrolment]
    today: str
    days: Days
    compared: Days
    happened: Table
    under_way: int


def assembled(asked: ReportRequest, material: Material) -> Report:
    """Return the report. Raises NotFound for a campaign that was never in force."""
    by_campaign = _by_campaign(material.tables)
    baseline = _baseline(by_campaign.get(SITE, NOTHING_COUNTED).whole)
    visited = Visited(by_day=_visits_by_day(material.tables.days), today=material.today)
    everything = _advised_alone(
        asked,
        Subject(
            name=EVERYTHING,
            tables=by_campaign.get(EVERYTHING, NOTHING_COUNTED),
            baseline=sum(baseline.values()),
        ),
        visited,
    )
    by_side = _visits_by_side(material.happened)
    counted = by_side.get("all", 0)
    filtered = sum(by_side.values()) - counted
    return Report(
        site=asked.site,
        made_at=asked.at,
        days=material.days,
        compared=material.compared,
        visits=counted,
        filtered_visits=filtered,
        filtered_share=filtered / (counted + filtered) if counted + filtered else None,
        everything=everything,
        campaigns=tuple(
            replace(each, split=told_apart(each.split, everything.split))
            for each in _campaigns(asked, material, by_campaign, baseline, visited)
        ),
        silence=silence_of(
            material.happened,
            _dismissal_rate(everything),
            everything.net_value,
            material.under_way,
        ),
        funnel=_funnel(material.happened),
        letters=_letters(asked, material),
    )


def _campaigns(
    asked: ReportRequest,
    material: Material,
    by_campaign: Mapping[str, Tables],
    baseline: Mapping[str, int],
    visited: Visited,
) -> list[CampaignReport]:
    """Return the reports that are asked for; all are made, since advice on one may name another."""
    known = {campaign.id: campaign for campaign in material.in_force}
    names = [*known, *sorted(set(by_campaign) - set(known) - {SITE, EVERYTHING})]
    wanted = _wanted(asked.campaigns, names)
    made = [
        campaign_report(
            asked,
            Subject(
                name=name,
                campaign=known.get(name),
                tables=by_campaign.get(name, NOTHING_COUNTED),
                changes=material.changes.get(name, ()),
                baseline=baseline.get(name, 0),
            ),
            visited,
        )
        for name in names
    ]
    advice = {each.campaign: _advice(asked, each, known, material.bets) for each in made}
    steps = next_steps(material.in_force, _visitors(by_campaign), advice)
    return [
        replace(each, suggestion=steps[each.campaign]) for each in made if each.campaign in wanted
    ]


def _letters(asked: ReportRequest, material: Material) -> CampaignReport | None:
    """Return the report on letters nobody asked for; None when none was written or held back."""
    if not material.letters:
        return None
    sums = change((), material.letters)
    ever = {cell: sum_ for cell, sum_ in sums.items() if cell.day == WHOLE}
    by_day = {cell: sum_ for cell, sum_ in sums.items() if cell.day != WHOLE}
    subject = Subject(name=LETTERS, tables=Tables(whole=ever, parts=ever, days=by_day))
    about = replace(asked, by=tuple(each for each in asked.by if each in LETTER_DIMENSIONS))
    return _advised_alone(about, subject, Visited(by_day={}, today=material.today))


def _advice(
    asked: ReportRequest,
    made: CampaignReport,
    known: Mapping[str, Campaign],
    bets: Mapping[str, tuple[Bet, ...]],
) -> Advice:
    campaign = known.get(made.campaign)
    about = Advised(
        is_off=campaign is not None and not campaign.enabled, bets=bets.get(made.campaign, ())
    )
    return _advice_about(asked, made, about)


def _advised_alone(asked: ReportRequest, subject: Subject, visited: Visited) -> CampaignReport:
    """Return the report on what has no campaign beside it, with what to do next."""
    made = campaign_report(asked, subject, visited)
    advice = _advice_about(asked, made, Advised(is_whole=True))
    return replace(made, suggestion=advice.sentence)


def _advice_about(asked: ReportRequest, made: CampaignReport, about: Advised) -> Advice:
    results = Results(
        headline=made.headline,
        split=made.split,
        guardrail=made.guardrail,
        net=made.net_value,
        outlook=made.outlook,
        changes=made.changes,
    )
    return advice_on(results, asked.at, about)


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


def _visitors(found: Mapping[str, Tables]) -> dict[str, int]:
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
