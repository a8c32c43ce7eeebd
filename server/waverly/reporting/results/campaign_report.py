"""One campaign, from its sums to its report."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.reporting.measuring.contributions import AMOUNT, DIMENSIONS
from waverly.reporting.measuring.letters import LETTERS
from waverly.reporting.measuring.metrics import BY_NAME, ELEMENT, METRICS, VISITORS, Metric
from waverly.reporting.results.advice import standing_of, unknowns
from waverly.reporting.results.before_after import BeforeAfter, before_after_of
from waverly.reporting.results.change_log import Change, unmet
from waverly.reporting.results.findings import MetricFinding, adjusted_finding, finding_of
from waverly.reporting.results.groups import NOBODY, Sides, in_dimension, sides_by
from waverly.reporting.results.guardrail import guardrail_of
from waverly.reporting.results.net_value import net_value_of
from waverly.reporting.results.planning import outlook_of
from waverly.reporting.results.revenue import revenue_of
from waverly.reporting.results.segments import dimensions_of
from waverly.reporting.results.series import looks_of
from waverly.reporting.results.shape import CampaignReport, ElementUse, ReportRequest
from waverly.reporting.results.split import split_of
from waverly.reporting.statistics.sums import OrderCount
from waverly.storage.measured.enrolment_rows import EVERYTHING
from waverly.storage.measured.statistic_rows import WHOLE, Table


class Tables(Struct, kw_only=True):
    """The sums as read: in all, by segment, and by day."""

    whole: Table
    parts: Table
    days: Table


class Visited(Struct, frozen=True, kw_only=True):
    """All visits by day, whoever they were by, and which day is today."""

    by_day: dict[str, OrderCount]
    today: str


class Subject(Struct, frozen=True, kw_only=True):
    """What a report is about: a campaign, all of Waverly, or the letters; and what was counted of it.

    `campaign` is None for one that is not in force, for all of Waverly and for the letters. `baseline` is how
    often it would have been shown while nothing was.
    """

    name: str
    campaign: Campaign | None = None
    tables: Tables
    changes: Sequence[Change] = ()
    baseline: int = 0


def campaign_report(asked: ReportRequest, subject: Subject, visited: Visited) -> CampaignReport:
    """Return a campaign's report without a suggestion: that takes all campaigns."""
    name, campaign, tables = subject.name, subject.campaign, subject.tables
    sides = sides_by(in_dimension(tables.whole, WHOLE), "campaign").get(name, NOBODY)
    parts = {each: sides_by(in_dimension(tables.parts, each), "segment") for each in DIMENSIONS}
    goal = BY_NAME["purchase" if campaign is None else campaign.goal]
    split = split_of(sides, parts)
    hidden = split.alarm
    headline = finding_of(sides, goal, hidden=hidden)
    is_met = headline.shown.visitors + headline.held_out.visitors > 0
    amounts = in_dimension(tables.whole, AMOUNT)
    revenue = [revenue_of(sides, amounts, each, hidden=hidden) for each in sides.currencies]
    guardrail = guardrail_of(_guardrail(name, campaign), sides, hidden=hidden)
    segments = dimensions_of({each: parts[each] for each in asked.by}, goal, hidden=hidden)
    net = net_value_of(sides, revenue[0]) if revenue else None
    by_day = in_dimension(tables.days, WHOLE)
    started, days = _running(by_day)
    outlook = outlook_of(sides, goal.name, days)
    return CampaignReport(
        campaign=name,
        name=_name(name, campaign),
        enabled=campaign is not None and campaign.enabled,
        goal=goal.name,
        started=started,
        left_out_both=sides.both,
        left_out_filtered=sides.filtered,
        split=split,
        headline=headline,
        adjusted=adjusted_finding(sides, goal.name) if headline.effect else None,
        revenue=tuple(revenue),
        guardrail=guardrail,
        findings=tuple(_findings(sides, parts, hidden=hidden)),
        segments=segments,
        elements=_elements(in_dimension(tables.whole, ELEMENT)),
        before_after=_before_after(asked, started, visited, headline),
        net_value=net,
        outlook=outlook,
        looks=looks_of(by_day, goal),
        baseline=subject.baseline,
        unknown=unknowns(headline, revenue, guardrail, segments),
        standing=standing_of(headline, split, guardrail, net),
        changes=tuple(subject.changes if is_met else unmet(subject.changes)),
    )


def _running(by_day: Table) -> tuple[str | None, int]:
    """Return the first day somebody was enrolled, and the number of days since."""
    days = [cell.day for cell in by_day if cell.metric == VISITORS]
    if not days:
        return None, 0
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    return first.isoformat(), (last - first).days + 1


def _findings(
    sides: Sides, parts: dict[str, dict[str, Sides]], *, hidden: bool
) -> list[MetricFinding]:
    """Return every metric's finding; one about a segment is compared within it."""
    found = []
    for metric in METRICS:
        for currency in sides.currencies if metric.unit == "money" else ("",):
            about = _about(sides, parts, metric)
            found.append(finding_of(about, metric, currency, hidden=hidden))
    return found


def _about(sides: Sides, parts: dict[str, dict[str, Sides]], metric: Metric) -> Sides:
    if metric.among is None:
        return sides
    dimension, segment = metric.among
    return parts[dimension].get(segment, NOBODY)


def _before_after(
    asked: ReportRequest, started: str | None, visited: Visited, headline: MetricFinding
) -> BeforeAfter | None:
    if started is None or asked.start or asked.end:
        return None
    return before_after_of(visited.by_day, started, visited.today, headline)


def _elements(rows: Table) -> tuple[ElementUse, ...]:
    found: dict[str, tuple[int, int]] = {}
    for cell, sums in rows.items():
        if cell.side == "shown":
            shoppers, uses = found.get(cell.segment, (0, 0))
            found[cell.segment] = (shoppers + sums.n, uses + sums.sum_y)
    return tuple(
        ElementUse(element=element, shoppers=shoppers, uses=uses)
        for element, (shoppers, uses) in sorted(found.items(), key=lambda each: -each[1][1])
    )


def _guardrail(name: str, campaign: Campaign | None) -> str:
    if campaign is not None:
        return campaign.guardrail
    return "unsubscribe" if name == LETTERS else "dismissals"


def _name(name: str, campaign: Campaign | None) -> str:
    if name == EVERYTHING:
        return "All of Waverly"
    if name == LETTERS:
        return "Letters to those who come back"
    return name if campaign is None else campaign.name
