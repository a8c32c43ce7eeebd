import asyncio

import pytest

from waverly.pipeline.session_locks import SessionLocks

KEY = ("pk", "s")


async def test_one_at_a_time_holds_a_sessions_turn_in_order() -> None:
    turns, log = SessionLocks(), list[str]()

    async def work(name: str) -> None:
        async with turns.of(KEY):
            log.append(f"{name} in")
            await asyncio.sleep(0)
            log.append(f"{name} out")

    await asyncio.gather(work("a"), work("b"))
    assert log == ["a in", "a out", "b in", "b out"]


async def test_other_sessions_do_not_wait() -> None:
    turns = SessionLocks()
    async with turns.of(KEY), asyncio.timeout(5), turns.of(("pk", "other")):
        assert len(turns._locks) == 2


async def test_nothing_is_remembered_once_all_have_left() -> None:
    turns = SessionLocks()
    with pytest.raises(ZeroDivisionError):
        async with turns.of(KEY):
            raise ZeroDivisionError
    assert turns._locks == {}


async def test_who_gives_up_waiting_does_not_take_anothers_turn() -> None:
    turns = SessionLocks()
    async with turns.of(KEY):
        waiting = asyncio.create_task(turns.of(KEY).__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert len(turns._locks) == 1
    assert turns._locks == {}
