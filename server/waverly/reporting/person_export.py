"""Exports all data about a person as a file for that person: an introduction, then one kind at a time."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from waverly.clock import format_instant
from waverly.reporting.kept_data import PURPOSES, WORDS
from waverly.storage.people.kept.everything import Everything, Line
from waverly.wording import counted

NOTE = (
    "Waverly is the shop’s own program that notices when somebody hesitates and offers help. About visits to "
    "the shop it keeps no name, no IP address, and nothing typed except searches; an e-mail address "
    "is kept only if it was left for a letter or given by the shop. What the shop’s other systems reported "
    "is under `told_events`, as they reported it. You may ask the shop to correct or erase this at any time."
)
TIMES = (
    "Times are UTC. `body`, `record` and `content` are shown as they are stored: a number of 13 digits under "
    "`at` in them is a time in milliseconds since 1970."
)
SINCE_1970 = range(10**12, 10**14)
"""Milliseconds of our days; what a column of times holds beyond is no time."""


class Kind(Struct, frozen=True, kw_only=True):
    """One kind of data: what it is, what it is kept for, from when, and every row as it is stored.

    `table` is where it is kept. `first` and `last` are the times of the earliest and the latest row.
    """

    what: str
    purpose: str
    count: int
    first: str | None
    last: str | None
    table: str
    rows: list[Line]


class PersonExport(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The file: `about` in sentences, `made_at`, whose it is, and what is kept, kind by kind."""

    about: tuple[str, ...]
    made_at: str
    kept_since: str | None
    visitors: tuple[str, ...]
    email: str | None = None
    kept: tuple[Kind, ...]


def export_person(found: Everything, shop: str, at: int) -> PersonExport:
    """Return the file of what was found at an instant (server milliseconds), for the shop called `shop`."""
    kept = tuple(_kind(table, found.rows[table]) for table in WORDS if table in found.rows)
    since = min((kind.first for kind in kept if kind.first), default=None)
    return PersonExport(
        about=tuple(filter(None, (_whose(found, shop), *_since(since), found.gone, NOTE, TIMES))),
        made_at=format_instant(at, "seconds"),
        kept_since=since,
        visitors=found.visitors,
        email=found.email,
        kept=kept,
    )


def file_of(found: Everything, shop: str, at: int) -> bytes:
    """Return the file as JSON that people can read, too."""
    return msgspec.json.format(msgspec.json.encode(export_person(found, shop, at)), indent=2)


def _whose(found: Everything, shop: str) -> str:
    browsers = len(found.visitors)
    of = counted(browsers, "browser") if browsers else "no browser"
    address = f" and the address {found.email}" if found.email else ""
    return f"This is everything that {shop} keeps in Waverly about one person: {of}{address}."


def _since(since: str | None) -> tuple[str, ...]:
    return () if since is None else (f"The oldest of it is from {since}.",)


def _kind(table: str, rows: list[Line]) -> Kind:
    times = sorted(_times(rows))
    return Kind(
        what=WORDS[table][0].upper() + WORDS[table][1:],
        purpose=PURPOSES[table],
        count=len(rows),
        first=format_instant(times[0], "seconds") if times else None,
        last=format_instant(times[-1], "seconds") if times else None,
        table=table,
        rows=[{name: _readable(name, value) for name, value in row.items()} for row in rows],
    )


def _times(rows: Iterable[Line]) -> Iterator[int]:
    for row in rows:
        yield from (value for name, value in row.items() if _is_past(name) and _is_time(value))


def _is_past(name: str) -> bool:
    """Whether a column says when something was; others say until when something holds."""
    return name == "at" or name.endswith("ed_at")


def _readable(name: str, value: Any) -> Any:  # Any: the columns of any table
    is_told = (_is_past(name) or name in _AHEAD) and _is_time(value)
    return format_instant(value, "seconds") if is_told else value


_AHEAD = frozenset({"until", "due_at", "next_at"})


def _is_time(value: object) -> bool:
    return isinstance(value, int) and value in SINCE_1970
