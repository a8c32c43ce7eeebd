"""Error boundary for work that must not end: any exception becomes a value, to be logged and lived with."""

from collections.abc import Awaitable
from logging import Logger
from typing import TypeVar

from waverly.errors import WaverlyError

Result = TypeVar("Result")


async def outcome_of(work: Awaitable[Result]) -> Result | Exception:
    """Return what `work` gives, or the error it ends with. Whoever is cancelled is cancelled."""
    try:
        return await work
    except Exception as error:
        return error


def said_of(error: Exception) -> str:
    """Return what the owner reads of an error: ours are sentences, others have a name that helps to look."""
    return str(error) if isinstance(error, WaverlyError) else f"{type(error).__name__}: {error}"


def first_words(error: BaseException) -> str:
    """Return what went wrong at the root, in its own words: a database's first line, not the query."""
    while error.__cause__ is not None:
        error = error.__cause__
    return str(error).partition("\n")[0] or type(error).__name__


class FailureLog:
    """Failures in a row of what is done again and again: logged now and then, and when they are over.

    A database that is away for an hour, or a disk that is full, would fill the log with tracebacks else.
    What is `foreign` fails elsewhere: no traceback says where.
    """

    def __init__(self, log: Logger, sentence: str, *, foreign: bool = False) -> None:
        self._log = log
        self._sentence = sentence
        self._foreign = foreign
        self._in_a_row = 0

    @property
    def go_on(self) -> bool:
        """Return whether the last time it failed."""
        return self._in_a_row > 0

    async def outcome(self, work: Awaitable[Result]) -> Result | None:
        """Return what `work` gives, None where it fails, which is told. Whoever is cancelled is cancelled."""
        met = await outcome_of(work)
        if isinstance(met, Exception):
            self.tell(met)
            return None
        self.over()
        return met

    def tell(self, error: Exception) -> None:
        """Log the 1st, 2nd, 4th, 8th, … in a row."""
        self._in_a_row += 1
        if self._in_a_row & (self._in_a_row - 1) == 0:
            told = "%s: %s; failure %s in a row"
            why, trace = (
                (str(error).rstrip("."), None) if self._foreign else (first_words(error), error)
            )
            self._log.error(told, self._sentence, why, self._in_a_row, exc_info=trace)

    def over(self) -> None:
        """Say that it works again, if it did not."""
        if self._in_a_row:
            self._log.warning("works again after failure %s: %s", self._in_a_row, self._sentence)
            self._in_a_row = 0
