from typing import Any

from starlette.testclient import TestClient

from tests.builders import NOW, SECRET

BEARER = {"authorization": f"Bearer {SECRET}"}
ORDER: dict[str, Any] = {
    "id": "a",
    "kind": "Order Completed",
    "source": "pos",
    "at": NOW,
    "visitor": "c_123",
    "order": "o",
}


def tell(client: TestClient, *events: object) -> Any:
    return client.post("/v1/events", json={"events": events}, headers=BEARER).json()


def test_events_told_twice_are_stored_once(client: TestClient) -> None:
    answers = [tell(client, ORDER) for _ in range(2)]
    assert answers == [{"stored": each, "unknown": {}, "refused": []} for each in (1, 0)]


def test_unknown_names_are_kept_counted_and_reported(client: TestClient) -> None:
    opened = [ORDER | {"id": f"{n}", "kind": "email_opened"} for n in range(3)]
    assert tell(client, *opened) == {"stored": 3, "unknown": {"email_opened": 3}, "refused": []}
    assert 'waverly_unknown_events_total{kind="email_opened"} 3.0' in client.get("/metrics").text


def test_a_good_event_beside_a_bad_one_is_kept_and_the_bad_one_named(client: TestClient) -> None:
    said = tell(client, ORDER | {"source": "tv"}, ORDER)
    assert said["stored"] == 1
    assert said["refused"] == [{"at": "events[0].source", "detail": "Invalid enum value 'tv'"}]


def test_of_very_many_bad_ones_the_first_are_named(client: TestClient) -> None:
    assert len(tell(client, *[{}] * 300)["refused"]) == 100


def test_whoever_is_told_of_is_found_handed_out_and_erased(client: TestClient) -> None:
    tell(client, ORDER)
    kept = client.get("/v1/people/c_123", headers=BEARER).json()
    assert kept["rows"] == {"told_events": 1, "outcomes": 1}
    file = client.get("/v1/people/c_123/export", headers=BEARER).json()
    (events,) = (kind["rows"] for kind in file["kept"] if kind["table"] == "told_events")
    assert events[0]["content"] == {"order": "o"}
    client.delete("/v1/people/c_123", headers=BEARER)
    assert client.get("/v1/people/c_123", headers=BEARER).status_code == 404
