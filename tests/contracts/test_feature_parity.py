"""What a model is trained on is what it will be asked with: the vector online equals the one replayed."""

import math
from itertools import count

from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from numpy.testing import assert_equal
from starlette.testclient import TestClient

from tests.support.builders import (
    KEY,
    MINUTE,
    NOW,
    Json,
    a_batch,
    a_moment,
    a_page,
    ask_store,
    post,
)
from tests.support.strategies import event_lists
from waverly.features import NAMES
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.log.decision_rows import decisions_of_session
from waverly.storage.log.session_stream import stream_sessions
from waverly.training.examples import columns_of, examples_of

sessions = count(1)
batches = st.fixed_dictionaries(
    {
        "events": event_lists,
        "view": st.sampled_from(["view-1", "view-2"]),
        "page": st.none()
        | st.sampled_from([a_page(), a_page("checkout"), a_page("search", results=0)]),
        "skew": st.integers(-10 * MINUTE, 10 * MINUTE),
        "wait": st.integers(0, 5 * MINUTE),
    }
)


async def both(store: Store, session: str) -> list[tuple[list[float], list[float]]]:
    records = await decisions_of_session(store, KEY, session)
    (stored,) = [s async for s in stream_sessions(store, KEY) if s.id == session]
    replayed = columns_of(examples_of(stored)).matrix.tolist()
    online = [[math.nan if v is None else v for v in record.features] for record in records]
    return list(zip(online, replayed, strict=True))


@examples(max_examples=25)
@given(st.lists(batches, min_size=1, max_size=5))
def test_the_vector_online_is_the_vector_replayed(
    client: TestClient, settings: Settings, told: list[Json]
) -> None:
    session, now = f"session-{next(sessions)}", NOW
    for number, batch in enumerate(told, start=1):
        now += int(str(batch.pop("wait")))
        sent_at = now + int(str(batch.pop("skew")))
        moment = a_moment("pause", 100 + number, still_ms=number)
        events = [*list(batch["events"]), moment]  # type: ignore[call-overload]
        asking = {"events": events, "session": session, "sent_at": sent_at}
        post(client, a_batch(ask=100 + number) | batch | asking, now)
    pairs = ask_store(settings, lambda store: both(store, session))
    assert len(pairs) == len(told)
    for online, replayed in pairs:
        assert len(online) == len(NAMES)
        assert_equal(online, replayed)  # NaN is NaN
