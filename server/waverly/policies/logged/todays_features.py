"""Logged decisions with the features as this version computes them, whichever version decided.

A feature may keep its name and mean something else after an upgrade. No model may read both beside
each other, and a log must not be lost at every upgrade: what an earlier version computed is replayed.
"""

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from waverly.features import FEATURE_HASH, vector
from waverly.storage import Store
from waverly.storage.chunks import chunks
from waverly.storage.log.decision_log import LoggedDecision
from waverly.storage.log.replay import opened, steps
from waverly.storage.log.session_stream import StoredSession, sessions_named

Vectors = Mapping[str, tuple[float, ...]]
"""The features of decisions, by the decision's id."""


async def with_todays_features(
    store: Store, site: str, decisions: Sequence[LoggedDecision]
) -> list[LoggedDecision]:
    """Return the decisions in their order, without those whose session is no longer in the journal."""
    old = {each.session for each in decisions if each.feature_hash != FEATURE_HASH}
    vectors = await _replayed(store, site, old)
    return [
        each if each.feature_hash == FEATURE_HASH else _renewed(each, vectors)
        for each in decisions
        if each.feature_hash == FEATURE_HASH or each.id in vectors
    ]


def _renewed(decision: LoggedDecision, vectors: Vectors) -> LoggedDecision:
    return replace(decision, features=vectors[decision.id], feature_hash=FEATURE_HASH)


async def _replayed(store: Store, site: str, sessions: Collection[str]) -> Vectors:
    vectors: dict[str, tuple[float, ...]] = {}
    for part in chunks(sessions):
        for session in await sessions_named(store, site, part):
            vectors |= _vectors_of(session)
    return vectors


def _vectors_of(session: StoredSession) -> Vectors:
    state = opened(session.id, session.visitor, session.opened_at, session.profile)
    return {
        row.record.id: tuple(vector(state, state.profile, state.page, row.record.at))
        for row, _, _ in steps(state, session.rows)
        if row.record is not None
    }
