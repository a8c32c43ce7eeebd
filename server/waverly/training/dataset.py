"""From the journal to a matrix: the same fold and the same features as online, replayed."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from waverly.deciding import NOTHING, Record
from waverly.features import NAMES, vector
from waverly.sessions import IMPORTED, SessionState
from waverly.storage import Row, Store
from waverly.storage.purchase_rows import purchases_by_visitor
from waverly.storage.replay import opened, steps
from waverly.storage.session_stream import StoredSession, count_sessions, stream_sessions

WINDOW_MS = 7 * 86_400_000
"""A purchase within seven days of the decision counts as its outcome."""


PREFIXES = frozenset({1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120})
"""Events after which an imported session gives an example: early ones count as much as late ones."""


class Dataset(Struct, kw_only=True, frozen=True):
    """One row per decision: features, the arm really shown (last column), and whether an order followed.

    `matrix` is float64, shape (rows, features + 1); `labels` 0 or 1; `times` server milliseconds;
    `prefix_lengths` the events seen in the session so far; `arms` the vocabulary the last column
    indexes, `nothing` first.
    """

    matrix: NDArray[np.float64]
    labels: NDArray[np.float64]
    times: NDArray[np.int64]
    visitors: tuple[str, ...]
    prefix_lengths: NDArray[np.int64]
    arms: tuple[str, ...]


class Example(Struct, frozen=True, kw_only=True):
    """One row on its way into a dataset."""

    features: Sequence[float]
    arm: str
    bought: bool
    at: int
    visitor: str
    events_so_far: int


async def read_dataset(
    store: Store, site: str, on_session: Callable[[int, int], None] | None = None
) -> Dataset:
    """Replay a site's journal into a dataset. `on_session` is told (sessions done, sessions in all)."""
    total = await count_sessions(store, site)
    purchases = await purchases_by_visitor(store, site)
    examples: list[Example] = []
    done = 0
    async for session in stream_sessions(store, site):
        examples += examples_of(session, purchases.get(session.visitor, []))
        done += 1
        if on_session is not None:
            on_session(done, total)
    return dataset_of(examples)


def examples_of(session: StoredSession, purchases: Sequence[int]) -> list[Example]:
    """Return the examples of a session, with the features as they were at each.

    A live session gives one for each decision. An imported one, in which nothing was ever shown,
    gives some of its prefixes.
    """
    state = opened(session.id, session.visitor, session.opened_at, session.profile)
    imported = session.id.startswith(IMPORTED)
    examples = []
    for row, _, _ in steps(state, session.rows):
        found = _prefix(state, row) if imported else _decision(row)
        if found is None:
            continue
        at, arm = found
        examples.append(
            Example(
                features=vector(state, state.profile, state.page, at),
                arm=arm,
                bought=has_bought(purchases, at),
                at=at,
                visitor=session.visitor,
                events_so_far=state.events,
            )
        )
    return examples


def _decision(row: Row) -> tuple[int, str] | None:
    record = row.record
    return None if record is None or record.preview else (record.at, shown_arm(record))


def _prefix(state: SessionState, row: Row) -> tuple[int, str] | None:
    return (row.received_at, NOTHING) if state.events in PREFIXES else None


def shown_arm(record: Record) -> str:
    """Return what the shopper really got: the arm, or `nothing` when it was not displayed."""
    return record.arm if record.displayed else NOTHING


def has_bought(purchases: Sequence[int], at: int) -> bool:
    """Return whether one of the instants (sorted) lies within the window after `at`."""
    position = bisect_right(purchases, at)
    return position < len(purchases) and purchases[position] <= at + WINDOW_MS


def dataset_of(examples: Sequence[Example]) -> Dataset:
    """The examples as a dataset, in order of time."""
    ordered = sorted(examples, key=lambda example: (example.at, example.visitor))
    arms = (NOTHING, *sorted({example.arm for example in ordered} - {NOTHING}))
    index = {arm: position for position, arm in enumerate(arms)}
    rows = [[*example.features, float(index[example.arm])] for example in ordered]
    return Dataset(
        matrix=np.array(rows, dtype=np.float64).reshape(len(rows), len(NAMES) + 1),
        labels=np.array([float(example.bought) for example in ordered]),
        times=np.array([example.at for example in ordered], dtype=np.int64),
        visitors=tuple(example.visitor for example in ordered),
        prefix_lengths=np.array([e.events_so_far for e in ordered], dtype=np.int64),
        arms=arms,
    )
