"""The owner's words of doubt reach the shop's pages."""

from starlette.testclient import TestClient

from waverly.settings import Settings

NOTHING = {"innocent": "", "doubts": []}


def test_without_a_file_there_are_none(client: TestClient) -> None:
    assert client.get("/lexicon.json").json() == NOTHING


def test_what_the_owner_adds_is_told_to_pages_of_any_origin(
    client: TestClient, settings: Settings
) -> None:
    own = "innocent = ['a', 'b']\n[trust]\nwords = ['club', 'fan']\n"
    settings.lexicon_path.write_text(own, encoding="utf-8")
    reply = client.get("/lexicon.json")
    assert reply.json() == {"innocent": "a|b", "doubts": [["trust", "club|fan"]]}
    assert reply.headers["access-control-allow-origin"] == "*"
    assert reply.headers["cache-control"] == "public, max-age=3600"


def test_a_file_that_cannot_be_read_keeps_the_pages_going(
    client: TestClient, settings: Settings
) -> None:
    settings.lexicon_path.write_text("[trust", encoding="utf-8")
    assert client.get("/lexicon.json").json() == NOTHING
