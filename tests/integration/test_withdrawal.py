"""A shopper who says no is erased within the request that tells it, whichever process hears of them next."""

from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from tests.support import builders
from tests.support.builders import (
    DAY,
    KEY,
    MINUTE,
    NOW,
    SECRET,
    Json,
    a_moment,
    ask_store,
    bytes_of,
    post,
)
from waverly.app import create_app
from waverly.errors import NotFound
from waverly.settings import Settings
from waverly.storage.log.session_rows import session_rows
from waverly.storage.people.kept.everything import KeptRows, kept_of
from waverly.storage.people.persons import PersonQuery

BROWSER = "0123456789abcdef0123456789"
THE_NO = {"site": KEY, "forget": BROWSER}


def kept(settings: Settings) -> KeptRows:
    return ask_store(settings, lambda store: kept_of(store, KEY, PersonQuery(visitor=BROWSER)))


def a_batch(*events: Json, **changes: object) -> Json:
    return builders.a_batch(*events, **{"visitor": BROWSER, **changes})


def a_later_batch(**changes: object) -> Json:
    return a_batch(a_moment(seq=2), session_version=1, **changes)


def status_of(client: TestClient, body: object, **headers: str) -> int:
    return client.post("/v1/collect", content=bytes_of(body), headers=headers).status_code


def test_a_no_erases_the_visitor_and_is_answered_with_silence(
    client: TestClient, settings: Settings
) -> None:
    post(client, a_batch(a_moment(), ask=1))
    assert kept(settings).rows["journal"] == 1
    assert post(client, THE_NO).decision is None
    with pytest.raises(NotFound):
        kept(settings)


def test_no_file_of_the_home_holds_the_visitor_afterwards(
    client: TestClient, settings: Settings
) -> None:
    post(client, a_batch(a_moment(), ask=1))
    post(client, THE_NO)
    files = [file for file in Path(settings.home).rglob("*") if file.is_file()]
    assert any(file.suffix == ".db" for file in files)
    assert [file.name for file in files if BROWSER.encode() in file.read_bytes()] == []


def test_a_batch_still_on_its_way_is_kept_by_no_process(settings: Settings) -> None:
    with TestClient(create_app(settings)) as one, TestClient(create_app(settings)) as two:
        post(one, a_batch(a_moment()))
        post(two, a_later_batch())
        post(one, THE_NO)
        late = [post(each, a_later_batch(view="v2"), NOW + MINUTE) for each in (one, two)]
    assert [(answer.decision, answer.session_version) for answer in late] == [(None, 0)] * 2
    with pytest.raises(NotFound):
        kept(settings)


def test_a_first_batch_that_comes_after_the_no_is_not_kept(
    client: TestClient, settings: Settings
) -> None:
    post(client, THE_NO)
    post(client, a_batch(a_moment()), NOW + 1)
    with pytest.raises(NotFound):
        kept(settings)


def test_a_day_later_the_visitor_is_somebody_new(client: TestClient, settings: Settings) -> None:
    post(client, a_batch(a_moment()))
    post(client, THE_NO)
    assert post(client, a_later_batch(), NOW + DAY).session_version == 1
    assert kept(settings).rows["journal"] == 1


def test_a_batch_of_a_session_is_kept_under_the_sessions_visitor(
    client: TestClient, settings: Settings
) -> None:
    post(client, a_batch(a_moment()))
    post(client, a_later_batch(visitor="another", extra={"kept": 1.50}))
    rows = ask_store(settings, lambda store: session_rows(store, KEY, "session-1"))
    bodies = [msgspec.json.decode(row.body) for row in rows]
    assert [body["visitor"] for body in bodies] == [BROWSER, BROWSER]
    assert bodies[1] == a_later_batch(extra={"kept": 1.50})


def test_only_pages_of_the_store_may_say_it(client: TestClient, settings: Settings) -> None:
    post(client, a_batch(a_moment()))
    assert status_of(client, THE_NO, origin="https://elsewhere.example") == 403
    assert kept(settings).rows["journal"] == 1


@pytest.mark.parametrize("body", [{"site": KEY}, {"forget": BROWSER}, {**THE_NO, "forget": 7}])
def test_half_a_no_is_refused(client: TestClient, settings: Settings, body: Json) -> None:
    post(client, a_batch(a_moment()))
    assert status_of(client, body) == 400
    assert kept(settings).rows["journal"] == 1


def test_a_no_told_twice_changes_nothing(client: TestClient) -> None:
    post(client, a_batch(a_moment()))
    assert post(client, THE_NO) == post(client, THE_NO)


def test_a_page_erases_no_customer_whose_number_it_guessed(client: TestClient) -> None:
    bearer = {"authorization": f"Bearer {SECRET}"}
    order = {"id": "o", "visitor": "c_123", "at": NOW, "value": 9}
    client.post("/v1/orders", json={"orders": [order]}, headers=bearer)
    reply = client.post("/v1/collect", content=bytes_of({"site": KEY, "forget": "c_123"}))
    assert (reply.status_code, reply.json()["at"]) == (400, "forget")
    assert "call `DELETE /v1/people/ID` with the secret key" in reply.text
    assert client.get("/v1/people/c_123", headers=bearer).status_code == 200
