"""Finds the policy of a recorded version: its campaigns and its table of shares."""

from waverly.deciding import Policy
from waverly.deciding.share_table import parts_of, policy_version
from waverly.storage import Store
from waverly.storage.site.policy_rows import campaigns_of, current_version
from waverly.storage.site.share_rows import current_table_version, table_of

NO_POLICY = "none"
"""The policy version of a site that has applied no campaigns yet."""


async def policy_of(
    store: Store, site: str, version: str, holdout: float, baseline_until: int = 0
) -> Policy:
    """Return the policy of a version. Raises NotFound when its table of shares is unknown."""
    campaigns, shares = parts_of(version)
    return Policy(
        version=version,
        campaigns=await campaigns_of(store, site, campaigns),
        table=await table_of(store, site, shares),
        holdout=holdout,
        baseline_until=baseline_until,
    )


async def version_in_force(store: Store, site: str) -> str:
    """Return the version of a site's campaigns and shares as they are now."""
    campaigns = await current_version(store, site)
    return version_made_of(campaigns, await current_table_version(store, site))


def version_made_of(campaigns: str | None, shares: str) -> str:
    """Return the version for a set of campaigns, if any were applied, and a table of shares."""
    return policy_version(campaigns or NO_POLICY, shares)


async def policy_in_force(store: Store, site: str, holdout: float) -> Policy:
    """Return a site's policy as it is now; one without campaigns when none were applied."""
    return await policy_of(store, site, await version_in_force(store, site), holdout)
