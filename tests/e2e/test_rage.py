"""Four presses on something dead: the server hears of both moments, and the replay tool of each once."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Shop
from tests.e2e.test_story import arrive, rows

BEFORE = """
window.told = [];
window.clarity = (...call) => told.push(call.join(" "));
addEventListener("DOMContentLoaded", () => {
  document.querySelector("script[data-site]").dataset.replay = "clarity";
  document.querySelector("h1").insertAdjacentHTML("afterend", "<button type=button id=dead>Compare</button>");
});
"""

HIDE = """
Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
document.dispatchEvent(new Event("visibilitychange"));
"""


def test_a_dead_button_pressed_in_anger_is_rage_and_dead(page: Page, shop: Shop) -> None:
    """The answer to the rage, with the shopper's mood, comes while the page may still react to the press."""
    page.add_init_script(BEFORE)
    arrive(page, shop)
    with page.expect_response(lambda reply: "rage_click" in (reply.request.post_data or "")):
        page.locator("#dead").click(click_count=4)
    expect(page.locator("html[data-waverly-mood]")).to_be_visible()
    with page.expect_response(lambda reply: "dead_click" in (reply.request.post_data or "")):
        page.clock.run_for(3000)
        page.evaluate(HIDE)  # else what is noticed while help is open waits for more
    page.wait_for_function("told.length > 1")
    assert page.evaluate("told") == ["event waverly_rage_click", "event waverly_dead_click"]
    visit = page.evaluate("JSON.parse(localStorage.getItem('waverly:session')).id")
    [(known,)] = rows(
        shop,
        "SELECT count(*) FROM journal WHERE session = ? AND cast(body AS text) LIKE '%dead_click%'",
        visit,
    )
    assert known == 1
