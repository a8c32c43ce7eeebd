"""The holdout share of every campaign under the policies that made some decisions."""

from collections.abc import Iterable

from waverly.deciding.share_table import parts_of
from waverly.reporting.measuring.enrol import HoldoutOf
from waverly.storage import Store
from waverly.storage.measured.visit_rows import Visit
from waverly.storage.site.policy_rows import campaigns_of

UNKNOWN = 0.10
"""The share taken for a campaign whose policy is no longer stored: the default of campaign files."""


async def holdouts(store: Store, site: str, visits: Iterable[Visit]) -> HoldoutOf:
    """Return a look-up of the shares under the policies these visits met."""
    policies = {seen.policy for visit in visits for seen in visit.decisions}
    shares: dict[tuple[str, str], float] = {}
    for policy in sorted(policies):
        campaigns, _ = parts_of(policy)
        for campaign in await campaigns_of(store, site, campaigns):
            shares[policy, campaign.id] = campaign.holdout

    def holdout_of(policy: str, campaign: str) -> float:
        return shares.get((policy, campaign), UNKNOWN)

    return holdout_of
