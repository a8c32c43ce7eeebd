"""`waverly import`: reads a log into the journal, once, however often it is run."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from waverly.compressed import WINDOWS
from waverly.errors import DataError
from waverly.history.instants import First, first_in
from waverly.history.mapping import Mapping, Paths
from waverly.history.missed import ERASED, NO_WORTH, MissedRecords, missed
from waverly.history.past_event import PastEvent
from waverly.history.records import Broken, Record, encoding_in, form_of, records
from waverly.history.required_columns import (
    absent_in,
    as_wanted,
    columns_in,
    named_in,
    refuse_without_columns,
)
from waverly.history.sessionize import MAX_EVENTS
from waverly.history.staging import Staging
from waverly.history.understand import understand, written_times
from waverly.history.writing import ImportTally, write_sessions
from waverly.storage import Store

STRETCH = 5_000
"""Records read between two notes of how far it has come."""

SAMPLE = 100
"""Records looked at for dates with slashes: a column is written one way."""

LETTERS = {WINDOWS: "Windows-1252"}
"""Letters a file is taken to be written in because it can be in no other; the report says so."""

OnStage = Callable[[str, int], None]
"""Told the stage (`read` or `write`) and how many records or events are done."""


class Imported(Struct, frozen=True, kw_only=True):
    """What came of an import. `already` is true when this very file had been imported before.

    `told` events were understood. `sessions`, `events`, `orders` and `refunds` are those new to the
    journal, `known…` those it had before this import began. `absent` are the facts whose columns the mapping
    names and the file does not have. `too_old` sessions, of a time that is no longer kept, were left out.
    `letters` are those the file was taken to be written in, where it could not be UTF-8. Of the refunds,
    `undated` have the time of their orders: the file does not say when they were. `without_order` are of
    orders that nobody has told.
    """

    file: str
    digest: str
    already: bool
    records: int
    events: int
    sessions: int
    known: int
    orders: int
    known_events: int = 0
    known_orders: int = 0
    told: int = 1
    left_out: int
    first_at: int | None
    last_at: int | None
    missed: tuple[MissedRecords, ...]
    absent: dict[str, Paths] = {}
    too_old: int = 0
    letters: str = ""
    refunds: int = 0
    undated: int = 0
    without_order: int = 0


_reports = msgspec.json.Decoder(Imported)


async def import_history(
    store: Store,
    site: str,
    path: Path,
    mapping: Mapping,
    folder: Path,
    on_stage: OnStage,
    *,
    until: int | None = None,
    most_events: int = MAX_EVENTS,
) -> Imported:
    """Read the log at `path` into the journal of `site`; return what was and was not understood.

    What is later than `until` (milliseconds) is not believed. `folder` keeps the work in progress and, for
    each finished file that told something, its report. Raises `DataError` when the file cannot be read, is
    empty, or lacks a column all depends on.
    """
    digest = _digest(path, site, mapping)
    finished = folder / f"{digest}.json"
    if finished.is_file():
        return _nothing_new(_reports.decode(finished.read_bytes()))
    with Staging(folder / f"{digest}.work") as staging:
        try:
            _read(staging, path, mapping, until, on_stage)
        except DataError:
            if staging.progress("read") is None:
                staging.finish()
            raise
        tally = await write_sessions(
            store, site, staging, lambda done: on_stage("write", done), most_events
        )
        report = _report(path, digest, staging, tally, mapping)
        if (
            report.told and not tally.refunded.whole_unknown
        ):  # these may be understood at the next attempt
            finished.write_bytes(msgspec.json.encode(report))
        staging.finish()
    return report


def _nothing_new(first: Imported) -> Imported:
    return msgspec.structs.replace(
        first,
        already=True,
        events=0,
        sessions=0,
        orders=0,
        refunds=0,
        undated=0,
        without_order=0,
        known=first.known + first.sessions,
        known_events=first.known_events + first.events,
        known_orders=first.known_orders + first.orders,
    )


def _digest(path: Path, site: str, mapping: Mapping) -> str:
    """Return a name for the file's content as read with this mapping for this site."""
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").digest()
    told = msgspec.json.encode([site, mapping])
    return hashlib.sha256(content + told).hexdigest()[:32]


