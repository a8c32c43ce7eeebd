"""Which run of the gate a campaign's words were published on: not a later check, nor one of other words."""

from collections.abc import Sequence

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.campaigns.evidence import GateEvidence, said_by
from waverly.storage import Store
from waverly.storage.site.gate_rows import evidence_of, passed_until
from waverly.storage.site.policy_rows import Applied, applied_policies


class Checked(Struct, frozen=True, kw_only=True):
    """A run of the gate over a campaign in force, and whether it came after the campaign was published."""

    evidence: GateEvidence
    is_later: bool = False


async def evidence_of_publication(
    store: Store, site: str, campaign: Campaign, content: str
) -> Checked | None:
    """Return the run that let a campaign in force say what it says.

    Of one that came along, it is the newest run over just this `content`; None without one.
    """
    since = _said_since(await applied_policies(store, site), campaign)
    runs = [] if since is None else await passed_until(store, site, campaign.id, since)
    exact = next((run for run in runs if run.content == content), None)
    if exact or runs:
        return Checked(evidence=exact or runs[0])
    found = await evidence_of(store, site, campaign.id, content)
    if found is None:
        return None
    return Checked(evidence=found, is_later=since is not None and found.at > since)


def _said_since(applied: Sequence[Applied], campaign: Campaign) -> int | None:
    """Return since when, without a break, a campaign has said what it says; None when it is not in force."""
    since = None
    for policy in reversed(applied):
        then = next((each for each in policy.campaigns if each.id == campaign.id), None)
        if then is None or _shown(then) != _shown(campaign):
            break
        since = policy.at
    return since


def _shown(campaign: Campaign) -> tuple[object, ...]:
    return campaign.enabled, said_by(campaign)
