"""Every error on every endpoint is one shape.

- its content type is `application/problem+json` (RFC 9457);
- it has `type` (a URN of ours), `title` and `status`, and `status` is the response's own;
- what else it says is `detail` and `at`, and nothing of our insides.
"""

import pytest
from starlette.testclient import TestClient

from tests.support.builders import SECRET, a_batch, bytes_of

BEARER = {"authorization": f"Bearer {SECRET}"}

ERRORS = [
    ("POST", "/v1/collect", b"{", {}, 400),
    ("POST", "/v1/collect", bytes_of(a_batch(site="pk_other")), {}, 403),
    ("POST", "/v1/collect", b" " * 70_000, {}, 413),
    ("GET", "/v1/collect", b"", {}, 405),
    ("DELETE", "/v1/collect", b"", {}, 405),
    ("POST", "/v1/products", b"{}", {}, 403),
    ("POST", "/v1/products", b"{}", {"authorization": "Bearer sk_wrong"}, 403),
    ("POST", "/v1/products", b"{}", {"authorization": f"Basic {SECRET}"}, 403),
    ("POST", "/v1/products", b"{}", BEARER, 400),
    ("POST", "/v1/products", b'{"products":[{"id":"a\\u0000","name":"A"}]}', BEARER, 400),
    ("POST", "/v1/products", b"[" * 50_000, BEARER, 400),
    ("GET", "/v1/products", b"", BEARER, 405),
    ("POST", "/v1/orders", b"{}", {}, 403),
    ("POST", "/v1/orders", b'{"orders":{"id":"o"}}', BEARER, 400),
    ("POST", "/v1/events", b'{"events":[]}', {}, 403),
    ("POST", "/v1/events", b"{}", BEARER, 400),
    ("POST", "/v1/events", b'{"events":[{"kind":"a\\u0000"}]}', BEARER, 400),
    ("POST", "/v1/events", b"[" * 50_000, BEARER, 400),
    ("GET", "/v1/events", b"", BEARER, 405),
    ("POST", "/v1/carts", b'{"carts":[]}', {}, 403),
    ("POST", "/v1/carts", b"{}", BEARER, 400),
    ("GET", "/v1/carts", b"", BEARER, 405),
    ("POST", "/v1/wishlists", b'{"wishes":[]}', {}, 403),
    ("POST", "/v1/wishlists", b"{}", BEARER, 400),
    ("GET", "/v1/wishlists", b"", BEARER, 405),
    ("GET", "/v1/campaigns", b"", {}, 403),
    ("GET", "/v1/clock", b"", {}, 403),
    ("GET", "/v1/people/v", b"", {}, 403),
    ("DELETE", "/v1/people/v", b"", {}, 403),
    ("GET", "/v1/people/v/export", b"", {}, 403),
    ("GET", "/v1/people/v", b"", BEARER, 404),
    ("DELETE", "/v1/people/v", b"", BEARER, 404),
    ("GET", "/v1/people/nobody@example.com/export", b"", BEARER, 404),
    ("GET", "/v1/people/%00", b"", BEARER, 400),
    ("POST", "/v1/people/v", b"", BEARER, 405),
    ("PUT", "/v1/clock", b'{"now":-1}', BEARER, 400),
    ("GET", "/assets/nothing.js", b"", {}, 404),
    ("GET", "/nowhere", b"", {}, 404),
    ("GET", "/why/nothing", b"", {}, 404),
    ("POST", "/why/nothing", b"", {}, 405),
    ("POST", "/healthz", b"", {}, 405),
    ("POST", "/openapi.json", b"", {}, 405),
]


@pytest.mark.parametrize(("method", "path", "body", "headers", "status"), ERRORS)
def test_an_error_has_the_one_shape(
    client: TestClient, method: str, path: str, body: bytes, headers: dict[str, str], status: int
) -> None:
    reply = client.request(method, path, content=body, headers=headers)
    problem = reply.json()
    assert reply.status_code == status == problem["status"]
    assert reply.headers["content-type"] == "application/problem+json"
    assert problem["type"].startswith("urn:waverly:")
    assert problem["title"]
    assert problem.keys() <= {"type", "title", "status", "detail", "at"}


def test_a_method_that_is_not_served_names_those_that_are(client: TestClient) -> None:
    assert "POST" in client.get("/v1/collect").headers["allow"]
    assert "POST" in client.get("/v1/products").headers["allow"]


def test_a_path_nobody_serves_and_another_method_are_answered_with_the_mend(
    client: TestClient,
) -> None:
    said = client.post("/v1/wishlist", headers=BEARER).json()["detail"]
    assert said.startswith("There is no such endpoint. Did you mean /v1/wishlists? Known are: ")
    assert client.get("/v1/orders", headers=BEARER).json()["detail"] == "Use POST here."


def test_a_compressed_body_is_said_to_be_one(client: TestClient) -> None:
    headers = BEARER | {"content-encoding": "gzip"}
    problem = client.post("/v1/orders", content=b"\x1f\x8b", headers=headers).json()
    assert problem["detail"].startswith("The body is compressed: gzip (content-encoding).")
