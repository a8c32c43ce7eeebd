"""Campaigns that nobody can ever get: what they ask for and a rule of the policy shut each other out."""

from collections.abc import Iterator

from waverly.campaigns.finding import CampaignFinding
from waverly.campaigns.schema import Campaign
from waverly.campaigns.templates.terms import states_terms

SILENT_PAGES = {
    "confirmation": "whoever has just bought is left in peace",
    "unknown": "of such a page nothing is known",
}
"""Types of page on which nothing is ever shown, and why."""


def check_reach(campaign: Campaign) -> tuple[CampaignFinding, ...]:
    """Return why nobody can ever get a campaign; nothing where somebody can."""
    return tuple(_reasons(campaign))


def _reasons(campaign: Campaign) -> Iterator[CampaignFinding]:
    pages, days = campaign.audience.pages, campaign.schedule
    only_policy_linger = set(campaign.trigger.moments) == {"policy_linger"}
    if only_policy_linger and states_terms(campaign.overlay) and set(pages) == {"policy"}:
        yield _finding(
            "audience.pages",
            ", ".join(pages),
            "Whoever lingers on a policy page is reading the very terms that this would repeat.",
            "Leave out `pages`: the shop's other pages speak of its terms, too. Or name other pages.",
        )
    if only_policy_linger and campaign.discount:
        yield _finding(
            "trigger.moments",
            "policy_linger",
            "A doubt about a policy is answered, never bought off with a lower price.",
            "Add a moment that is about the price, such as coupon_hunt, or take out `discount`.",
        )
    if pages and all(page in SILENT_PAGES for page in pages):
        yield _finding(
            "audience.pages",
            ", ".join(pages),
            f"Nothing is shown there: {' and '.join(SILENT_PAGES[page] for page in pages)}.",
            "Name other pages, or leave out `pages`.",
        )
    if days.start and days.end and days.end < days.start:
        yield _finding(
            "schedule.end",
            days.end,
            f"It ends before it begins, on {days.start}.",
            "Write the first day in `start` and the last one in `end`.",
        )


def _finding(place: str, found: str, why: str, fix: str) -> CampaignFinding:
    return CampaignFinding(
        element=place,
        rule="never-shown",
        found=found,
        why=f"Nobody can ever get this. {why}",
        fix=fix,
        severity="noted",
    )
