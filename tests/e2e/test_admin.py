"""The admin in a real browser: every page, with the keyboard, on a phone, in the dark, without barriers."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import msgspec
import pytest
import uvicorn
from msgspec import Struct
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.support.builders import DAY, some_facts
from tests.support.in_a_thread import run
from tests.unit.admin.shop import OWNER, PASSWORD, SITE, Event, batch, prepared, product_page
from waverly.app import create_app
from waverly.clock import SystemClock
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.catalogue.product_rows import remember_products

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "client_js/node_modules/axe-core/axe.min.js"
DECISION = ".strip .entry > details > summary"
PAGES = ["/", "/live", "/sessions", "/sessions/s-ann", "/people/ann"]
PAGES += ["/campaigns", "/campaigns/returns-answers"]
PAGES += ["/letters", "/learning", "/journeys", "/friction", "/measuring", "/capture"]
PAGES += ["/catalogue", "/catalogue/alpha", "/campaigns/fit-note/edit"]
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
SCROLLING = """[...document.querySelectorAll('.scroll')]
  .filter(each => each.scrollWidth > each.clientWidth).map(each => each.ariaLabel)"""
NO_TABLE = """[...document.querySelectorAll('main table')]
  .filter(each => !['table', 'inline-table'].includes(getComputedStyle(each).display))
  .map(each => each.className)"""
CUT = """[...document.querySelectorAll('main :is(th, td, caption)')]
  .filter(each => !each.closest('.visually-hidden, .cards:not(.sorted) thead'))
  .filter(each => each.getBoundingClientRect().right > innerWidth || each.scrollWidth > each.clientWidth + 1)
  .map(each => each.textContent)"""
RUN_AXE = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
  const found = await axe.run(document, {runOnly: tags, iframes: false});
  return JSON.stringify(found.violations.map(v => ({id: v.id, nodes: v.nodes.map(n => n.html)})));
}"""


class Violation(Struct):
    """What axe objects to."""

    id: str
    nodes: list[str]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running server at which two shoppers wavered and bought, one of them yesterday."""
    home = tmp_path_factory.mktemp("home")
    settings = prepared(home)
    run(state_products(settings))
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    config = uvicorn.Config(create_app(settings), log_level="error", timeout_graceful_shutdown=1)
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
    thread.start()
    arrive(url, "dan", days_ago=1)  # a visit that is over, and counts
    arrive(url, "ann")
    yield url
    running.should_exit = True
    thread.join()
    listener.close()


async def state_products(settings: Settings) -> None:
    """A shoe whose price fell six days ago, and one nobody said much of."""
    now = SystemClock().now()
    async with open_store(settings.database_url) as store:
        for days, price in ((80, 120.0), (6, 90.0)):
            shoes = [
                some_facts(price=price, stock=3),
                some_facts(id="beta", reviews=(), price=None),
            ]
            await remember_products(store, SITE, shoes, now - days * DAY)


def arrive(url: str, visitor: str, days_ago: int = 0) -> None:
    """A shopper lingers on the returns policy, asks, and buys."""
    now = time.time_ns() // 1_000_000 - days_ago * DAY
    events: list[Event] = [
        {"kind": "viewed_product", "product": "FW-1", "price": 129.0, "currency": "EUR"},
        {
            "kind": "purchased",
            "order": f"o-{visitor}-as-long-as-many-a-shop-has",
            "value": 129.0,
            "currency": "EUR",
        },
        {"kind": "policy_linger", "strength": 0.8, "target": "returns", "dwell_ms": 12_000},
    ]
    body = batch(visitor, events, now, page=product_page(), ask=True)
    headers = {"content-type": "text/plain", "waverly-now": str(now)}
    httpx2.post(f"{url}/v1/collect", content=body, headers=headers).raise_for_status()


def sign_in(page: Page, server: str) -> None:
    page.goto(f"{server}/admin/")
    page.get_by_label("Name").fill(OWNER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Overview")).to_have_attribute("aria-current", "page")


@pytest.fixture
def owner(browser: Browser, server: str) -> Iterator[Page]:
    """A signed-in owner whose console must stay clean."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield from watched(context, server)


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    yield from watched(context, server)


