"""An event log of views, carts and orders, replayed through the product's own fold and features.

How early does the score know? Examples are prefixes of sessions; AUC is given by their length.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import process_time

from msgspec import Struct

from waverly.errors import DataError
from waverly.history.mapping import Mapping, known_mapping
from waverly.history.past import past_sessions
from waverly.history.past_event import GIVEN_BACK, PastEvent
from waverly.history.records import Broken, form_of, records
from waverly.history.understand import understand
from waverly.training.dataset import dataset_of
from waverly.training.examples import TrainingExample, columns_of, examples_of
from waverly.training.metrics import Metrics, PrefixAuc
from waverly.training.outcome_models import fit_buying
from waverly.training.readiness import Declined

SITE = "pk_benchmark"
MOST_EVENTS = 1_000_000
TRIED = ("otto", "rees46", "retailrocket")
"""Public logs, tried in turn when no mapping is named."""

OnStep = Callable[[int, int], None]


class EventsBenchmark(Struct, frozen=True, kw_only=True):
    """What `waverly benchmark events` prints. Without a model, `declined` says why."""

    mapping: str
    events: int
    not_understood: int
    sessions: int
    examples: int
    orders: int
    replay_events_per_second: float
    metrics: Metrics | None
    by_prefix: tuple[PrefixAuc, ...]
    declined: str | None


def events(
    path: Path, mapping: str | None, on_step: OnStep, *, most: int = MOST_EVENTS, seed: int = 0
) -> EventsBenchmark:
    """Replay at most `most` events of the log and train on prefixes. Raises `DataError`."""
    name, read = _chosen(path, mapping)
    told, missed = _past_events(path, read, most)
    if not told:
        raise DataError(
            "Nothing in this log was understood",
            place=str(path),
            value=f"{missed} records by the mapping '{name}'",
            mend="Name another --mapping; `waverly import` reads any log with a mapping file.",
        )
    started = process_time()
    examples, sessions = _examples(told, on_step)
    spent_s = process_time() - started
    dataset = dataset_of(columns_of(examples), _purchases(told))
    result = fit_buying(dataset, seed=seed)
    return EventsBenchmark(
        mapping=name,
        events=len(told),
        not_understood=missed,
        sessions=sessions,
        examples=len(examples),
        orders=int(dataset.labels.sum()),
        replay_events_per_second=len(told) / max(spent_s, 1e-9),
        metrics=None if isinstance(result, Declined) else result.cross_validated or result.metrics,
        by_prefix=() if isinstance(result, Declined) else result.by_prefix,
        declined=result.reason if isinstance(result, Declined) else None,
    )


def _chosen(path: Path, name: str | None) -> tuple[str, Mapping]:
    """The mapping asked for, or the first that understands the log's first record."""
    names = TRIED if name is None else (name,)
    first = next(iter(records(path, form_of(path, known_mapping(names[0]).file))), None)
    for each in names:
        mapping = known_mapping(each)
        found = [] if first is None or isinstance(first, Broken) else understand(first, mapping)
        if name is not None or any(isinstance(one, PastEvent) for one in found):
            return each, mapping
    raise DataError(
        "The log is none of those known",
        place=str(path),
        value=f"tried {', '.join(names)}",
        mend="Name its --mapping.",
    )


def _past_events(path: Path, mapping: Mapping, most: int) -> tuple[list[PastEvent], int]:
    """The events by visitor and time, and how many records told nothing."""
    found = islice(_understood(path, mapping), most)
    told: list[PastEvent] = []
    missed = 0
    for each in found:
        if each is None:
            missed += 1
        else:
            told.append(each)
    return sorted(told, key=lambda event: (event.visitor, event.at)), missed


def _understood(path: Path, mapping: Mapping) -> Iterator[PastEvent | None]:
    for record in records(path, form_of(path, mapping.file), mapping.header):
        if isinstance(record, Broken):
            yield None
            continue
        for found in understand(record, mapping):
            yield found if isinstance(found, PastEvent) and found.kind != GIVEN_BACK else None


def _purchases(told: list[PastEvent]) -> dict[str, list[int]]:
    purchases: dict[str, list[int]] = defaultdict(list)
    for event in told:
        if event.kind == "purchased":
            purchases[event.visitor].append(event.at)
    return purchases


def _examples(told: list[PastEvent], on_step: OnStep) -> tuple[list[TrainingExample], int]:
    examples: list[TrainingExample] = []
    sessions = done = 0
    for session, imported in past_sessions(told, SITE):
        examples += examples_of(session)
        sessions += 1
        done += len(imported.events)
        on_step(done, len(told))
    return examples, sessions
