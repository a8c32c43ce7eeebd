"""Two shops in one home: what is wrong with one of them keeps nothing of the other waiting."""

import logging
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from tests.support.builders import DAY, KEY, MINUTE, NOW, ORIGIN, a_campaign, an_entry
from waverly.app import Parts
from waverly.background.each_site import for_each_site
from waverly.errors import DataError, StorageError, WaverlyError
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.measured.visit_rows import count_unsettled
from waverly.storage.site.policy_rows import apply_campaigns
from waverly.storage.site.site_rows import Site, add_site
from waverly.storage.site.site_settings import FLAGS, set_site_setting

OTHER = "pk_other"
"""The second shop: whatever looks after shops one by one comes to it last."""


@pytest.fixture
async def parts(settings: Settings) -> AsyncIterator[Parts]:
    parts = Parts(settings)
    await parts.store.open()
    try:
        await add_site(parts.store, key=OTHER, name="Other", origins=(ORIGIN,), at=NOW * 2)
        yield parts
    finally:
        await parts.store.close()


async def test_visits_of_the_other_shop_are_counted(parts: Parts) -> None:
    broken = replace(an_entry(), body=b"no batch")
    sound = replace(an_entry(), site=OTHER, session="session-2")
    for entry in (broken, sound):
        await parts.store.journal.append(entry)
    measure = next(job for job in parts.scheduler.jobs if job.name == "measure")
    with pytest.raises(WaverlyError, match=r"failed for 1 of 2 stores. Test shop \(pk_test\): "):
        await measure.run(NOW + DAY)
    unsettled = [await count_unsettled(parts.store, site, 0) for site in (KEY, OTHER)]
    assert unsettled == [1, 0]


async def test_all_stores_are_tried_and_those_that_failed_are_named(parts: Parts) -> None:
    tried = []

    async def work(site: Site) -> int:
        tried.append(site.key)
        if site.key == KEY:
            raise ValueError("no number")
        return 1

    with pytest.raises(WaverlyError) as caught:
        await for_each_site(parts.store, work)
    assert tried == [KEY, OTHER]
    assert str(caught.value) == (
        "This failed for 1 of 2 stores. Test shop (pk_test): ValueError: no number."
    )
    causes = caught.value.__cause__
    assert isinstance(causes, ExceptionGroup) and isinstance(causes.exceptions[0], ValueError)


async def test_of_a_single_store_the_error_is_its_own(store: Store) -> None:
    async def work(site: Site) -> None:
        raise DataError("It is no feed")

    assert await for_each_site(store, work) == []
    await add_site(store, key=KEY, name="Shop", origins=(), at=NOW)
    with pytest.raises(DataError, match="It is no feed"):
        await for_each_site(store, work)


async def test_a_setting_that_cannot_be_read_is_said_once_and_holds_up_no_other_shop(
    parts: Parts, caplog: pytest.LogCaptureFixture
) -> None:
    store, rules = parts.store, parts.rules
    await set_site_setting(store, KEY, FLAGS, "no rules", NOW)
    await apply_campaigns(store, KEY, (a_campaign("one"),), NOW * 2)
    await apply_campaigns(store, OTHER, (a_campaign("one"),), NOW)
    with caplog.at_level(logging.ERROR):
        await rules.refresh()  # as when the server starts
        await apply_campaigns(store, OTHER, (a_campaign("two"),), NOW + MINUTE)
        await rules.refresh()
    in_force = [[each.id for each in rules.policy(site).campaigns] for site in (KEY, OTHER)]
    assert in_force == [["one"], ["two"]]
    assert rules.flags(KEY) == {}
    assert [f"store {KEY}" in each.getMessage() for each in caplog.records] == [True]


async def test_a_database_that_does_not_serve_is_no_matter_of_one_shop(parts: Parts) -> None:
    await apply_campaigns(parts.store, KEY, (a_campaign("one"),), NOW * 2)
    async with parts.store.write() as connection:
        await connection.execute(text("DROP TABLE policies"))
    with pytest.raises(StorageError):
        await parts.rules.refresh()
