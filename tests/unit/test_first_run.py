"""What a first run says of itself."""

from waverly.first_run import prepare
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.policy_rows import applied_policies


async def test_campaigns_are_in_force_from_the_instant_that_was_said(settings: Settings) -> None:
    await prepare(
        settings, site="Shop", key="pk_new", origins=(), admin="owner", password="a long one", at=7
    )
    async with open_store(settings.database_url) as store:
        (applied,) = await applied_policies(store, "pk_new")
    assert applied.at == 7
