"""`POST /v1/collect` over HTTP: whatever comes, a plain answer, and nothing good is lost."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.support.builders import (
    DAY,
    HOUR,
    KEY,
    NOW,
    ORIGIN,
    Json,
    a_batch,
    a_moment,
    an_event,
    ask_store,
    bytes_of,
    post,
)
from tests.support.strategies import event_lists, json_values
from waverly.features import NAMES
from waverly.settings import Settings
from waverly.storage import JournalRow
from waverly.storage.log.decision_rows import decisions_of_session
from waverly.storage.log.session_rows import session_rows


def rows_of(settings: Settings, session: str = "session-1") -> list[JournalRow]:
    return ask_store(settings, lambda store: session_rows(store, KEY, session))


def status_of(client: TestClient, body: bytes, **headers: str) -> int:
    reply = client.post("/v1/collect", content=body, headers={"waverly-now": str(NOW), **headers})
    return reply.status_code


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe",
        b'{"v": 1}',
        b"[" * 60_000,
        b'{"a":' * 9_000,
        bytes_of(a_batch(site=7)),
        bytes_of(a_batch(events="none")),
        bytes_of(a_batch(sent_at="now")),
        bytes_of(a_batch(sent_at=-1)),
        bytes_of(a_batch(session="s" * 65)),
        bytes_of(a_batch(session="")),
        bytes_of(a_batch(session="nul\0")),
        bytes_of(a_batch(*[an_event("searched", 1)] * 201)),
    ],
)
def test_what_is_no_batch_is_refused_with_400(client: TestClient, body: bytes) -> None:
    assert status_of(client, body) == 400


@pytest.mark.parametrize("now", ["", "x", "-1", "1e9", "9" * 40, "9" * 5000])
def test_what_is_no_instant_is_refused_with_400(client: TestClient, now: str) -> None:
    reply = client.post("/v1/collect", content=bytes_of(a_batch()), headers={"waverly-now": now})
    assert reply.status_code == 400


def test_a_body_over_the_limit_is_refused_with_413(client: TestClient, settings: Settings) -> None:
    assert status_of(client, b" " * (settings.max_body_bytes + 1)) == 413


def test_a_body_in_pieces_over_the_limit_is_refused_with_413(client: TestClient) -> None:
    pieces = (b" " * 10_000 for _ in range(10))
    reply = client.post("/v1/collect", content=pieces)
    assert reply.status_code == 413


def test_a_body_in_pieces_is_put_together(client: TestClient) -> None:
    body = bytes_of(a_batch())
    reply = client.post("/v1/collect", content=iter((body[:40], body[40:])))
    assert reply.status_code == 200


def test_a_key_nobody_has_is_refused_with_403(client: TestClient) -> None:
    assert status_of(client, bytes_of(a_batch(site="pk_other"))) == 403


def test_only_the_stores_own_origins_may_use_its_key(client: TestClient) -> None:
    body = bytes_of(a_batch())
    assert status_of(client, body, origin="https://thief.example") == 403
    assert status_of(client, body, origin=f"{ORIGIN}.thief.example") == 403
    assert status_of(client, body, origin="null") == 403
    assert status_of(client, body, origin=ORIGIN) == 200


def test_only_a_refused_origin_is_told_the_command_that_allows_it(client: TestClient) -> None:
    headers = {"origin": "https://new.example"}
    known, unknown = (
        client.post("/v1/collect", content=bytes_of(a_batch(site=site)), headers=headers).json()
        for site in ("pk_test", "pk_333")
    )
    command = "`waverly init --home FOLDER --key pk_test --origin https://new.example`"
    assert known["at"] == "Origin" and known["detail"].endswith(f"with its home folder: {command}.")
    assert unknown["at"] == "$.site" and "--origin" not in unknown["detail"]


def test_the_answer_may_be_read_by_the_origin_that_asked(client: TestClient) -> None:
    for origin in (ORIGIN, "https://thief.example"):
        reply = client.post("/v1/collect", content=bytes_of(a_batch()), headers={"origin": origin})
        assert reply.headers["access-control-allow-origin"] == origin
        assert reply.headers["vary"] == "Origin"


def test_a_preflight_is_answered(client: TestClient) -> None:
    reply = client.options("/v1/collect", headers={"origin": ORIGIN})
    assert reply.status_code == 204
    assert reply.headers["access-control-allow-methods"] == "POST"


@pytest.mark.parametrize("skew", [-400 * DAY, -3 * DAY, 0, 3 * DAY, 400 * DAY])
def test_a_clock_wrong_by_days_changes_no_decision(
    client: TestClient, settings: Settings, skew: int
) -> None:
    view = an_event("checkout_started", 1, at=NOW + skew - 5_000)
    moment = a_moment(seq=2, at=NOW + skew)
    post(client, a_batch(view, moment, ask=2, sent_at=NOW + skew))
    records = ask_store(settings, lambda s: decisions_of_session(s, KEY, "session-1"))
    assert records[0].features[NAMES.index("cart_checkout_age")] == 5.0
    assert records[0].at == NOW


def test_a_batch_sent_again_changes_nothing_but_the_version(client: TestClient) -> None:
    batch = a_batch(a_moment("rage_click", strength=0.6))
    first = post(client, batch)
    again = post(client, batch, NOW + 1)
    assert (first.mood, again.mood) == ("focused", "focused")
    assert (first.session_version, again.session_version) == (1, 2)


def test_an_asking_batch_sent_again_gets_the_same_decision(
    client: TestClient, settings: Settings
) -> None:
    batch = a_batch(a_moment(seq=1), ask=1, preview=True, page={"type": "product"})
    answers = [post(client, batch, NOW + delay) for delay in (0, 9, 3_000)]
    records = ask_store(settings, lambda s: decisions_of_session(s, KEY, "session-1"))
    assert answers[0].decision == answers[1].decision == answers[2].decision
    assert len(records) == 1


def test_a_preview_is_told_the_reasons_and_what_ruled_out_the_others(client: TestClient) -> None:
    batch = a_batch(a_moment(), ask=1, preview=True, page={"type": "product"})
    reasons = post(client, batch).reasons
    assert isinstance(reasons, tuple)
    assert any("shown" in sentence for sentence in reasons)
    assert any("ruled out by" in sentence for sentence in reasons)


def test_a_shopper_is_told_no_reasons_by_the_way(client: TestClient) -> None:
    assert post(client, a_batch(a_moment(), ask=1)).reasons is msgspec.UNSET


def test_batches_in_another_order_lead_to_the_same_mood(client: TestClient) -> None:
    batches = [a_batch(a_moment("pause", seq, strength=0.4)) for seq in (1, 2, 3)]
    forwards = [post(client, batch | {"session": "f"}) for batch in batches][-1]
    backwards = [post(client, batch | {"session": "b"}) for batch in reversed(batches)][-1]
    assert forwards == backwards
    assert forwards.mood == "hesitant"


def test_an_unknown_kind_is_kept_and_counted(client: TestClient, settings: Settings) -> None:
    body = bytes_of(a_batch(an_event("teleported", where="home")))
    assert status_of(client, body) == 200
    assert rows_of(settings)[0].body == body
    metrics = client.get("/metrics").text
    assert 'waverly_unknown_events_total{kind="teleported"} 1.0' in metrics


def test_unknown_kinds_do_not_fill_the_memory(client: TestClient) -> None:
    for start in range(0, 300, 100):
        events = [an_event(f"k{number}", 1 + number) for number in range(start, start + 100)]
        post(client, a_batch(*events))
    metrics = client.get("/metrics").text
    assert metrics.count("waverly_unknown_events_total{") <= 101
    assert 'kind="other"} 200.0' in metrics


def test_a_good_event_beside_a_bad_one_is_kept(client: TestClient) -> None:
    good = a_moment("rage_click", 2)
    bad = [a_moment("rage_click", 1, strength=7), {"kind": "pause"}, 5, None]
    answer = post(client, a_batch(good, a_moment("dead_click", 0)) | {"events": [*bad, good]})
    assert answer.mood == "frustrated"
    assert 'waverly_events_total{reading="bad"} 4.0' in client.get("/metrics").text


def test_ga4_and_segment_names_are_understood(client: TestClient, settings: Settings) -> None:
    events = [
        an_event("view_item", 1, product="alpha"),
        an_event("Order Completed", 2, order="o-1"),
    ]
    post(client, a_batch(*events))
    metrics = client.get("/metrics").text
    assert 'reading="good"} 2.0' in metrics
    assert "unknown_events_total{" not in metrics


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE journal; --", "<script>", "\u202e", "😀" * 16, "\n"]
)
def test_hostile_words_are_kept_as_they_are(
    client: TestClient, settings: Settings, text: str
) -> None:
    page = {"type": text, "referrer": text, "device": text, "product": {"id": text}}
    post(client, a_batch(a_moment(product=text), visitor=text, session=text, page=page, ask=1))
    (row,) = rows_of(settings, text)
    assert row.record is not None and row.record.visitor == text


def test_without_consent_to_analytics_nothing_is_kept(
    client: TestClient, settings: Settings
) -> None:
    answer = post(client, a_batch(a_moment(), ask=1, consent={"personalization": True}))
    assert (answer.decision, answer.session_version) == (None, 0)
    assert rows_of(settings) == []


def test_without_consent_to_personalization_there_is_silence_and_a_reason(
    client: TestClient, settings: Settings
) -> None:
    post(client, a_batch(a_moment(), ask=1, consent={"analytics": True}, preview=True))
    record = rows_of(settings)[0].record
    assert record is not None and not record.displayed
    assert {fate.rule for fate in record.fates} == {"consent"}


def test_consent_taken_back_silences_the_next_answer(client: TestClient) -> None:
    first = post(client, a_batch(a_moment(seq=1)))
    second = post(client, a_batch(a_moment(seq=2), ask=2, consent={}), NOW + 1)
    assert (first.session_version, second.session_version) == (1, 0)
    assert second.decision is None


def test_an_event_older_than_a_day_counts_as_a_day_old(client: TestClient) -> None:
    old = an_event("checkout_started", 1, at=NOW - 40 * DAY)
    answer = post(client, a_batch(old, a_moment("rage_click", 2, at=NOW - HOUR)))
    assert answer.mood == "focused"  # a moment an hour old no longer colours the mood


@examples(max_examples=60)
@given(json_values)
def test_any_json_is_answered_without_an_error_of_ours(client: TestClient, value: object) -> None:
    assert status_of(client, msgspec.json.encode(value)) in (200, 400, 403, 413)


@examples(max_examples=60)
@given(st.sampled_from(sorted(a_batch(ask=1))), json_values, event_lists)
def test_any_batch_changed_anywhere_is_answered_without_an_error_of_ours(
    client: TestClient, field: str, value: object, events: list[Json]
) -> None:
    batch = a_batch(*events, ask=1) | {field: value}
    assert status_of(client, bytes_of(batch)) in (200, 400, 403, 413)


def test_a_price_out_of_range_costs_the_page_its_price_and_no_event(client: TestClient) -> None:
    page = {"type": "product", "product": {"id": "zx", "name": "ZX", "price": -1}}
    answer = post(client, a_batch(a_moment(), ask=1, page=page))
    assert answer.session_version == 1
    told = client.get("/metrics").text
    assert 'waverly_events_total{reading="good"} 1.0' in told
    assert 'waverly_events_total{reading="bad_page"} 1.0' in told
