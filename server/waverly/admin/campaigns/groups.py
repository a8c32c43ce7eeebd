"""Campaigns as an owner looks through them: those that need attention first, those without a result later."""

from collections.abc import Iterable

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.reporting.figures import VERDICTS
from waverly.reporting.results.advice import KEEP_ONE, Standing
from waverly.reporting.results.planning import LIFTS, Wait
from waverly.reporting.results.shape import CampaignReport
from waverly.reporting.statistics.always_valid import MIN_CONVERSIONS

LIFT = LIFTS[-1]
"""The lift the list says the time of: the largest an owner may hope for, so the soonest to be known."""

_GROUPS: tuple[tuple[Standing, str, str], ...] = (
    ("pressing", "Needs you", ""),
    (
        "better",
        "Helps",
        KEEP_ONE,
    ),
    (
        "open",
        "Not decided",
        f"{VERDICTS['open']} Each campaign’s page says whether to wait.",
    ),
    (
        "early",
        "Too early to say",
        f"A comparison needs {MIN_CONVERSIONS} who reached the goal on each side.",
    ),
    ("unmet", "Waiting", "No shopper has met its moment yet."),
)
OFF = "Switched off"
TOLD = tuple(name for _, name, _ in _GROUPS[:3])
"""The groups of which there is a result to tell."""


class CampaignRow(Struct, frozen=True, kw_only=True):
    """One campaign; `known_in` is when a lift of a fifth would show, where that can be said."""

    campaign: Campaign
    result: CampaignReport
    known_in: Wait | None


class Group(Struct, frozen=True, kw_only=True):
    """Campaigns in the same state, and the one thing to know or do about all of them."""

    name: str
    note: str
    rows: tuple[CampaignRow, ...]


def grouped(found: Iterable[tuple[Campaign, CampaignReport]]) -> list[Group]:
    """Return the groups that have any campaign, the most pressing first, those switched off last."""
    rows = [
        CampaignRow(campaign=campaign, result=result, known_in=_known_in(result))
        for campaign, result in found
    ]
    groups = [
        Group(name=name, note=note, rows=tuple(each for each in rows if _is(each, standing)))
        for standing, name, note in _GROUPS
    ]
    off = tuple(each for each in rows if not each.campaign.enabled)
    groups.append(Group(name=OFF, note="Nobody sees it.", rows=off))
    return [group for group in groups if group.rows]


def _is(row: CampaignRow, standing: Standing) -> bool:
    return row.campaign.enabled and row.result.standing == standing


def _known_in(result: CampaignReport) -> Wait | None:
    return next((wait for wait in result.outlook.waits if wait.lift == LIFT), None)
