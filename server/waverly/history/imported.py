"""`waverly import`: a log into the journal, once, however often it is run."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from waverly.history.mapping import Mapping
from waverly.history.records import Broken, Record, form_of, records
from waverly.history.sittings import MAX_EVENTS
from waverly.history.staging import Staging
from waverly.history.told import Told
from waverly.history.understand import understand
from waverly.history.writing import Tally, write_sessions
from waverly.storage import Store

STRETCH = 5_000
"""Records read between two notes of how far it has come."""

OnStage = Callable[[str, int], None]
"""Told the stage (`read` or `write`) and how many records or events are done."""


class Missed(Struct, frozen=True, kw_only=True):
    """Records that told nothing, for one reason; `on_purpose` when the mapping leaves them out."""

    reason: str
    times: int
    on_purpose: bool


class Imported(Struct, frozen=True, kw_only=True):
    """What came of an import. `already` is true when this very file had been imported before.

    `sessions` and `events` are those new to the journal, `known` those it had.
    """

    file: str
    digest: str
    already: bool
    records: int
    events: int
    sessions: int
    known: int
    orders: int
    left_out: int
    first_at: int | None
    last_at: int | None
    missed: tuple[Missed, ...]


_reports = msgspec.json.Decoder(Imported)


async def import_history(
    store: Store,
    site: str,
    path: Path,
    mapping: Mapping,
    folder: Path,
    on_stage: OnStage,
    *,
    most_events: int = MAX_EVENTS,
) -> Imported:
    """Tell the journal of `site` what the log at `path` says; return what was and was not understood.

    `folder` keeps the work in progress and, for each finished file, its report. Raises `DataError`
    when the file cannot be read.
    """
    digest = _digest(path, site, mapping)
    finished = folder / f"{digest}.json"
    if finished.is_file():
        return _nothing_new(_reports.decode(finished.read_bytes()))
    with Staging(folder / f"{digest}.work") as staging:
        _read(staging, path, mapping, on_stage)
        tally = await write_sessions(
            store, site, staging, lambda done: on_stage("write", done), most_events
        )
        report = _report(path, digest, staging, tally)
        finished.write_bytes(msgspec.json.encode(report))
        staging.finish()
    return report


def _nothing_new(first: Imported) -> Imported:
    known = first.known + first.sessions
    return msgspec.structs.replace(first, already=True, events=0, sessions=0, orders=0, known=known)


def _digest(path: Path, site: str, mapping: Mapping) -> str:
    """Names the file's content as read by this mapping for this site."""
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").digest()
    told = msgspec.json.encode([site, mapping])
    return hashlib.sha256(content + told).hexdigest()[:32]


def _read(staging: Staging, path: Path, mapping: Mapping, on_stage: OnStage) -> None:
    done = int(staging.progress("read") or 0)
    for line, stretch in _stretches(records(path, form_of(path, mapping.file))):
        if line <= done:
            continue
        told: list[Told] = []
        missed: Counter[tuple[str, bool]] = Counter()
        for record in stretch:
            for found in () if isinstance(record, Broken) else understand(record, mapping):
                if isinstance(found, Told):
                    told.append(found)
                else:
                    missed[found.reason, found.on_purpose] += 1
            if isinstance(record, Broken):
                missed[record.reason, False] += 1
        staging.add(line, told, [(*reason, times) for reason, times in missed.items()])
        on_stage("read", line)


def _stretches(items: Iterator[Record | Broken]) -> Iterator[tuple[int, list[Record | Broken]]]:
    line = 0
    while stretch := list(islice(items, STRETCH)):
        line += len(stretch)
        yield line, stretch


def _report(path: Path, digest: str, staging: Staging, tally: Tally) -> Imported:
    missed = (
        Missed(reason=reason, times=times, on_purpose=on_purpose)
        for reason, on_purpose, times in staging.not_told()
    )
    return Imported(
        file=path.name,
        digest=digest,
        already=False,
        records=int(staging.progress("read") or 0),
        events=tally.events,
        sessions=tally.sessions,
        known=tally.known,
        orders=tally.orders,
        left_out=tally.left_out,
        first_at=tally.first_at,
        last_at=tally.last_at,
        missed=tuple(missed),
    )
