"""The gallery of the demo store: every overlay, in every format and state, as people see it."""

import pytest
from playwright.sync_api import Page, expect

from demo_store.showcase import examples, previews
from tests.e2e.conftest import Shop

KINDS = sorted(examples())

FITS = """card => {
  const box = card.getBoundingClientRect();
  const { clientWidth, clientHeight, scrollWidth } = document.documentElement;
  const inPage = card.classList.contains("inline");
  return scrollWidth <= clientWidth && box.left > -1 && box.right < clientWidth + 1
    && card.scrollWidth <= card.clientWidth + 1
    && (inPage || (box.top > -1 && box.bottom < clientHeight + 1));
}"""


@pytest.fixture
def gallery(page: Page, shop: Shop) -> Page:
    """The gallery on a narrow screen, where it is hardest to fit."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(reduced_motion="reduce")  # what still moves cannot be measured
    page.goto(f"{shop.store}/gallery")
    page.clock.run_for(3500)
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_every_overlay_of_a_kind_shows_fits_and_closes(gallery: Page, kind: str) -> None:
    for preview in previews(kind):
        button = gallery.locator(f'[data-preview="{preview.name}"]')
        button.dispatch_event("click")
        card = gallery.locator("waverly-help .card").last
        expect(card).to_be_visible()
        assert card.evaluate(FITS), preview.name
        card.locator(".close").dispatch_event("click")
        expect(card).to_have_count(0)


def test_a_preview_sends_nothing(gallery: Page) -> None:
    sent: list[str] = []
    gallery.on("request", lambda request: sent.append(request.method))
    gallery.locator('[data-preview="reminder:corner"]').dispatch_event("click")
    card = gallery.locator("waverly-help .card")
    card.get_by_label("Email address").fill("sam@example.com")
    card.get_by_role("button", name="Remind me").click()
    expect(card.get_by_text("We will write tomorrow.")).to_be_visible()
    gallery.clock.run_for(30_000)
    assert "POST" not in sent


def test_inline_help_appears_in_the_place_marked_for_it(gallery: Page) -> None:
    slot = gallery.locator('[data-waverly-slot="gallery-message"]')
    empty = slot.evaluate("slot => slot.offsetHeight")
    gallery.locator('[data-preview="message:inline"]').dispatch_event("click")
    card = slot.locator("waverly-help .card")
    expect(card).to_be_visible()
    card.locator(".close").dispatch_event("click")
    expect(card).to_have_count(0)
    assert slot.evaluate("slot => slot.offsetHeight") == empty < 200


def test_inline_help_is_brought_into_view_on_a_phone(gallery: Page) -> None:
    gallery.set_viewport_size({"width": 360, "height": 740})
    gallery.locator('[data-preview="review:inline"]').click()
    card = gallery.locator("waverly-help .card")
    expect(card).to_be_in_viewport(ratio=1)
    menu = gallery.locator("header").first.bounding_box()
    box = card.bounding_box()
    assert menu is not None and box is not None
    assert box["y"] >= menu["height"]
