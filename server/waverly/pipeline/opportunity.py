"""Turns a batch that asks for help into the opportunity that is decided on, live and in replay alike."""

from collections.abc import Iterable

from waverly.catalogue import Known
from waverly.deciding import Opportunity
from waverly.scoring.causes import causes
from waverly.sessions import SessionState
from waverly.sessions.topic import topic_of
from waverly.wire import KIND_OF, Batch, Event, Moment, UnknownEvent


def opportunity_of(
    batch: Batch,
    new: Iterable[Event | UnknownEvent],
    state: SessionState,
    at: int,
    known: Known,
) -> Opportunity | None:
    """Return the opportunity that a batch asks about; None unless it asks about a moment that it contains."""
    if batch.ask is None:
        return None
    seq = batch.ask.seq
    moment = next((e for e in new if e.seq == seq and isinstance(e, Moment)), None)
    if moment is None:
        return None
    return Opportunity(
        site=batch.site,
        visitor=state.visitor,
        session=batch.session,
        view=batch.view,
        seq=seq,
        at=at,
        moment=KIND_OF[type(moment)],
        strength=moment.strength,
        topic=topic_of(moment),
        ask=batch.ask,
        page=state.page,
        state=state,
        profile=state.profile,
        known=known,
        causes=causes(state.moments, at),
        preview=batch.preview,
    )
