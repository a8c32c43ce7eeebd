"""What is in force at all stores is asked in one go, on both databases."""

from pathlib import Path

import pytest

from tests.support.builders import KEY, NOW, a_campaign
from tests.support.statements import statements
from waverly.deciding.share_table import ShareTable, TriggerShares, policy_version
from waverly.pipeline import Rules
from waverly.pipeline.policy_of import version_in_force
from waverly.storage import Store
from waverly.storage.site.in_force import NowInForce, all_in_force
from waverly.storage.site.policy_rows import apply_campaigns
from waverly.storage.site.share_rows import keep_table
from waverly.storage.site.site_rows import add_site
from waverly.storage.site.site_settings import FLAGS, set_site_setting

OTHER = "pk_other"
MOVED = ShareTable(triggers={"pause": TriggerShares(control=0.3)})


async def two_stores(store: Store) -> None:
    """Two stores: one applied, learnt and set something more than once, the other only applied."""
    for key in (KEY, OTHER):
        await add_site(store, key=key, name=key, origins=(), at=NOW)
        await apply_campaigns(store, key, (a_campaign("one"),), NOW)
    await apply_campaigns(store, KEY, (a_campaign("two"),), NOW)
    for table in (MOVED, ShareTable(), MOVED):
        await keep_table(store, KEY, table, NOW)
    for text in ("{}", '{"calm":{}}'):
        await set_site_setting(store, KEY, FLAGS, text, NOW)


async def test_the_last_word_of_each_store_is_in_force(store: Store) -> None:
    await two_stores(store)
    found = await all_in_force(store)
    for key in (KEY, OTHER):
        version = await version_in_force(store, key)
        assert version == policy_version(found[key].campaigns, found[key].shares)
    assert found[KEY].settings == {FLAGS: '{"calm":{}}'}
    assert found[OTHER] == NowInForce(campaigns=found[OTHER].campaigns)


async def test_nothing_is_in_force_where_nothing_was_said(store: Store) -> None:
    assert await all_in_force(store) == {}


async def test_looking_for_news_asks_no_more_for_more_stores(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await two_stores(store)
    rules = Rules(store, lambda site: tmp_path / site, 0.1)
    await rules.refresh()
    with statements(monkeypatch) as heard:
        await rules.refresh()
    assert len(heard) == 2
    assert set(rules.flags(KEY)) == {"calm"}


async def test_a_flag_on_a_feature_that_an_upgrade_dropped_is_named_once(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await two_stores(store)
    gone = '{"old":{"features":[{"name":"shoe_size","above":1.0}]}}'
    await set_site_setting(store, KEY, FLAGS, gone, NOW)
    rules = Rules(store, lambda site: tmp_path / site, 0.1)
    for _ in range(2):
        await rules.refresh()
    (said,) = [line for line in caplog.messages if "shoe_size" in line]
    assert said.startswith("flag old stays off")
