"""Runs the gate over campaigns and keeps what came of it."""

from collections.abc import Awaitable, Callable, Iterable, Sequence

from waverly.campaigns import Campaign
from waverly.campaigns.accessibility import Theme
from waverly.campaigns.evidence import GateEvidence, GateHalf, content_of, was_drawn
from waverly.campaigns.finding import CampaignFinding
from waverly.errors import CampaignError
from waverly.publishing.words import PART, check_by_words
from waverly.storage import Store
from waverly.storage.catalogue.shop_rows import shop
from waverly.storage.site.gate_rows import evidence_of, keep_evidence

Draw = Callable[[Campaign, Theme], Awaitable[tuple[GateHalf, tuple[CampaignFinding, ...]]]]
"""Draws a campaign in a browser; returns what was done and found."""

ONLY_WORDS = "not asked for"


async def check_campaign(
    store: Store, site: str, campaign: Campaign, theme: Theme, at: int, draw: Draw | str
) -> GateEvidence:
    """Return what the gate says of a campaign, and keep it.

    `draw` is the browser, or the reason why there is none. What a browser has passed before, word for
    word and with the same look, is not drawn again.
    """
    content = content_of(campaign, theme)
    known = await evidence_of(store, site, campaign.id, content)
    if known is not None and known.passed and was_drawn(known):
        return known
    findings = check_by_words(campaign, theme, await shop(store, site))
    part = GateHalf(name="browser", skipped=draw if isinstance(draw, str) else "")
    if not isinstance(draw, str):
        part, drawn = await draw(campaign, theme)
        findings = (*findings, *drawn)
    evidence = GateEvidence(
        campaign=campaign.id,
        content=content,
        at=at,
        passed=not is_refused(findings),
        parts=(PART, part),
        findings=findings,
    )
    await keep_evidence(store, site, evidence)
    return evidence


def is_refused(findings: Iterable[CampaignFinding]) -> bool:
    """Return whether any finding keeps a campaign from being published."""
    return any(each.severity == "refused" for each in findings)


def refuse_unless_passed(runs: Sequence[GateEvidence]) -> None:
    """Raise CampaignError naming the first thing that was refused, and how many more there are."""
    refused = [
        (run.campaign, each) for run in runs for each in run.findings if each.severity == "refused"
    ]
    if not refused:
        return
    campaign, first = refused[0]
    more = len(refused) - 1
    raise CampaignError(
        f"This cannot be published: {first.rule}" + (f", and {more} more" if more else ""),
        place=f"{campaign} {first.element}",
        value=first.found,
        mend=f"{first.fix} `waverly campaigns check` lists everything.",
    )
