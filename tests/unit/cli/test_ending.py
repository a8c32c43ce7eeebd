"""A long command ends in order at the first signal."""

import asyncio
import signal

import pytest

from waverly.cli.ending import SIGNALS, Ending
from waverly.errors import DataError


@pytest.mark.parametrize("first", SIGNALS)
def test_a_signal_cancels_what_runs_and_a_second_does_not_disturb(first: int) -> None:
    ended: list[str] = []

    async def work() -> None:
        try:
            signal.raise_signal(first)
            await asyncio.Event().wait()
        finally:
            signal.raise_signal(first)
            await asyncio.sleep(0)
            ended.append("in order")

    ending = Ending()
    with ending.heard(), pytest.raises(KeyboardInterrupt):
        ending.run(work())
    assert ended == ["in order"]


def test_between_two_works_a_signal_interrupts() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Ending().heard(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_what_runs_to_its_end_gives_its_answer() -> None:
    async def work() -> int:
        return 7

    ending = Ending()
    with ending.heard():
        assert ending.run(work()) == 7


def test_who_waits_looks_until_what_it_sees_is_wrong() -> None:
    seen: list[str] = []

    def look() -> None:
        seen.append("well")
        if len(seen) == 2:
            raise DataError("One has ended")

    ending = Ending()
    with ending.heard(), pytest.raises(DataError):
        ending.wait(look)
    assert seen == ["well", "well"]


def test_who_waits_returns_at_a_signal() -> None:
    ending = Ending()
    with ending.heard():
        ending.wait(lambda: signal.raise_signal(signal.SIGINT))
