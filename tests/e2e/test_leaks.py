"""Whatever is typed into whatever field of the shop, nothing of it is found anywhere of ours."""

import sqlite3
from contextlib import closing

from playwright.sync_api import Locator, Page

from tests.e2e.conftest import Shop
from tests.e2e.test_story import arrive

EMAIL = "leak-zq@example.com"
CARD = "4012 8888 8888 1881"
WORD = "Zanzibarweg"
SECRETS = ("leak-zq", "4012 8888", "4012+8888", "40128888", WORD)
"""Long enough, and no repeating decimals (37/90 is 0.4111…): no number of ours holds one by chance."""

PAGES = ("/", "/shoes", "/p/zx-elite", "/search?q=trail", "/cart", "/checkout", "/account")
FIELDS = "input:visible, textarea:visible"
BY_TYPE = {"email": EMAIL, "tel": CARD, "number": "40128888", "password": WORD}
NOT_TYPED = {"radio", "checkbox", "submit", "button", "hidden", "range", "date", "file", "image"}


def test_secrets_typed_into_every_field_are_found_nowhere(page: Page, shop: Shop) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    typed = 0
    for path in PAGES:
        arrive(page, shop, path) if path == PAGES[0] else page.goto(shop.store + path)
        typed += sum(type_into(field) for field in page.locator(FIELDS).all())
        if path.startswith("/p/"):  # a checkout without goods has no fields
            page.locator("label", has_text="42").first.click()
            page.get_by_role("button", name="Add to cart").click()
        page.clock.run_for(15_000)
    page.goto(f"{shop.store}/search?q={CARD.replace(' ', '+')}+{EMAIL}")
    page.clock.run_for(15_000)
    page.goto(shop.store)
    page.wait_for_load_state("networkidle")
    assert typed >= 10
    ours = [request for request in sent if request.startswith(shop.server)]
    assert any('"session_version"' in request for request in ours), (
        "the visit must have been reported"
    )
    assert found_in(" ".join(ours)) == []
    assert found_in(page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")) == []
    assert found_in(everything_in(shop)) == []


def type_into(field: Locator) -> bool:
    """Type a secret that suits the field, key by key as a person does; return whether it takes any."""
    kind = field.get_attribute("type") or "text"
    if kind in NOT_TYPED or not field.is_editable():
        return False
    field.focus()
    field.press_sequentially(BY_TYPE.get(kind, f"{WORD} {CARD} {EMAIL}"))
    return True


def found_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def everything_in(shop: Shop) -> str:
    """The whole database as text, with what is stored as bytes."""
    path = shop.settings.database_url.removeprefix("sqlite+aiosqlite:///")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        rows = [row for table in tables for row in connection.execute(f'SELECT * FROM "{table}"')]
    return " ".join(
        cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)
        for row in rows
        for cell in row
    )
