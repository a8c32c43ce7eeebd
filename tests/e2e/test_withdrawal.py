"""A shopper takes the yes back in the demo shop's cookie bar: the server knows nothing of them any more."""

from pathlib import Path

from playwright.sync_api import Page

from tests.e2e.conftest import Shop
from tests.e2e.test_story import arrive, look_around, waver


def kept_bytes(shop: Shop) -> bytes:
    """All files of the server's home: the database, its log, and whatever lies beside them."""
    files = [file for file in sorted(Path(shop.settings.home).rglob("*")) if file.is_file()]
    return b"\n".join(file.read_bytes() for file in files)


def change_the_mind(page: Page) -> None:
    """Open the cookie bar again and say no; return when the server has answered."""
    page.get_by_role("button", name="Cookie settings").click()
    with page.expect_response(lambda reply: '"forget"' in (reply.request.post_data or "")) as told:
        page.get_by_role("button", name="Only necessary").click()
    assert told.value.status == 200


def test_after_a_no_no_byte_of_the_visitor_is_kept_and_nothing_more_is_sent(
    page: Page, shop: Shop
) -> None:
    arrive(page, shop)
    waver(page)
    visitor = page.evaluate("JSON.parse(localStorage.getItem('waverly:visitor'))").encode()
    assert visitor in kept_bytes(shop)
    change_the_mind(page)
    assert visitor not in kept_bytes(shop)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
    page.clock.install()
    look_around(page, 20)
    page.goto(shop.store + "/shoes")
    look_around(page, 20)
    assert sent
    assert [each for each in sent if each.startswith("POST")] == []
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []
    assert visitor not in kept_bytes(shop)
