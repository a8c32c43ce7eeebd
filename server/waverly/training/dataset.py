"""Turns the journal into a matrix with labels."""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from waverly.deciding import NOTHING
from waverly.storage import Store
from waverly.storage.chunks import chunks
from waverly.storage.log.grown_sessions import sessions_after
from waverly.storage.log.session_rows import last_id
from waverly.storage.log.session_stream import (
    StoredSession,
    count_sessions,
    sessions_named,
    stream_sessions,
)
from waverly.storage.measured.kept_since_rows import kept_since
from waverly.storage.measured.purchase_rows import has_bought, purchases_by_visitor
from waverly.storage.people.erased.rows import erasures_of
from waverly.training.cache import cache_file, parts_of, read_cache, read_position, renew
from waverly.training.examples import (
    Examples,
    TrainingExample,
    columns_of,
    examples_of,
    joined,
    without_erased,
    without_past,
    without_sessions,
)
from waverly.training.metrics import Floats
from waverly.training.split import Indexes

MOST_OF_ONE_VISITOR = 500
"""The most rows of one visitor: more is a robot or a test, and the model would learn that one's habits."""

PART = 20_000
"""Examples held as Python objects at a time."""

OnSession = Callable[[int, int], None]
"""Called with the sessions replayed so far and the sessions to replay."""


class Dataset(Struct, kw_only=True, frozen=True):
    """One row per decision: features, the arm really shown (last column), and what followed.

    `labels` are 1 where an order followed, `left` where the session ended there; `times` are server
    milliseconds; `prefix_lengths` the events seen in the session so far; `arms` the vocabulary the
    last column indexes, `nothing` first; `segments` divide the rows for the card.
    """

    matrix: Floats
    labels: Floats
    left: Floats
    times: NDArray[np.int64]
    visitors: tuple[str, ...]
    prefix_lengths: NDArray[np.int64]
    arms: tuple[str, ...]
    segments: dict[str, tuple[str, ...]]

    def part(self, chosen: Indexes) -> "Dataset":
        """Only the rows numbered in `chosen`, in that order."""
        return replace(
            self,
            matrix=self.matrix[chosen],
            labels=self.labels[chosen],
            left=self.left[chosen],
            times=self.times[chosen],
            visitors=tuple(self.visitors[row] for row in chosen),
            prefix_lengths=self.prefix_lengths[chosen],
            segments={
                name: tuple(values[row] for row in chosen) for name, values in self.segments.items()
            },
        )


async def read_dataset(
    store: Store, site: str, on_session: OnSession | None = None, *, cache: Path | None = None
) -> Dataset:
    """Replay a site's journal into a dataset.

    With a `cache` folder only sessions that have grown since the last time are replayed.
    """
    purchases = await purchases_by_visitor(store, site)
    tell = on_session or (lambda done, total: None)
    return dataset_of(await _examples(store, site, tell, cache), purchases)


async def _examples(store: Store, site: str, tell: OnSession, cache: Path | None) -> Examples:
    if cache is None:
        return joined([part async for part in _replayed(store, site, tell, None)])
    return read_cache(await renewed_cache(store, site, tell, cache))


async def renewed_cache(store: Store, site: str, tell: OnSession, cache: Path) -> Path:
    """Bring a site's file of examples up to the journal and return it; memory holds a part at a time."""
    file = cache_file(cache, site)
    known = read_position(file)
    position = await last_id(store)
    if known is None:
        await renew(file, position, (), _replayed(store, site, tell, None))
        return file
    grown = await sessions_after(store, site, known)
    erased = await erasures_of(store, site)
    since = await kept_since(store, site)
    known_still = (
        without_erased(without_past(part, since), site, erased) for part in parts_of(file)
    )
    kept = (without_sessions(part, grown) for part in known_still)
    await renew(file, position, kept, _replayed(store, site, tell, grown))
    return file


async def _replayed(
    store: Store, site: str, tell: OnSession, only: frozenset[str] | None
) -> AsyncIterator[Examples]:
    """Yield the examples of all sessions, or of `only` some, a part at a time."""
    total = await count_sessions(store, site) if only is None else len(only)
    sessions = stream_sessions(store, site) if only is None else _named(store, site, only)
    waiting: list[TrainingExample] = []
    done = 0
    async for session in sessions:
        waiting += examples_of(session)
        done += 1
        tell(done, total)
        if len(waiting) >= PART:
            yield columns_of(waiting)
            waiting = []
    yield columns_of(waiting)


async def _named(store: Store, site: str, names: Iterable[str]) -> AsyncIterator[StoredSession]:
    for part in chunks(names):
        for session in await sessions_named(store, site, part):
            yield session


def arms_of(names: Iterable[str]) -> tuple[str, ...]:
    """The vocabulary of the arm column: nothing first, the others by name."""
    return (NOTHING, *sorted(set(names) - {NOTHING}))


def labels_of(examples: Examples, purchases: Mapping[str, Sequence[int]]) -> Floats:
    """1 where an order followed, else 0."""
    bought = (
        has_bought(purchases.get(visitor, ()), at)
        for visitor, at in zip(examples.visitors, examples.at.tolist(), strict=True)
    )
    return np.fromiter(bought, dtype=np.float64, count=len(examples))


def with_arms(examples: Examples, arms: Sequence[str]) -> Floats:
    """The features with the number of the arm really shown as their last column."""
    index = {arm: float(position) for position, arm in enumerate(arms)}
    return np.column_stack([examples.matrix, [index[arm] for arm in examples.arms]])


def dataset_of(
    examples: Examples,
    purchases: Mapping[str, Sequence[int]],
    arms: tuple[str, ...] | None = None,
) -> Dataset:
    """The examples with their labels, in order of time; `arms` when they are a part of more."""
    order = _latest_of_each(
        np.lexsort((np.array(examples.visitors, dtype=object).astype(str), examples.at)),
        examples.visitors,
    )
    arms = arms or arms_of(examples.arms)
    labels = labels_of(examples, purchases)
    return Dataset(
        matrix=with_arms(examples, arms)[order],
        labels=labels[order],
        left=examples.left[order].astype(np.float64),
        times=examples.at[order],
        visitors=tuple(examples.visitors[at] for at in order),
        prefix_lengths=examples.events_so_far[order],
        arms=arms,
        segments={
            "device": tuple(examples.devices[at] for at in order),
            "referrer": tuple(examples.referrers[at] for at in order),
            "visitor": tuple("returning" if examples.returning[at] else "new" for at in order),
        },
    )


def _latest_of_each(order: Indexes, visitors: Sequence[str]) -> Indexes:
    """`order` without what a visitor did before their latest `MOST_OF_ONE_VISITOR` rows."""
    if max(Counter(visitors).values(), default=0) <= MOST_OF_ONE_VISITOR:
        return order
    seen: Counter[str] = Counter()
    kept = []
    for at in reversed(order.tolist()):
        seen[visitors[at]] += 1
        if seen[visitors[at]] <= MOST_OF_ONE_VISITOR:
            kept.append(at)
    return np.array(kept[::-1], dtype=np.intp)
