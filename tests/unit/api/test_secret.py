"""Whoever comes without the right key is told which one it takes, and no secret is said back."""

import pytest
from starlette.testclient import TestClient

from tests.support.builders import SECRET, a_batch, bytes_of


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("", "No secret key came with this (Authorization). Send `Authorization: Bearer sk_…`"),
        (f"Basic {SECRET}", "This is no bearer and key (Authorization). Send `Authorization: Bea"),
        (SECRET, "This is no bearer and key"),
        ("Bearer pk_test", "This is a public key, which every page shows (Authorization). Send th"),
        ("Bearer sk_gone", "No store here has this secret key (Authorization). It may be cut sho"),
    ],
)
def test_each_wrong_key_has_a_sentence_of_its_own(
    client: TestClient, header: str, said: str
) -> None:
    headers = {"authorization": header} if header else {}
    answer = client.post("/v1/orders", json={"orders": []}, headers=headers)
    assert (answer.status_code, answer.json()["at"]) == (403, "Authorization")
    assert answer.json()["detail"].startswith(said)
    assert "sk_gone" not in answer.text


def test_a_secret_key_in_a_page_is_said_to_be_one_and_not_said_back(client: TestClient) -> None:
    answer = client.post("/v1/collect", content=bytes_of(a_batch(site="sk_gone")))
    assert answer.status_code == 403
    assert answer.json()["detail"].startswith("This is a secret key, and every page shows")
    assert "sk_gone" not in answer.text
