"""Whatever one group of entries meets, the journal writes the next one."""

import asyncio
import logging
from collections.abc import Mapping, Sequence

import pytest

from tests.support.builders import an_entry
from waverly.errors import StorageError
from waverly.storage.entry import Entry
from waverly.storage.log.journal import Journal, Refusal


class TooManyConnections(Exception):
    """What a driver may say in its own words, of no tree of errors we know."""


class Refuses:
    """A writer whose database refuses the first groups."""

    def __init__(self, groups: int) -> None:
        self.left = groups

    async def write(self, entries: Sequence[Entry]) -> Mapping[int, Refusal]:
        if self.left:
            self.left -= 1
            raise TooManyConnections
        return {}

    async def close(self) -> None:
        """Nothing is open."""


async def test_a_refusal_in_a_drivers_own_words_is_told_and_the_next_group_is_written() -> None:
    journal = Journal(Refuses(1), asyncio.Lock())
    journal.start()
    with pytest.raises(StorageError, match="TooManyConnections"):
        await asyncio.wait_for(journal.append(an_entry(1)), 60)
    await asyncio.wait_for(journal.append(an_entry(2)), 60)
    await journal.stop()


async def test_many_failures_in_a_row_are_logged_now_and_then_and_their_end_is(
    caplog: pytest.LogCaptureFixture,
) -> None:
    journal = Journal(Refuses(100), asyncio.Lock())
    journal.start()
    for version in range(1, 101):
        with pytest.raises(StorageError):
            await journal.append(an_entry(version))
    await journal.append(an_entry(101))
    await journal.stop()
    levels = [record.levelno for record in caplog.records]
    assert levels == [logging.ERROR] * 7 + [logging.WARNING]
    assert caplog.messages[-1] == "works again after failure 100: the journal could not be written"
