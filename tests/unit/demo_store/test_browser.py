"""The shop in a real browser. The page fixture fails a test whose page logs an error."""

from __future__ import annotations

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def layer(page: Page) -> list[list[object]]:
    """Return the dataLayer's entries as lists."""
    text = page.evaluate("JSON.stringify([...dataLayer].map(entry => [...entry]))")
    return msgspec.json.decode(str(text), type=list[list[object]])


def event_names(page: Page) -> list[object]:
    return [entry[1] for entry in layer(page) if entry[0] == "event"]


def add_zx_elite(page: Page) -> None:
    page.goto("/p/zx-elite")
    page.get_by_role("radio", name="43", exact=True).check()
    page.get_by_role("button", name="Add to cart").click()
    expect(page.get_by_text("Added to your cart")).to_be_visible()


def fill(page: Page, values: dict[str, str]) -> None:
    for label, value in values.items():
        page.get_by_label(label, exact=True).fill(value)


def test_a_shopper_walks_from_home_to_a_placed_order(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Only necessary").click()
    page.get_by_role("link", name="All trail shoes").click()
    page.get_by_role("link", name="ZX Elite").first.click()
    page.get_by_role("radio", name="43", exact=True).check()
    page.get_by_role("button", name="Add to cart").click()
    page.get_by_role("region", name="Cart").get_by_role("link", name="Checkout").click()
    page.get_by_label("Email", exact=True).fill("sam@example.com")
    page.get_by_role("button", name="Continue to delivery").click()
    fill(page, {"First name": "Sam", "Last name": "Reed", "Street and number": "Weg 1"})
    fill(page, {"Postcode": "10115", "Town or city": "Berlin"})
    page.get_by_role("button", name="Continue to payment").click()
    fill(page, {"Card number": "4242 4242 4242 4242", "Name on card": "Sam Reed"})
    fill(page, {"Expiry (MM/YY)": "12/34", "Security code": "123"})
    page.get_by_role("button", name="Review order").click()
    page.get_by_role("button", name="Place order").click()
    expect(page.get_by_role("heading", name="Thank you, Sam.")).to_be_visible()
    assert event_names(page) == ["purchase"]


def test_adding_needs_a_size_and_says_so(page: Page) -> None:
    page.goto("/p/zx-elite")
    button = page.get_by_role("button", name="Add to cart")
    expect(button).to_have_attribute("aria-disabled", "true")
    button.click(force=True)
    expect(page.locator("#size-message")).to_have_text("Choose a size")
    expect(page.get_by_role("radio", name="38", exact=True)).to_be_focused()
    assert "add_to_cart" not in event_names(page)


def test_adding_shows_a_toast_counts_announces_and_keeps_the_page(page: Page) -> None:
    add_zx_elite(page)
    assert page.url.endswith("/p/zx-elite")
    expect(page.locator("#cart-count")).to_have_text("1")
    expect(page.locator("#live")).to_have_text("ZX Elite, size 43, is in your cart.")
    assert event_names(page) == ["view_item", "add_to_cart"]


def test_the_size_guide_opens_as_a_dialog_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/p/zx-elite")
    button = page.get_by_role("button", name="Size guide")
    button.click()
    expect(page.get_by_role("dialog", name="Size guide")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Size guide")).to_be_hidden()
    expect(button).to_be_focused()


def test_a_thumbnail_and_a_colour_change_the_picture_without_a_new_page(page: Page) -> None:
    page.goto("/p/zx-elite")
    page.evaluate("window.stayed = true")
    page.locator('[data-view="sole"]').click()
    page.locator('[data-colour="slate"]').click()
    expect(page.locator("#gallery-main")).to_have_attribute("src", "/img/zx-elite/slate/sole.svg")
    assert page.evaluate("window.stayed") is True


def test_consent_begins_denied_and_is_granted_only_by_accepting(page: Page) -> None:
    page.goto("/")
    consent = [entry for entry in layer(page) if entry[0] == "consent"]
    assert [entry[1] for entry in consent] == ["default"]
    assert msgspec.convert(consent[0][2], dict[str, str])["analytics_storage"] == "denied"
    page.get_by_role("button", name="Accept").click()
    expect(page.locator("#consent")).to_be_hidden()
    update = msgspec.convert(layer(page)[-1][2], dict[str, str])
    assert update["analytics_storage"] == "granted"
    page.reload()
    expect(page.locator("#consent")).to_be_hidden()


def test_a_no_is_told_on_every_later_page(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Only necessary").click()
    page.goto("/c/road")
    [*_, told] = [entry for entry in layer(page) if entry[0] == "consent"]
    assert told[1] == "update"
    assert msgspec.convert(told[2], dict[str, str])["analytics_storage"] == "denied"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/", "/c/trail", "/search?q=zzz", "/p/zx-elite", "/cart", "/checkout", "/returns"]
)
def test_nothing_scrolls_sideways_at_360_pixels(page: Page, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 360, "height": 740})
    add_zx_elite(page)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_shop_works_without_scripts(browser: Browser, shop_url: str) -> None:
    context = browser.new_context(base_url=shop_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/p/zx-elite")
    page.get_by_role("radio", name="43", exact=True).check()
    page.get_by_role("button", name="Add to cart").click()
    expect(page.get_by_role("heading", name="Your cart")).to_be_visible()
    page.get_by_role("button", name="One more ZX Elite").click()
    expect(page.get_by_label("Quantity")).to_have_text("2")
    context.close()


@pytest.mark.parametrize("has_script", [True, False])
def test_a_wrong_code_stays_in_its_field_with_the_focus_and_the_email_stays_too(
    browser: Browser, shop_url: str, has_script: bool
) -> None:
    context = browser.new_context(base_url=shop_url, java_script_enabled=has_script)
    page = context.new_page()
    page.goto("/cart/restore?items=FW-1001-pine-43:1")
    page.goto("/checkout/contact")
    page.get_by_label("Email", exact=True).fill("sam@example.com")
    code = page.get_by_label("Discount code")
    code.fill("FREE")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("That code is not valid.")).to_be_visible()
    expect(code).to_be_focused()
    expect(code).to_have_value("FREE")
    code.fill("SPRING")
    code.press("Enter")
    expect(page.get_by_text("SPRING is applied.")).to_be_visible()
    expect(page.get_by_label("Email", exact=True)).to_have_value("sam@example.com")
    context.close()
