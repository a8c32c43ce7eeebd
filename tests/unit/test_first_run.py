"""What a first run says of itself."""

from waverly.first_run import FirstRun, prepare
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.site.policy_rows import applied_policies
from waverly.storage.site.user_rows import password_hash_of


async def test_campaigns_are_in_force_from_the_instant_that_was_said(settings: Settings) -> None:
    await _add(settings, at=7)
    async with open_store(settings.database_url) as store:
        (applied,) = await applied_policies(store, "pk_new")
    assert applied.at == 7


async def test_another_site_leaves_the_password_of_an_admin_alone(settings: Settings) -> None:
    before = await _owners_hash(settings)
    made = await _add(settings)
    assert made.password is None
    assert await _owners_hash(settings) == before


async def test_another_site_sets_a_password_that_is_given(settings: Settings) -> None:
    before = await _owners_hash(settings)
    made = await _add(settings, password="a new long one")
    assert made.password == "a new long one"
    assert await _owners_hash(settings) != before


async def test_another_site_with_a_new_admin_makes_a_password(settings: Settings) -> None:
    made = await _add(settings, admin="helper")
    assert made.password is not None
    assert len(made.password) >= 16


async def _add(
    settings: Settings, *, admin: str = "owner", password: str | None = None, at: int | None = None
) -> FirstRun:
    return await prepare(
        settings,
        site="Shop",
        key="pk_new",
        origins=(),
        admin=admin,
        password=password,
        another_site=True,
        at=at,
    )


async def _owners_hash(settings: Settings) -> str | None:
    async with open_store(settings.database_url) as store:
        return await password_hash_of(store, "owner")
