"""The policy a version names: the campaigns and the table of shares it was made of."""

from waverly.deciding import Policy
from waverly.deciding.share_table import parts_of
from waverly.storage import Store
from waverly.storage.policy_rows import campaigns_of
from waverly.storage.share_rows import table_of


async def policy_of(store: Store, site: str, version: str, holdout: float) -> Policy:
    """Return the policy of a version. Raises NotFound when its table of shares is unknown."""
    campaigns, shares = parts_of(version)
    return Policy(
        version=version,
        campaigns=await campaigns_of(store, site, campaigns),
        table=await table_of(store, site, shares),
        holdout=holdout,
    )
