"""Whatever one group of entries meets, the journal writes the next one."""

import asyncio
from collections.abc import Mapping, Sequence

import pytest

from tests.builders import an_entry
from waverly.errors import StorageError
from waverly.storage.entry import Entry
from waverly.storage.log.journal import Journal, Refusal


class TooManyConnections(Exception):
    """What a driver may say in its own words, of no tree of errors we know."""


class FailsOnce:
    """A writer whose database refuses the first group."""

    def __init__(self) -> None:
        self.written = 0

    async def write(self, entries: Sequence[Entry]) -> Mapping[int, Refusal]:
        if not self.written:
            self.written += 1
            raise TooManyConnections
        return {}

    async def close(self) -> None:
        """Nothing is open."""


async def test_a_refusal_in_a_drivers_own_words_is_told_and_the_next_group_is_written() -> None:
    journal = Journal(FailsOnce(), asyncio.Lock())
    journal.start()
    with pytest.raises(StorageError, match="TooManyConnections"):
        await asyncio.wait_for(journal.append(an_entry(1)), 60)
    await asyncio.wait_for(journal.append(an_entry(2)), 60)
    await journal.stop()
