from starlette.testclient import TestClient

from tests.support.builders import SECRET, ask_store
from tests.support.person_data import a_wish, address_of, keep_everything
from waverly.settings import Settings
from waverly.storage.people.kept.belongings import BELONGINGS
from waverly.storage.people.wishes.rows import keep_wish

BEARER = {"authorization": f"Bearer {SECRET}"}
EVERY_TABLE = {table.name for table in BELONGINGS}


def test_a_backend_reads_how_much_is_kept(client: TestClient, settings: Settings) -> None:
    ask_store(settings, lambda store: keep_everything(store, "ann"))
    told = client.get("/v1/people/ann", headers=BEARER).json()
    assert told["visitors"] == ["ann", "ann-phone"]
    assert told["rows"].keys() == EVERY_TABLE


def test_a_backend_is_handed_all_of_it(client: TestClient, settings: Settings) -> None:
    ask_store(settings, lambda store: keep_everything(store, "ann"))
    reply = client.get(f"/v1/people/{address_of('ann')}/export", headers=BEARER)
    assert {kind["table"] for kind in reply.json()["kept"]} == EVERY_TABLE
    assert reply.headers["cache-control"] == "no-store"


def test_an_orders_number_finds_who_placed_it(client: TestClient, settings: Settings) -> None:
    ask_store(settings, lambda store: keep_everything(store, "ann"))
    told = client.get("/v1/people/order-of-ann", headers=BEARER).json()
    assert told["visitors"] == ["ann", "ann-phone"]


def test_a_backend_erases_and_is_told_how_much_it_was(
    client: TestClient, settings: Settings
) -> None:
    ask_store(settings, lambda store: keep_everything(store, "ann"))
    kept = client.get("/v1/people/ann", headers=BEARER).json()
    assert client.delete("/v1/people/ann", headers=BEARER).json() == kept
    gone = client.get("/v1/people/ann", headers=BEARER)
    assert (gone.status_code, gone.json()["detail"][:37]) == (
        404,
        "Nothing is kept of this person: ann. ",
    )


def test_a_backend_is_told_in_whose_browser_an_address_was_only_typed(
    client: TestClient, settings: Settings
) -> None:
    ask_store(settings, lambda store: keep_wish(store, a_wish("ben", "cid@example.com"), "same"))
    told = client.get("/v1/people/cid@example.com", headers=BEARER).json()
    assert (told["visitors"], told["typed_in"]) == ([], ["ben"])
    file = client.get("/v1/people/cid@example.com/export", headers=BEARER).json()
    assert file["visitors"] == [] and "typed_in" not in file
    erased = client.delete("/v1/people/cid@example.com", headers=BEARER).json()
    assert erased["typed_in"] == ["ben"]
