"""A log outlives an upgrade: what an earlier version computed is computed again, not mixed in."""

import pytest
from msgspec.structs import replace
from numpy.testing import assert_equal

from tests.support.builders import KEY, MINUTE, NOW, a_record, an_entry
from tests.unit.policies.logs import logged
from waverly.features import FEATURE_HASH, NAMES
from waverly.policies.logged.decisions import read_log
from waverly.policies.logged.todays_features import with_todays_features
from waverly.storage import Store
from waverly.storage.log.decision_log import LoggedDecision
from waverly.storage.log.session_stream import sessions_named
from waverly.training.examples import columns_of, examples_of

LOGGED = (0.5,) * len(NAMES)


async def decided(store: Store, session: str, feature_hash: str) -> None:
    """One batch and the decision on it, with features as the code of that hash made them."""
    known = a_record(f"d-{session}", session=session, at=NOW + 2, feature_hash=feature_hash)
    record = replace(known, features=LOGGED, propensities={"nothing": 1.0})
    await store.journal.append(an_entry(session=session, record=record))


async def learnt_from(store: Store) -> list[LoggedDecision]:
    log = await read_log(store, KEY, NOW, NOW + MINUTE, with_features=True)
    return [entry.decision for entry in log]


@pytest.mark.parametrize("earlier", ["another", ""])
async def test_features_of_earlier_code_are_made_anew_from_the_journal(
    store: Store, earlier: str
) -> None:
    await decided(store, "s1", earlier)
    (found,) = await learnt_from(store)
    (session,) = await sessions_named(store, KEY, ["s1"])
    assert_equal([found.features], columns_of(examples_of(session)).matrix)  # NaN is NaN
    assert found.feature_hash == FEATURE_HASH


async def test_features_of_this_code_are_taken_as_they_were_logged(store: Store) -> None:
    await decided(store, "s1", FEATURE_HASH)
    await decided(store, "s2", "another")
    ours, theirs = await learnt_from(store)
    assert ours.features == LOGGED
    assert theirs.features != LOGGED


async def test_a_decision_whose_session_is_gone_from_the_journal_is_left_out(store: Store) -> None:
    gone = logged(feature_hash="another").decision
    assert await with_todays_features(store, KEY, [gone]) == []
