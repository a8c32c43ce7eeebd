"""Whoever is broken off while a connection opens leaves no file open, and no thread whose loop is gone."""

import asyncio
import gc
from contextlib import suppress

import pytest

from waverly.storage import Store


async def used(store: Store, how: str) -> None:
    async with getattr(store, how)():
        pass


async def broken_off(url: str, how: str, turns: int) -> None:
    """Use the database, and cancel that after so many turns of the loop."""
    store = Store(url)
    using = asyncio.create_task(used(store, how))
    for _ in range(turns):
        await asyncio.sleep(0)
    using.cancel()
    with suppress(asyncio.CancelledError):
        await using
    await store.close()


@pytest.mark.parametrize("how", ["read", "write"])
@pytest.mark.parametrize("turns", range(1, 40, 4))
def test_nothing_is_left_behind(database_url: str, how: str, turns: int) -> None:
    for _ in range(3):
        asyncio.run(broken_off(database_url, how, turns))
    gc.collect()  # what was left open warns here, or in its thread, and warnings are errors
