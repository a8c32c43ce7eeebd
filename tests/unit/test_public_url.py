from starlette.requests import Request

from waverly.public_url import base_of, tag_of


def a_request(host: str) -> Request:
    scope = {"type": "http", "scheme": "http", "server": (host, 8765), "path": "/", "headers": []}
    return Request({**scope, "headers": [(b"host", f"{host}:8765".encode())]})


def test_the_address_that_was_set_goes_before_the_one_asked() -> None:
    assert base_of(a_request("127.0.0.1"), "https://waverly.example/") == "https://waverly.example"
    assert base_of(a_request("127.0.0.1"), "") == "http://127.0.0.1:8765"


def test_the_tag_is_one_line_with_the_server_and_the_site() -> None:
    assert tag_of("https://waverly.example", "pk_shop") == (
        '<script async src="https://waverly.example/waverly.js" data-site="pk_shop"></script>'
    )


def test_below_a_path_the_tag_says_where_to_post() -> None:
    assert tag_of("https://shop.example/help", "pk_shop") == (
        '<script async src="https://shop.example/help/waverly.js" data-site="pk_shop"'
        ' data-server="https://shop.example/help"></script>'
    )
