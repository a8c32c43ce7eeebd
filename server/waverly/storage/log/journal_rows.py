"""The rows made from an entry: one of the journal, and those of tables written in the same commit."""

from collections.abc import Container, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Table

from waverly.deciding import Record
from waverly.storage.entry import Entry, Opening, Outcome
from waverly.storage.tables import decisions, outcomes, sessions

_encode = msgspec.json.Encoder().encode

Values = tuple[object, ...]
"""The values of one row, in the order of its table's columns; numbers the database counts are left out."""


class OtherRows(Struct, frozen=True, kw_only=True):
    """The rows that a group of entries adds besides its batches. Each is written once, whoever reports it."""

    sessions: list[Values]
    decisions: list[Values]
    outcomes: list[Values]

    def by_table(self) -> tuple[tuple[Table, list[Values]], ...]:
        """Return the rows of each table, in the order they are written in."""
        return ((sessions, self.sessions), (decisions, self.decisions), (outcomes, self.outcomes))


def columns_of(table: Table) -> tuple[str, ...]:
    """Return the columns `Values` hold, in order."""
    return tuple(column.name for column in table.columns if column.autoincrement is not True)


def batches_of(entries: Sequence[Entry]) -> list[Values]:
    """Return the journal's rows."""
    return [(e.site, e.session, e.version, e.received_at, e.body) for e in entries]


def without(entries: Sequence[Entry], refused: Container[int]) -> list[Entry]:
    """Return the entries without those at some positions."""
    return [entry for position, entry in enumerate(entries) if position not in refused]


def other_rows(entries: Sequence[Entry]) -> OtherRows:
    """Return what else entries say."""
    return OtherRows(
        sessions=[_session(e, e.opening) for e in entries if e.opening is not None],
        decisions=[_decision(e.record) for e in entries if e.record is not None],
        outcomes=[_outcome(e, outcome) for e in entries for outcome in e.outcomes],
    )


def _session(entry: Entry, opening: Opening) -> Values:
    return (
        entry.site,
        entry.session,
        entry.visitor,
        entry.received_at,
        opening.device,
        opening.referrer,
        _encode(opening.profile),
    )


def _decision(record: Record) -> Values:
    return (
        record.id,
        record.site,
        record.session,
        record.version,
        record.visitor,
        record.at,
        record.moment,
        record.arm,
        record.held_out,
        record.displayed,
        record.preview,
        record.policy,
        _encode(record),
    )


def _outcome(entry: Entry, outcome: Outcome) -> Values:
    return (
        entry.site,
        outcome.kind,
        outcome.key,
        entry.visitor,
        entry.session,
        outcome.at,
        outcome.decision,
        outcome.value,
        outcome.currency,
        outcome.items,
        outcome.number,
    )
