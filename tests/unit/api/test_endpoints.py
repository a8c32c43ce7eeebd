import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.support.builders import DAY, NOW, SECRET, a_batch, ask_store, bytes_of
from waverly.app import create_app
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.chores.job_rows import claim_run, finish_run

BEARER = {"authorization": f"Bearer {SECRET}"}


def test_products_told_twice_are_stored_once(client: TestClient) -> None:
    body = {"products": [{"id": "alpha", "name": "Alpha", "price": 90}]}
    replies = [client.post("/v1/products", json=body, headers=BEARER) for _ in range(2)]
    assert [reply.json()["stored"] for reply in replies] == [1, 0]
    assert replies[1].json()["passed_over"] == {"known": {"count": 1, "at": ["products[0]"]}}


def test_orders_told_twice_are_stored_once(client: TestClient) -> None:
    body = {"orders": [{"id": "o", "visitor": "v", "at": NOW, "value": 9}]}
    replies = [client.post("/v1/orders", json=body, headers=BEARER) for _ in range(2)]
    assert [reply.json()["stored"] for reply in replies] == [1, 0]
    assert replies[1].json()["passed_over"] == {"known": {"count": 1, "at": ["orders[0]"]}}


def test_the_clock_can_be_set_and_given_back_in_test_mode(client: TestClient) -> None:
    machine = client.get("/v1/clock", headers=BEARER).json()["now"]
    assert (
        NOW <= client.put("/v1/clock", json={"now": NOW}, headers=BEARER).json()["now"] < NOW + DAY
    )
    assert client.put("/v1/clock", json={"now": None}, headers=BEARER).json()["now"] >= machine


@pytest.mark.parametrize("path", ["/v1/collect", "/v1/requests", "/v1/products"])
@pytest.mark.parametrize("written", [r"\u001b", r"\u001B"])
def test_what_gives_orders_to_a_terminal_is_not_taken(
    client: TestClient, path: str, written: str
) -> None:
    body = f'{{"query": "{written}]0;pwned"}}'.encode()
    reply = client.post(path, content=body, headers=BEARER)
    assert (reply.status_code, "U+001B" in reply.json()["detail"]) == (400, True)


def test_the_operator_sees_alive_ready_and_counters(client: TestClient) -> None:
    for path in ("/healthz", "/readyz"):
        assert client.get(path).text == "ok\n"
    assert "waverly_batches" in client.get("/metrics").text
    assert client.get("/openapi.json").json()["info"]["title"] == "Waverly"


def test_a_failing_job_and_a_database_that_is_away_are_seen_from_outside(
    settings: Settings, client: TestClient
) -> None:
    async def fail(store: Store) -> None:
        await claim_run(store, "train", NOW, NOW)
        await finish_run(store, "train", NOW, NOW, said="No memory.", ok=False)

    ask_store(settings, fail)
    told = client.get("/metrics").text
    assert 'waverly_job_failed{job="train"} 1.0' in told
    assert 'waverly_job_due_seconds{job="train"} ' in told
    assert "waverly_database_up 1.0" in told
    with closing(sqlite3.connect(Path(settings.home) / "waverly.db")) as connection:
        connection.execute("ALTER TABLE job_runs RENAME TO gone")
        told = client.get("/metrics").text
        connection.execute("ALTER TABLE gone RENAME TO job_runs")
    assert "waverly_database_up 0.0" in told


def test_the_script_is_compressed_cached_and_unchanged_until_built_anew(client: TestClient) -> None:
    reply = client.get("/waverly.js", headers={"accept-encoding": "gzip;q=1, deflate"})
    assert reply.headers["content-encoding"] == "gzip"
    tag = reply.headers["etag"]
    for held in (tag, f"W/{tag}", f'"other", W/{tag}'):
        assert client.get("/waverly.js", headers={"if-none-match": held}).status_code == 304
    again = client.get("/waverly.js", headers={"if-none-match": tag})
    plain = client.get("/waverly.js", headers={"accept-encoding": "identity"})
    assert (again.status_code, again.content) == (304, b"")
    assert "content-encoding" not in plain.headers
    assert plain.text == reply.text


def test_a_refund_is_stored_once_and_may_come_before_its_order(client: TestClient) -> None:
    refund = {"id": "r", "order": "o", "at": NOW, "value": 4, "currency": "EUR"}
    order = {"id": "o", "visitor": "v", "at": NOW, "value": 9, "currency": "EUR", "items": 1}
    told: list[dict[str, object]] = [
        {"refunds": [refund]},
        {"orders": [order], "refunds": [refund]},
    ]
    replies = [client.post("/v1/orders", json=body, headers=BEARER).json() for body in told]
    assert [reply["stored"] for reply in replies] == [1, 1]
    assert replies[1]["passed_over"] == {"known": {"count": 1, "at": ["refunds[0]"]}}


@pytest.mark.parametrize(
    ("body", "at", "said"),
    [
        ({}, "$", "A field is missing: visitors."),
        ({"visitors": "ann"}, "$.visitors", "got `str`: ann. Write a list, in square brackets, of"),
        ({"visitors": ["ann", 7]}, "$.visitors[1]", "got `int`: 7. Write a text, in quotes, of"),
        ([], "$", "Expected `object`, got `array`. It takes: visitors."),
    ],
)
def test_a_body_that_cannot_be_read_is_said_with_its_mend(
    client: TestClient, body: object, at: str, said: str
) -> None:
    answer = client.post("/v1/links", json=body, headers=BEARER)
    assert (answer.status_code, answer.json()["at"]) == (400, at)
    assert said in answer.json()["detail"]


def test_below_a_path_of_the_shops_own_address_everything_is_found(settings: Settings) -> None:
    with TestClient(create_app(settings), root_path="/help", follow_redirects=False) as client:
        assert client.get("/help/").headers["location"] == "/help/admin/"
        to_sign_in = client.get("/help/admin/").headers["location"]
        assert to_sign_in.startswith("/help/admin/sign-in?next=%2Fhelp%2Fadmin%2F")
        assert '"/help/admin/static/' in client.get(to_sign_in).text
        assert client.post("/help/v1/collect", content=bytes_of(a_batch())).status_code == 200
