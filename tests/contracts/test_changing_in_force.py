"""Whoever changes what is in force undoes nobody else's change, on both databases."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from tests.support.builders import KEY, NOW, a_campaign
from tests.support.postgres import Cluster
from waverly.deciding.share_table import Rest, ShareTable, TriggerShares
from waverly.errors import CampaignError, StorageError
from waverly.policies.shares.override import release
from waverly.storage import Store, open_store
from waverly.storage.site.one_at_a_time import alone_at
from waverly.storage.site.policy_rows import apply_campaign, apply_campaigns, campaigns_now
from waverly.storage.site.share_rows import (
    Change,
    Move,
    change_table,
    current_table,
    keep_table,
    recent_moves,
)
from waverly.storage.site.site_rows import add_site

PAUSED = Rest(
    campaign="fit-help",
    device="mobile",
    moment="pause",
    state="paused",
    since=NOW,
    until=NOW + 1,
    count_from=NOW,
)


@pytest.fixture
async def workers(database_url: str) -> AsyncIterator[tuple[Store, Store]]:
    """Two processes' stores on one database, with a shop."""
    async with open_store(database_url) as one, open_store(database_url) as other:
        await add_site(one, key=KEY, name="Shop", origins=(), at=NOW)
        yield one, other


def teaching(moment: str) -> Change:
    """What sets the control at one kind of moment."""

    async def change(table: ShareTable) -> tuple[ShareTable, tuple[Move, ...]]:
        triggers = {**table.triggers, moment: TriggerShares(control=0.1)}
        move = Move(at=NOW, campaign=moment, kind="moved", sentence="Moved.")
        return replace(table, triggers=triggers), (move,)

    return change


async def test_changes_of_shares_made_at_once_all_hold(workers: tuple[Store, Store]) -> None:
    moments = ("pause", "scroll_loop", "exit_intent", "rage_click")
    await asyncio.gather(
        *(
            change_table(workers[n % 2], KEY, NOW, teaching(moment))
            for n, moment in enumerate(moments)
        )
    )
    assert set((await current_table(workers[0], KEY)).triggers) == set(moments)
    assert {move.campaign for move in await recent_moves(workers[0], KEY)} == set(moments)


async def test_what_the_owner_releases_meanwhile_stays_released(
    workers: tuple[Store, Store],
) -> None:
    nightly, owner = workers
    await keep_table(nightly, KEY, ShareTable(rests=(PAUSED,)), NOW)

    async def slowly(table: ShareTable) -> tuple[ShareTable, tuple[Move, ...]]:
        if table.rests[0].state == "paused":
            await release(owner, KEY, "fit-help", note="Mended.", at=NOW + 1)
        return await teaching("pause")(table)

    await change_table(nightly, KEY, NOW + 2, slowly)
    table = await current_table(owner, KEY)
    assert (table.rests[0].state, table.trigger("pause").control) == ("released", 0.1)
    with pytest.raises(CampaignError, match="not held back"):
        await release(nightly, KEY, "fit-help", note="Again.", at=NOW + 3)


async def test_who_is_overtaken_every_time_says_so_and_changes_nothing(
    workers: tuple[Store, Store],
) -> None:
    one, other = workers
    controls = iter(range(1, 100))

    async def overtaken(table: ShareTable) -> tuple[ShareTable, tuple[Move, ...]]:
        moved = TriggerShares(control=next(controls) / 100)
        await keep_table(other, KEY, ShareTable(triggers={"pause": moved}), NOW)
        return await teaching("scroll_loop")(table)

    with pytest.raises(StorageError, match="changed by others again and again"):
        await change_table(one, KEY, NOW, overtaken)
    assert set((await current_table(one, KEY)).triggers) == {"pause"}
    assert await recent_moves(one, KEY) == []


async def test_campaigns_published_at_once_are_all_in_force(workers: tuple[Store, Store]) -> None:
    names = [f"help-{n}" for n in range(6)]
    await apply_campaigns(workers[0], KEY, (a_campaign("help-0", name="Before"),), NOW)
    await asyncio.gather(
        *(apply_campaign(workers[n % 2], KEY, a_campaign(f"help-{n}"), NOW) for n in range(6))
    )
    found = await campaigns_now(workers[0], KEY)
    assert [campaign.id for campaign in found] == names
    assert found[0].name == a_campaign().name


async def test_on_postgresql_changes_at_one_store_wait_for_each_other(
    postgres: Cluster, postgres_pattern: str
) -> None:
    name = postgres.fresh_database(like=postgres_pattern)
    async with open_store(postgres.address(name)) as one:
        for key in (KEY, "pk_other"):
            await add_site(one, key=key, name="Shop", origins=(), at=NOW)
        async with one.write() as connection:
            at_once = text(f"ALTER DATABASE {name} SET lock_timeout = '20ms'")
            await connection.execute(at_once)  # who would wait is refused, so that nobody here need
        async with open_store(postgres.address(name)) as other, one.write() as connection:
            await alone_at(connection, KEY)
            with pytest.raises(StorageError):
                await change_table(other, KEY, NOW, teaching("pause"))
            with pytest.raises(StorageError):
                await apply_campaign(other, KEY, a_campaign(), NOW)
            assert await change_table(other, "pk_other", NOW, teaching("pause"))
