"""The edge of what must not end: whatever work meets becomes a value, to be logged and lived with."""

from collections.abc import Awaitable
from typing import TypeVar

Result = TypeVar("Result")


async def outcome_of(work: Awaitable[Result]) -> Result | Exception:
    """Return what `work` gives, or the error it ends with. Whoever is cancelled is cancelled."""
    try:
        return await work
    except Exception as error:
        return error
