"""Turns a session of the journal into examples, by the same fold and features as live decisions."""

import struct
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from waverly.deciding import NOTHING, Record
from waverly.features import NAMES, vector
from waverly.sessions import IMPORTED, SessionState
from waverly.storage import JournalRow
from waverly.storage.log.replay import opened, steps
from waverly.storage.log.session_stream import StoredSession
from waverly.storage.people.erased.marks import mark_of
from waverly.training.metrics import Floats
from waverly.training.split import Indexes

_pack = struct.Struct(f"{len(NAMES)}d").pack

PREFIXES = frozenset({1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120})
"""Events after which an imported session gives an example: early ones count as much as late ones."""


class TrainingExample(Struct, frozen=True, kw_only=True):
    """One instant of one session. `left` says that neither another page nor an order followed in it.

    `features` are packed as in the matrix, because a list would hold a Python object for each number.
    """

    session: str
    visitor: str
    at: int
    arm: str
    features: bytes
    events_so_far: int
    left: bool
    device: str
    referrer: str
    returning: bool


class Examples(Struct, frozen=True, kw_only=True):
    """Examples by column. `matrix` is rows by features."""

    sessions: tuple[str, ...]
    visitors: tuple[str, ...]
    at: NDArray[np.int64]
    arms: tuple[str, ...]
    matrix: Floats
    events_so_far: NDArray[np.int64]
    left: NDArray[np.bool_]
    devices: tuple[str, ...]
    referrers: tuple[str, ...]
    returning: NDArray[np.bool_]

    def __len__(self) -> int:
        """How many examples there are."""
        return len(self.visitors)


class _Seen(Struct, frozen=True, kw_only=True):
    """An example before the end of its session is known."""

    at: int
    arm: str
    features: bytes
    events_so_far: int
    views: int
    orders: int
    device: str
    referrer: str


def examples_of(session: StoredSession) -> list[TrainingExample]:
    """Return the examples of a session, with the features as they were at each.

    A live session gives one for each decision. An imported one, in which nothing was ever shown,
    gives some of its prefixes.
    """
    state = opened(session.id, session.visitor, session.opened_at, session.profile)
    imported = session.id.startswith(IMPORTED)
    seen = []
    for row, _, _ in steps(state, session.rows):
        found = _prefix(state, row) if imported else _decision(row)
        if found is not None:
            seen.append(_seen(state, *found))
    returning = session.profile.visits > 0
    return [
        TrainingExample(
            session=session.id,
            visitor=session.visitor,
            at=each.at,
            arm=each.arm,
            features=each.features,
            events_so_far=each.events_so_far,
            left=each.views == state.views and each.orders == state.orders,
            device=each.device,
            referrer=each.referrer,
            returning=returning,
        )
        for each in seen
    ]


def shown_arm(record: Record) -> str:
    """Return what the shopper really got: the arm, or `nothing` when it was not displayed."""
    return record.arm if record.displayed else NOTHING


def _decision(row: JournalRow) -> tuple[int, str] | None:
    record = row.record
    return None if record is None or record.preview else (record.at, shown_arm(record))


def _prefix(state: SessionState, row: JournalRow) -> tuple[int, str] | None:
    return (row.received_at, NOTHING) if state.events in PREFIXES else None


def _seen(state: SessionState, at: int, arm: str) -> _Seen:
    return _Seen(
        at=at,
        arm=arm,
        features=_pack(*vector(state, state.profile, state.page, at)),
        events_so_far=state.events,
        views=state.views,
        orders=state.orders,
        device=state.page.device,
        referrer=state.source,
    )


def columns_of(examples: Sequence[TrainingExample]) -> Examples:
    """The examples by column."""
    features = np.frombuffer(b"".join([each.features for each in examples]), dtype=np.float64)
    return Examples(
        sessions=tuple(each.session for each in examples),
        visitors=tuple(each.visitor for each in examples),
        at=np.array([each.at for each in examples], dtype=np.int64),
        arms=tuple(each.arm for each in examples),
        matrix=features.reshape(len(examples), len(NAMES)),
        events_so_far=np.array([each.events_so_far for each in examples], dtype=np.int64),
        left=np.array([each.left for each in examples], dtype=np.bool_),
        devices=tuple(each.device for each in examples),
        referrers=tuple(each.referrer for each in examples),
        returning=np.array([each.returning for each in examples], dtype=np.bool_),
    )


def without_sessions(examples: Examples, sessions: frozenset[str]) -> Examples:
    """The examples of all other sessions."""
    kept = np.array([each not in sessions for each in examples.sessions], dtype=np.bool_)
    return chosen_of(examples, np.flatnonzero(kept))


def without_past(examples: Examples, since: int) -> Examples:
    """The examples from an instant (milliseconds) on."""
    return chosen_of(examples, np.flatnonzero(examples.at >= since))


def without_erased(examples: Examples, site: str, erased: Mapping[str, int]) -> Examples:
    """The examples but for those of visitors (`erased`: instants by mark) from before they were erased."""
    if not erased:
        return examples
    until = {each: erased.get(mark_of(site, each), -1) for each in set(examples.visitors)}
    kept = examples.at > np.array([until[each] for each in examples.visitors], dtype=np.int64)
    return chosen_of(examples, np.flatnonzero(kept))


def chosen_of(examples: Examples, chosen: Indexes) -> Examples:
    """Only the examples numbered in `chosen`, in that order."""
    columns = {name: getattr(examples, name) for name in Examples.__struct_fields__}
    return Examples(**{name: _chosen(column, chosen) for name, column in columns.items()})


def joined(parts: Sequence[Examples]) -> Examples:
    """All parts, one after the other."""
    names = Examples.__struct_fields__
    return Examples(**{name: _joined([getattr(part, name) for part in parts]) for name in names})


def _chosen(column: Any, chosen: Indexes) -> Any:  # Any: a column is an array or a tuple
    return tuple(column[at] for at in chosen) if isinstance(column, tuple) else column[chosen]


def _joined(columns: list[Any]) -> Any:  # Any: a column is an array or a tuple
    if isinstance(columns[0], tuple):
        return tuple(chain.from_iterable(columns))
    return np.concatenate(columns)
