"""Records a store's backend tells, many at once: each is read alone, so a bad one takes no good one along."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec
from msgspec import Raw, Struct

from waverly.wire.decode import MAX_DEPTH, is_deep

MOST_RECORDS = 10_000
"""Records a backend may tell at once."""

MOST_BYTES = 8_000
"""Bytes of one record; an order of fifty lines has half as many."""

EARLIEST = 10**11
"""Milliseconds in March 1973; the same number of seconds is in the year 5138."""

MOST_TOLD = 100
"""Bad records named in an answer: of many more the first are enough to find the mistake."""

Read = TypeVar("Read")


class BadRecord(Struct, frozen=True, kw_only=True):
    """A record that is not kept: its place in the body, such as `events[3].product`, and what is wrong."""

    at: str
    detail: str


class Taken(Struct, frozen=True, kw_only=True):
    """The answer: how many records were new or changed, and the bad ones, of many the first hundred."""

    stored: int
    refused: tuple[BadRecord, ...] = ()


def check_whom(visitor: str | None, email: str | None) -> None:
    """Raise `msgspec.ValidationError` unless a record is of a visitor or of an address."""
    if (visitor is None) == (email is None):
        raise msgspec.ValidationError(
            "of nobody, or of two: name a `visitor` or an `email` - at `$.visitor`"
        )


def check_when(at: int, name: str) -> None:
    """Raise `msgspec.ValidationError` for an instant told in seconds, which would be of 1970."""
    if at < EARLIEST:
        raise msgspec.ValidationError(
            f"{at} is in 1970; give milliseconds, a thousand times as many as seconds - at `$.{name}`"
        )


def read_each(
    name: str, raws: Iterable[Raw], read: Callable[[Raw], Read]
) -> tuple[list[Read], list[BadRecord]]:
    """Return the records of the list `name` that could be read, and what is wrong with the others."""
    good: list[Read] = []
    bad: list[BadRecord] = []
    for index, raw in enumerate(raws):
        try:
            _check_size(raw)
            good.append(read(raw))
        except (msgspec.DecodeError, RecursionError) as error:
            bad.append(_bad(f"{name}[{index}]", error))
    return good, bad


def _check_size(raw: Raw) -> None:
    content = bytes(raw)
    if len(content) > MOST_BYTES:
        raise msgspec.ValidationError(
            f"{len(content)} bytes are too many for one; send at most {MOST_BYTES}"
        )
    if is_deep(content):
        raise msgspec.ValidationError(f"nested more than {MAX_DEPTH} deep")


def _bad(place: str, error: Exception) -> BadRecord:
    detail, _, within = str(error).partition(" - at ")
    return BadRecord(at=place + within.strip("`").removeprefix("$"), detail=detail)