@pytest.fixture(params=["light", "dark"])
def judged(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that axe may be put into: the only one without the content security policy."""
    context = browser.new_context(bypass_csp=True, color_scheme=request.param)
    yield from watched(context, server)


def watched(context: BrowserContext, server: str) -> Iterator[Page]:
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    sign_in(page, server)
    yield page
    context.close()
    # A form that is refused answers 422, and the browser itself says so; nothing of ours may.
    assert [line for line in said if "status of 422" not in line] == []


def violations(page: Page) -> list[Violation]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return msgspec.json.decode(str(page.evaluate(RUN_AXE)), type=list[Violation])


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_barrier(judged: Page, server: str, path: str) -> None:
    judged.goto(f"{server}/admin{path}")
    judged.evaluate(OPEN_ALL)
    assert violations(judged) == []


def test_axe_finds_no_barrier_at_the_sign_in_and_on_a_decision(judged: Page, server: str) -> None:
    judged.goto(f"{server}/admin/sessions/s-ann")
    judged.locator(DECISION).click()
    judged.get_by_role("link", name="Make this decision again").click()
    expect(judged.get_by_text("the decision is the same")).to_be_visible()
    assert violations(judged) == []
    judged.get_by_role("button", name="Sign out").click()
    expect(judged.get_by_role("heading", name="Sign in")).to_be_visible()
    assert violations(judged) == []


@pytest.mark.parametrize("path", PAGES)
def test_on_a_wide_screen_a_table_has_rows_and_columns_and_nothing_is_cut(
    owner: Page, server: str, path: str
) -> None:
    owner.goto(f"{server}/admin{path}")
    owner.evaluate(OPEN_ALL)
    assert owner.evaluate(NO_TABLE) == []
    assert owner.evaluate(CUT) == []


def test_the_form_of_visits_has_room_for_the_longest_moment(owner: Page, server: str) -> None:
    owner.goto(f"{server}/admin/sessions")
    field = owner.get_by_label("Moment")
    given = field.evaluate("field => field.offsetWidth")
    needed = field.evaluate(
        "field => { field.style.inlineSize = 'auto'; return field.offsetWidth; }"
    )
    assert needed <= given


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_never_scrolls_sideways(phone: Page, server: str, path: str) -> None:
    phone.goto(f"{server}/admin{path}")
    phone.evaluate(OPEN_ALL)
    wide = phone.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide == 0


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/sessions",
        "/people/ann",
        "/campaigns",
        "/journeys",
        "/friction",
        "/learning",
        "/catalogue/alpha",
    ],
)
def test_on_a_phone_rows_read_as_cards_and_no_table_scrolls_or_is_cut(
    phone: Page, server: str, path: str
) -> None:
    phone.goto(f"{server}/admin{path}")
    phone.evaluate(OPEN_ALL)
    assert phone.evaluate(SCROLLING) == []
    assert phone.evaluate(CUT) == []


def test_on_a_phone_a_card_is_still_a_row_of_its_table_with_a_label_to_each_figure(
    phone: Page, server: str
) -> None:
    phone.goto(f"{server}/admin/sessions")
    table = phone.get_by_role("table", name="The latest visits")
    moments = table.get_by_role("row", name="visitor ann").get_by_role("cell").nth(2)
    expect(moments).to_have_text("1")
    label = moments.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label.startswith('"Moments"')


def test_what_cannot_be_kept_stays_typed_with_the_reason_and_no_barrier(
    judged: Page, server: str
) -> None:
    judged.goto(f"{server}/admin/measuring")
    field = judged.get_by_label("Rates")
    field.fill("EUR=1 USD=free")
    field.press("Enter")
    field = judged.get_by_label("Rates")
    expect(field).to_have_value("EUR=1 USD=free")
    expect(field).to_have_accessible_description(re.compile("cannot be read: USD=free"))
    expect(field).to_be_focused()
    assert violations(judged) == []


def test_the_charts_are_drawn_from_the_table(owner: Page, server: str) -> None:
    owner.goto(f"{server}/admin/")
    expect(owner.locator("#charts canvas")).to_have_count(4)
    expect(owner.locator("#charts strong").first).to_have_text(re.compile(r"^\d+$"))


def test_the_tag_can_be_copied(owner: Page, server: str) -> None:
    owner.context.grant_permissions(["clipboard-read", "clipboard-write"])
    owner.goto(f"{server}/admin/")
    owner.get_by_role("button", name="Copy").click()
    expect(owner.locator("#copied")).to_have_text("Copied")
    tag = f'<script async src="{server}/waverly.js" data-site="pk_test"></script>'
    assert owner.evaluate("navigator.clipboard.readText()") == tag


def test_a_session_sent_while_the_live_page_is_open_appears_there(owner: Page, server: str) -> None:
    owner.goto(f"{server}/admin/live")
    expect(owner.locator("#connection")).to_have_text("Connected")
    log = owner.get_by_role("log")
    # Who came before is there, and is not read out.
    expect(log.locator("#feed > li")).to_have_count(2)
    expect(log).to_have_attribute("aria-live", "off")
    arrive(server, "bob")
    entry = log.locator("#feed > li").first
    expect(log).to_have_attribute("aria-live", "polite")
    expect(entry).to_contain_text("Lingered on a policy")
    expect(owner.get_by_text("No shopper has come yet")).to_be_hidden()
    entry.get_by_role("link").click()
    expect(owner.get_by_role("heading", name="Visit of")).to_be_visible()


def test_of_many_entries_the_newest_are_shown_and_the_others_a_press_away(
    owner: Page, server: str
) -> None:
    for number in range(32):
        arrive(server, f"of-many-{number}")
    owner.goto(f"{server}/admin/live")
    entries = owner.locator("#feed > li")
    expect(entries.filter(visible=True)).to_have_count(30)
    expect(entries.first).to_contain_text("Visitor of-many-31")
    owner.get_by_role("button", name="Show earlier").click()
    expect(entries.nth(30)).to_be_visible()
    expect(entries.nth(30).get_by_role("link")).to_be_focused()
    expect(owner.get_by_role("log")).to_have_attribute("aria-live", "off")
    expect(owner.get_by_role("button", name="Show earlier")).to_be_hidden()


def test_the_owners_own_preview_is_told_from_a_shopper(owner: Page, server: str) -> None:
    owner.goto(f"{server}/admin/live")
    expect(owner.locator("#connection")).to_have_text("Connected")
    events: list[Event] = [{"kind": "policy_linger", "strength": 0.8, "target": "returns"}]
    body = msgspec.json.decode(batch("own", events, time.time_ns() // 1_000_000))
    sent = msgspec.json.encode(body | {"preview": True})
    headers = {"content-type": "text/plain"}
    httpx2.post(f"{server}/v1/collect", content=sent, headers=headers).raise_for_status()
    own = owner.locator("#feed > li", has_text="Visitor own")
    expect(own.locator(".tag")).to_have_text("preview")
    expect(owner.locator("#feed > li", has_text="Visitor ann").locator(".tag")).to_have_count(0)


def test_what_comes_late_has_its_place_by_its_own_time_and_carries_its_date(
    owner: Page, server: str
) -> None:
    owner.goto(f"{server}/admin/live")
    expect(owner.locator("#connection")).to_have_text("Connected")
    arrive(server, "late", days_ago=2)
    late = owner.locator("#feed > li", has_text="Visitor late")
    expect(late.locator("time")).to_have_text(re.compile(r"^\d{4}-\d\d-\d\d, "))
    arrive(server, "now")
    expect(owner.locator("#feed > li").first).to_contain_text("Visitor now")
    expect(owner.locator("#feed > li").last).to_contain_text("Visitor late")


def test_reading_out_can_be_switched_off(owner: Page, server: str) -> None:
    owner.goto(f"{server}/admin/live")
    log = owner.get_by_role("log")
    owner.get_by_label("Announce new entries (screen readers)").uncheck()
    owner.get_by_label("Announce new entries (screen readers)").check()
    expect(log).to_have_attribute("aria-live", "polite")
    owner.get_by_label("Announce new entries (screen readers)").uncheck()
    expect(log).to_have_attribute("aria-live", "off")


def test_the_keyboard_reaches_the_content_at_once_and_opens_a_decision(
    owner: Page, server: str
) -> None:
    owner.goto(f"{server}/admin/sessions/s-ann")
    owner.keyboard.press("Tab")
    expect(owner.get_by_role("link", name="Skip to content")).to_be_focused()
    owner.keyboard.press("Enter")
    expect(owner.locator("#content")).to_be_focused()
    summary = owner.locator(DECISION)
    for _ in range(10):
        owner.keyboard.press("Tab")
        if summary.evaluate("element => element === document.activeElement"):
            break
    owner.keyboard.press("Enter")
    expect(
        owner.get_by_text("Every campaign for this moment, and what became of it")
    ).to_be_visible()


def look_is_drawn(page: Page) -> None:
    look = page.frame_locator("iframe.look")
    for window in ("wide", "phone"):
        drawn = look.frame_locator(f"iframe[name={window}]")
        expect(drawn.get_by_role("heading", name="Not sure about your size?")).to_be_visible()


def test_a_campaign_is_drawn_as_shoppers_see_it_and_an_edit_before_it_is_published(
    owner: Page, server: str
) -> None:
    owner.goto(f"{server}/admin/campaigns/fit-note/edit")
    look_is_drawn(owner)
    look = owner.frame_locator("iframe.look")
    file = owner.get_by_label("The file")
    file.fill(file.input_value().replace("Not sure about your size?", "Between two sizes?"))
    owner.get_by_role("button", name="Look at it").click()
    expect(owner.locator("#looks")).to_be_focused()
    wide = look.frame_locator("iframe[name=wide]")
    expect(wide.get_by_role("heading", name="Between two sizes?")).to_be_visible()
    look.get_by_label("Wording").select_option("In German")
    expect(wide.get_by_role("heading", name="Unsicher bei der Größe?")).to_be_visible()
    wide.get_by_role("button", name="Schließen").click()
    expect(wide.get_by_role("heading", name="Unsicher bei der Größe?")).to_be_hidden()
    look.get_by_role("button", name="Show it again").click()
    expect(wide.get_by_role("heading", name="Unsicher bei der Größe?")).to_be_visible()
    wide.get_by_role("link", name="Cart").click()
    expect(look.get_by_role("status")).to_have_text("In the shop this leads to /cart.")
    owner.reload()
    expect(file).to_have_value(re.compile("Not sure about your size?"))


def test_what_was_refused_is_drawn_as_it_stands_in_the_form(owner: Page, server: str) -> None:
    owner.goto(f"{server}/admin/campaigns/fit-note/edit")
    file = owner.get_by_label("The file")
    file.fill(file.input_value().replace("fit-note", "another-id"))
    owner.get_by_role("button", name="Check and publish").click()
    expect(owner.get_by_role("alert")).to_contain_text("Leave it as fit-note")
    expect(owner.frame_locator("iframe.look").get_by_role("alert")).to_contain_text("fit-note")


def test_what_is_drawn_can_reach_nothing_of_the_admin(owner: Page, server: str) -> None:
    owner.goto(f"{server}/admin/campaigns/fit-note")
    owner.locator("iframe.look").scroll_into_view_if_needed()
    look_is_drawn(owner)
    frames = [frame for frame in owner.frames if frame is not owner.main_frame]
    assert len(frames) == 3
    for frame in frames:
        assert frame.evaluate("origin") == "null"
        with pytest.raises(Error, match="sandboxed"):
            frame.evaluate("document.cookie")


def test_axe_finds_no_barrier_in_the_frame_of_a_look(judged: Page, server: str) -> None:
    judged.goto(f"{server}/admin/campaigns/fit-note/look")
    expect(judged.get_by_label("Wording")).to_be_visible()
    assert violations(judged) == []


def test_a_campaign_is_switched_off_with_one_press_and_checked_before_it_is_on(
    owner: Page, server: str
) -> None:
    owner.goto(f"{server}/admin/campaigns/fit-note")
    owner.get_by_role("button", name="Switch it off").click()
    expect(owner.get_by_role("status").first).to_contain_text("It is off, so nobody sees it.")
    owner.evaluate(
        "document.querySelector('.switch').addEventListener('submit', e => e.preventDefault())"
    )
    owner.get_by_role("button", name="Switch it on").click()
    expect(owner.locator(".switch").get_by_role("status")).to_have_text(re.compile("being checked"))
