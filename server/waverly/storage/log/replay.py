"""From journalled batches back to a session's state: the same fold as online, so the same state."""

from collections.abc import Iterable, Iterator

from waverly.deciding import Record
from waverly.sessions import (
    BatchArrived,
    Decided,
    Profile,
    SessionOpened,
    SessionState,
    apply,
    apply_events,
)
from waverly.storage.entry import JournalRow
from waverly.wire import Batch, Event, Events, UnknownEvent
from waverly.wire.decode import read_kept_batch


def opened(session: str, visitor: str, at: int, profile: Profile) -> SessionState:
    """Return the state of a session that has just opened."""
    state = SessionState(id=session)
    apply(state, SessionOpened(at=at, visitor=visitor, profile=profile))
    return state


def arrive(
    state: SessionState, batch: Batch, events: Events, received_at: int
) -> list[Event | UnknownEvent]:
    """Fold a batch into `state`; return the events that were new."""
    apply(
        state,
        BatchArrived(
            received_at=received_at,
            sent_at=batch.sent_at,
            view=batch.view,
            consent=batch.consent,
            page=batch.page,
        ),
    )
    return apply_events(state, [*events.good, *events.unknown])


def settle(state: SessionState, record: Record) -> None:
    """Fold a decision into `state`.

    Help that was held back counts like help that was shown. Otherwise people held out would never reach a
    limit, would seem to have been shown more than others, and could no longer be compared with them.
    """
    apply(
        state,
        Decided(
            at=record.at,
            decision=record.id,
            view=record.view,
            seq=record.seq,
            campaign=record.arm,
            displayed=record.displayed or record.held_out is not None,
            format=record.format,
        ),
    )


def replay(state: SessionState, rows: Iterable[JournalRow]) -> SessionState:
    """Fold journalled batches and their decisions into `state`, and return it."""
    for row in rows:
        replay_row(state, row)
        if row.record is not None:
            settle(state, row.record)
    return state


def replay_row(state: SessionState, row: JournalRow) -> tuple[Batch, list[Event | UnknownEvent]]:
    """Fold one journalled batch into `state`; return it and its new events."""
    batch, events = read_kept_batch(row.body)
    return batch, arrive(state, batch, events, row.received_at)


def steps(
    state: SessionState, rows: Iterable[JournalRow]
) -> Iterator[tuple[JournalRow, Batch, list[Event | UnknownEvent]]]:
    """Replay rows one by one, giving each after its events are folded and before its decision is."""
    for row in rows:
        batch, new = replay_row(state, row)
        yield row, batch, new
        if row.record is not None:
            settle(state, row.record)