def _read(
    staging: Staging, path: Path, mapping: Mapping, until: int | None, on_stage: OnStage
) -> None:
    done = int(staging.progress("read") or 0)
    form = form_of(path, mapping.file)
    encoding = encoding_in(path, form)

    def every() -> Iterator[Record | Broken]:
        return records(path, form, mapping.header, encoding=encoding)

    first = _first_in_dates(every, mapping)
    staging.note("letters", LETTERS.get(encoding or "", ""))
    for line, stretch in _stretches(every()):
        if line <= done:
            continue
        told, left_out = _understood(stretch, line - len(stretch), mapping, until, first)
        if not done:
            there = columns_in(stretch, mapping)
            if not told:
                refuse_without_columns(path, there, mapping)
            staging.note("columns", msgspec.json.encode(there).decode())
        staging.add(line, told, left_out)
        done = line
        on_stage("read", line)
    if not done:
        raise DataError(
            "There is no record in this file",
            place=str(path),
            mend="It is empty, or has a header only. Give the file the tool wrote.",
        )


def _first_in_dates(
    every: Callable[[], Iterator[Record | Broken]], mapping: Mapping
) -> First | None:
    """Return what stands first in dates with slashes. Where the first has some, all of them are asked."""

    names = named_in(mapping)

    def written() -> Iterator[object]:
        for each in every():
            if not isinstance(each, Broken):
                yield from written_times(as_wanted(each, names), mapping)

    has_slashes = any("/" in str(each) for each in islice(written(), SAMPLE))
    return first_in(written()) if has_slashes else None


def _understood(
    stretch: Sequence[Record | Broken],
    before: int,
    mapping: Mapping,
    until: int | None,
    first: First | None,
) -> tuple[list[PastEvent], list[MissedRecords]]:
    """Return what some records tell, and why others tell nothing or not all, each with its first example.

    So many records were read `before`.
    """
    names = named_in(mapping)
    told: list[PastEvent] = []
    times: Counter[tuple[str, bool]] = Counter()
    examples: dict[str, str] = {}
    for number, record in enumerate(stretch, before + 1):
        if isinstance(record, Broken):
            times[record.reason, False] += 1
            examples.setdefault(record.reason, f"line {record.line:,}")
            continue
        for found in understand(as_wanted(record, names), mapping, until=until, first=first):
            if isinstance(found, PastEvent):
                told.append(found)
            else:
                times[found.reason, found.on_purpose] += 1
                example = f"{found.example} in record {number:,}" if found.example else ""
                examples.setdefault(found.reason, example)
    left_out = [
        missed(why, count, on_purpose=on_purpose, example=examples.get(why, ""))
        for (why, on_purpose), count in times.items()
    ]
    return told, left_out


def _stretches(items: Iterator[Record | Broken]) -> Iterator[tuple[int, list[Record | Broken]]]:
    line = 0
    while stretch := list(islice(items, STRETCH)):
        line += len(stretch)
        yield line, stretch


def _report(
    path: Path, digest: str, staging: Staging, tally: ImportTally, mapping: Mapping
) -> Imported:
    left_out = staging.missed()
    if tally.erased:
        left_out.append(missed(ERASED, tally.erased, on_purpose=True))
    if whole := tally.refunded.whole_unknown:
        left_out.append(missed(NO_WORTH, whole))
    there = msgspec.json.decode(staging.progress("columns") or "[]", type=tuple[str, ...])
    return Imported(
        file=path.name,
        digest=digest,
        already=False,
        records=int(staging.progress("read") or 0),
        events=tally.events,
        sessions=tally.sessions,
        known=tally.known,
        orders=tally.orders,
        refunds=tally.refunded.new,
        undated=tally.refunded.undated,
        without_order=tally.refunded.without_order,
        known_events=tally.known_events,
        known_orders=tally.known_orders,
        told=staging.count(),
        left_out=tally.left_out,
        too_old=tally.too_old,
        first_at=tally.first_at,
        last_at=tally.last_at,
        missed=tuple(left_out),
        absent=absent_in(there, mapping) if there else {},
        letters=staging.progress("letters") or "",
    )
