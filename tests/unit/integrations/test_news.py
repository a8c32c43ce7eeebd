import msgspec

from tests.support.builders import KEY, NOW, a_batch, a_moment, a_record, an_event, bytes_of
from tests.support.marked_events import marked_event, marks_in
from waverly.integrations.ga4 import MAX_PARAMETERS, ga4_body
from waverly.integrations.news import Arm, News, decisions_named, news_in
from waverly.integrations.segment import segment_body
from waverly.integrations.webhook_body import webhook_body
from waverly.storage import JournalRow
from waverly.wire.commerce import COMMERCE
from waverly.wire.moments import MOMENTS


def a_row(*events: dict[str, object], **changes: object) -> JournalRow:
    body = bytes_of(a_batch(*events, **changes))
    return JournalRow(site=KEY, session="session-1", version=1, received_at=NOW + 500, body=body)


def some_news(**changes: object) -> News:
    known = {
        "key": "session-1:view-1:1",
        "topic": "overlay",
        "name": "overlay_exposed",
        "site": KEY,
        "visitor": "visitor-1",
        "session": "session-1",
        "at": NOW,
        "fields": {"campaign": "fit-help", "arm": "fit-help", "group": "shown"},
    }
    return msgspec.convert(known | changes, News)


def test_a_moment_is_told_with_its_numbers_and_the_server_s_time() -> None:
    (news,) = news_in(a_row(a_moment(open_ms=8_200)), {})
    assert (news.topic, news.name, news.at) == ("moment", "size_guide_unresolved", NOW + 500)
    assert news.fields["open_ms"] == 8_200


def test_an_overlay_event_carries_campaign_arm_and_group() -> None:
    row = a_row(an_event("overlay_exposed", decision="d1"))
    arm = Arm(campaign="fit-help", arm="fit-help", group="shown")
    assert decisions_named([row]) == {"d1"}
    (news,) = news_in(row, {"d1": arm})
    assert (news.fields["campaign"], news.fields["group"]) == ("fit-help", "shown")


def test_a_decision_is_told_with_its_group_even_when_nothing_was_shown() -> None:
    def group(**changes: object) -> object:
        row = msgspec.structs.replace(a_row(), record=a_record("d1", **changes))
        (news,) = news_in(row, {})
        return news.fields["group"]

    assert group(arm="fit-help", displayed=True) == "shown"
    assert group(arm="fit-help", held_out="global") == "held_out"
    assert group() == "nothing"


def test_an_order_that_a_page_tells_again_is_the_same_news() -> None:
    rows = [
        a_row(an_event("purchased", seq, order="o-1", value=90.0), view=view)
        for seq, view in ((3, "view-1"), (1, "view-2"))
    ]
    assert len({news.key for row in rows for news in news_in(row, {})}) == 1
    other = a_row(an_event("purchased", 3, order="o-2", value=90.0), view="view-1")
    assert len({news.key for row in (*rows, other) for news in news_in(row, {})}) == 2


def test_the_stores_own_people_are_not_told_of() -> None:
    assert list(news_in(a_row(a_moment(), preview=True), {})) == []


def test_nothing_that_a_shopper_typed_is_told() -> None:
    kinds = (*COMMERCE, *MOMENTS)
    events = [marked_event(kind, seq, NOW) for seq, kind in enumerate(kinds, 1)]
    news = list(news_in(a_row(*events), {}))
    assert len(news) == len(kinds)
    told = marks_in(bytes_of(news), *kinds)
    assert "query" not in told
    assert {"product", "order", "code", "mail", "topic"} <= told


def test_progress_of_a_view_and_unknown_events_are_nobody_elses_business() -> None:
    row = a_row(an_event("view_progress", active_ms=5), an_event("from_the_future", 2))
    assert list(news_in(row, {})) == []


def test_segment_gets_a_track_call_that_counts_once() -> None:
    call = msgspec.json.decode(segment_body(some_news()))
    assert (call["type"], call["event"]) == ("track", "Waverly Overlay Exposed")
    assert (call["messageId"], call["anonymousId"]) == ("session-1:view-1:1", "visitor-1")
    assert call["properties"]["campaign"] == "fit-help"


def test_ga4_gets_campaign_arm_and_group_as_parameters() -> None:
    payload = msgspec.json.decode(ga4_body(some_news()))
    (event,) = payload["events"]
    assert event["name"] == "waverly_overlay_exposed"
    assert event["params"] | {"arm": "fit-help", "group": "shown"} == event["params"]
    assert payload["timestamp_micros"] == NOW * 1000


def test_ga4_is_spared_what_it_would_refuse() -> None:
    fields = {f"n{number}": number for number in range(40)} | {"sections": {"price": 3}}
    payload = msgspec.json.decode(ga4_body(some_news(fields={"text": "x" * 300} | fields)))
    parameters = payload["events"][0]["params"]
    assert len(parameters) == MAX_PARAMETERS
    assert (len(parameters["text"]), "sections" in parameters) == (100, False)


def test_a_webhook_says_what_happened_when_and_to_whom() -> None:
    body = msgspec.json.decode(webhook_body(some_news()))
    assert body["type"] == "waverly.overlay.overlay_exposed"
    assert body["data"]["visitor"] == "visitor-1"
