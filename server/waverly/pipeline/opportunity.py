"""From a batch that asks to the opportunity a decision is made on: the same online and in replay."""

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
    """Return the opportunity a batch asks about, or None when it asks about no moment it holds."""
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
