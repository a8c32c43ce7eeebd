import asyncio
import logging

import pytest

from waverly.errors import StorageError
from waverly.processes.error_boundary import FailureLog, outcome_of


async def works() -> int:
    return 3


async def breaks() -> int:
    raise ValueError("no")


async def test_what_work_meets_becomes_a_value() -> None:
    assert await outcome_of(works()) == 3
    assert isinstance(await outcome_of(breaks()), ValueError)


async def test_whoever_is_cancelled_is_cancelled() -> None:
    waiting = asyncio.create_task(outcome_of(asyncio.Event().wait()))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


def test_failures_in_a_row_are_told_ever_more_rarely_and_their_end_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    failures = FailureLog(logging.getLogger("waverly"), "it could not be done")
    failures.over()
    for _ in range(5):
        failures.tell(ValueError("no"))
    failures.over()
    failures.over()
    failures.tell(ValueError("no"))
    assert caplog.messages == [
        "it could not be done: no; failure 1 in a row",
        "it could not be done: no; failure 2 in a row",
        "it could not be done: no; failure 4 in a row",
        "works again after failure 5: it could not be done",
        "it could not be done: no; failure 1 in a row",
    ]


def test_a_line_of_the_log_names_the_cause_behind_what_we_say_of_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    refused = StorageError("The database does not answer as it should")
    refused.__cause__ = OSError("disk is full\n[SQL: INSERT]")
    FailureLog(logging.getLogger("waverly"), "it could not be written").tell(refused)
    assert caplog.messages == ["it could not be written: disk is full; failure 1 in a row"]


async def test_what_fails_gives_nothing_and_what_works_ends_the_failures(
    caplog: pytest.LogCaptureFixture,
) -> None:
    failures = FailureLog(logging.getLogger("waverly"), "it could not be done")
    assert [await failures.outcome(breaks()), await failures.outcome(works())] == [None, 3]
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]
