"""A session as a file: the same decisions on any machine, and nothing personal in it."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.conftest import prepared_home
from tests.support.builders import (
    DAY,
    KEY,
    MINUTE,
    NOW,
    SECRET,
    a_batch,
    a_moment,
    a_page,
    an_event,
    ask_store,
    bytes_of,
    post,
    put_in_force,
)
from tests.support.commands import run
from tests.support.marked_events import marked_event, marks_in
from tests.support.visits import helpful, send_visits
from waverly.app import create_app
from waverly.errors import Malformed, NotFound
from waverly.pipeline.trace import Trace, replay_file, sign, trace_of
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.log.decision_rows import recent_decisions
from waverly.wire import EVENTS
from waverly.wire.commerce import COMMERCE

PRIVATE = ("visitor-1", "session-1", "ann@example.org", "/account/ann", "order-of-ann", "Ana B.")
OF_THE_SHOP = {
    *("product", "name", "category", "listing", "lines", "channel", "step"),
    *("section", "sections", "region", "field", "option", "target", "topic"),
    *("input", "device", "how", "reason", "element", "answer"),
}
"""Fields of events with words of the shop and of the script, in which nobody is named."""

BEARER = {"authorization": f"Bearer {SECRET}"}


@pytest.fixture
def told(settings: Settings) -> Settings:
    """One session in which everything private that a page can tell was told."""
    put_in_force(settings, *helpful())
    review = {"id": "r1", "text": "Fits true to size.", "rating": 5.0, "author": "Ana B."}
    product = {"id": "alpha", "name": "Alpha", "price": 90.0, "reviews": [review]}
    with TestClient(create_app(settings)) as shop:
        body = bytes_of({"products": [product]})
        assert shop.post("/v1/products", content=body, headers=BEARER).status_code == 200
        search = an_event("searched", 1, query="ann@example.org")
        page = a_page("product", path="/account/ann", query="ann@example.org")
        post(shop, a_batch(search, a_moment(seq=2), ask=2, page=page), NOW)
        bought = an_event("purchased", 3, order="order-of-ann", value=90.0)
        unheard = an_event("unheard_of", 4, email="ann@example.org")
        post(shop, a_batch(bought, unheard, sent_at=NOW + MINUTE), NOW + MINUTE)
        later = a_moment("scroll_loop", seq=5)
        post(shop, a_batch(later, ask=5, sent_at=NOW + 4 * MINUTE), NOW + 4 * MINUTE)
    return settings


def traced(settings: Settings, session: str = "session-1") -> Trace:
    return ask_store(settings, lambda store: trace_of(store, KEY, session))


def test_nothing_personal_is_in_a_trace(told: Settings) -> None:
    content = sign(traced(told), "key").decode()
    assert [private for private in PRIVATE if private in content] == []
    assert len(content) < 20_000


def test_no_event_of_any_kind_leads_from_a_trace_to_somebody(settings: Settings) -> None:
    """Every text of every kind is marked: the shop's own words stay, and nothing else does."""
    put_in_force(settings, *helpful())
    with TestClient(create_app(settings)) as shop:
        link = bytes_of({"visitors": ["visitor-1", "laptop-of-ann"]})
        post(shop, a_batch(visitor="laptop-of-ann", session="session-0"), NOW - DAY)
        assert shop.post("/v1/links", content=link, headers=BEARER).status_code == 200
        events = [marked_event(kind, seq, NOW) for seq, kind in enumerate(EVENTS, 1)]
        post(shop, a_batch(*events), NOW)
        again = [marked_event(kind, seq, NOW) for seq, kind in enumerate(COMMERCE, 201)]
        asking = a_moment("scroll_loop", seq=301)
        post(shop, a_batch(*again, asking, ask=301, sent_at=NOW + MINUTE), NOW + MINUTE)
    trace = traced(settings)
    content = sign(trace, "key")
    assert marks_in(content, *EVENTS) <= OF_THE_SHOP
    assert b"laptop-of-ann" not in content
    assert len(trace.decisions) == 1
    assert replay_file(content, "key").same
    bodies = b"".join(bytes(batch.body) for batch in trace.batches)
    assert bodies.count(b'"order-') == 4  # bought and refunded, twice: one order still
    assert len(set(re.findall(rb'"order":"(order-[0-9]+)"', bodies))) == 1


def test_a_trace_gives_the_same_decisions_elsewhere(told: Settings, tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "trace.json", prepared_home(tmp_path / "elsewhere")
    elsewhere.secret_path.write_text("a key of its own", encoding="ascii")
    assert (
        "2 decisions"
        in run("explain", "session-1", "--trace", str(file), "--home", told.home).output
    )
    here = run("explain", "--from", str(file), "--home", told.home).output
    there = run("explain", "--from", str(file), "--home", elsewhere.home).output
    assert "2 decisions, the same as when the trace was made; signed by this server" in here
    assert "2 decisions, the same as when the trace was made; signed by another server" in there
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    found = json.loads(run("explain", "--from", str(file), "--home", str(nowhere), "--json").output)
    assert list(nowhere.iterdir()) == []  # looking at a trace makes no key
    assert [record["moment"] for record in found["made"]] == [
        "size_guide_unresolved",
        "scroll_loop",
    ]


def test_a_version_with_other_features_still_gives_the_same_decisions(told: Settings) -> None:
    trace = traced(told)
    earlier = [replace(record, features=(1.0, None)) for record in trace.decisions]
    old = replace(trace, feature_hash="another", decisions=tuple(earlier))
    replayed = replay_file(sign(old, "key"), "key")
    assert replayed.same and not replayed.same_features
    other = replace(old, decisions=(replace(earlier[0], arm="another"), *earlier[1:]))
    assert not replay_file(sign(other, "key"), "key").same


def test_a_trace_that_was_changed_is_refused(told: Settings) -> None:
    content = sign(traced(told), "key")
    with pytest.raises(Malformed, match="changed after it was made"):
        replay_file(content.replace(b'"strength":1', b'"strength":0', 1), "key")
    with pytest.raises(Malformed, match="no trace"):
        replay_file(b"{}", "key", place="a.trace")
    with pytest.raises(Malformed, match=r"\(a\.trace\)\. Give the file as"):
        replay_file(content[:50], "key", place="a.trace")


def test_every_session_of_a_month_gives_a_trace_that_replays(settings: Settings) -> None:
    put_in_force(settings, *helpful())
    with TestClient(create_app(settings)) as shop:
        send_visits([shop], helpful(), 250)
    replays = ask_store(settings, replayed)
    assert len(replays) > 60
    assert all(replays)


async def replayed(store: Store) -> list[bool]:
    sessions = {record.session for record in await recent_decisions(store, KEY, limit=500)}
    traces = [await trace_of(store, KEY, session) for session in sorted(sessions)]
    return [replay_file(sign(trace, "key"), "key").same for trace in traces]


async def test_a_session_nobody_had_has_no_trace(store: Store) -> None:
    with pytest.raises(NotFound, match="no such visit"):
        await trace_of(store, KEY, "unheard-of")


def test_a_visit_that_is_now_decided_otherwise_gives_no_trace_and_says_so(told: Settings) -> None:
    """An earlier version may have decided otherwise: nobody gets a trace that proves nothing."""
    with closing(sqlite3.connect(Path(told.home) / "waverly.db")) as database, database:
        database.execute(
            """update decisions set record = cast(replace(cast(record as text),
            '"propensities":{', '"propensities":{"another":0.0,') as blob)"""
        )
    with pytest.raises(NotFound, match="no trace of this visit: session-1"):
        traced(told)
