"""When an effect could be known: for a campaign in force as in the report, for a draft from its replay."""

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.policies.drafts.replay import DraftReport
from waverly.reporting.figures import a_day_of, long_of, percent
from waverly.reporting.measuring.metrics import BY_NAME
from waverly.reporting.results.planning import WITHIN_PATIENCE, Outlook, Pace, outlook_at
from waverly.reporting.results.report import report
from waverly.reporting.results.shape import ReportRequest
from waverly.storage import Store


class Forecast(Struct, frozen=True, kw_only=True):
    """What can be known of a campaign and when; `outlook` is the one that reports and pages tell."""

    campaign: str
    goal: str
    outlook: Outlook
    sentence: str


async def forecast(store: Store, site: str, campaign: str, at: int) -> Forecast:
    """Return the forecast of a campaign, as in its report. Raises NotFound for an unknown one."""
    found = (await report(store, ReportRequest(site=site, at=at, campaigns=(campaign,)))).campaigns[
        0
    ]
    return _with_sentence(campaign, found.goal, found.outlook)


def forecast_draft(draft: Campaign, played: DraftReport, days: float, holdout: float) -> Forecast:
    """Return the forecast of a draft that was replayed on so many days of visits.

    Visitors in the global `holdout` or the campaign's own would be held out.
    """
    a_day = played.visitors / days
    if not played.reached:
        unclear = (
            f"Cannot be said: of {played.visitors:,} visitors who would have met it nobody "
            f"{BY_NAME[draft.goal].label}."
        )
        outlook = Outlook(base_rate=None, visitors_a_day=a_day, unclear=unclear)
        return _with_sentence(draft.id, draft.goal, outlook)
    pace = Pace(
        visitors_a_day=a_day,
        base_rate=played.reached / played.visitors,
        control_share=1 - (1 - holdout) * (1 - draft.holdout),
    )
    return _with_sentence(draft.id, draft.goal, outlook_at(pace))


def _with_sentence(campaign: str, goal: str, outlook: Outlook) -> Forecast:
    return Forecast(
        campaign=campaign, goal=goal, outlook=outlook, sentence=_sentence(goal, outlook)
    )


def _sentence(goal: str, outlook: Outlook) -> str:
    if outlook.unclear is not None or outlook.base_rate is None or outlook.control_share is None:
        return str(outlook.unclear)
    weeks = WITHIN_PATIENCE.capitalize()
    least = (
        f"{weeks} not even a doubling would show in half of the cases. If another campaign answers the same "
        "hesitation, give its moments to that one."
        if outlook.smallest_lift is None
        else f"{weeks} {outlook.smallest_lift:.0%} more would show at the least, in half of the cases."
    )
    return (
        f"{a_day_of(outlook.visitors_a_day)} meet it, of whom {percent(outlook.control_share, 0)} are held "
        f"out; of these {percent(outlook.base_rate)} {BY_NAME[goal].label}. {least}"
    )


def told_in_lines(found: Forecast) -> str:
    """Return when lifts of several sizes would show, a line each, below what it comes to."""
    lines = [
        f"  {wait.lift:>4.0%} more: {long_of(wait.days)} in half of the cases, "
        f"{long_of(wait.days_mostly)} in four of five"
        for wait in found.outlook.waits
    ]
    return "\n".join([found.sentence, *lines])
