import re
import time
from importlib import resources
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from tests.support.builders import ask_store
from tests.unit.admin.shop import (
    NOON,
    SECRET,
    SITE,
    Event,
    batch,
    buy,
    decision_of,
    prepared,
    product_page,
    send,
    serving,
    sign_in,
    waver,
    wavering,
)
from waverly.admin.access.security_headers import POLICY
from waverly.catalogue import ShopFacts
from waverly.deciding.share_table import ShareTable, TriggerShares
from waverly.scoring.training_log import Training, log_training
from waverly.storage.catalogue.shop_rows import remember_shop
from waverly.storage.site.share_rows import keep_table

PAGES = ["/admin/", "/admin/live", "/admin/sessions", "/admin/campaigns", "/admin/system"]
PAGES += [
    "/admin/journeys",
    "/admin/friction",
    "/admin/measuring",
    "/admin/capture",
    "/admin/catalogue",
]
HOSTILE = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'


def put_into_cart(client: TestClient, visitor: str, at: int) -> None:
    """The goal of `returns-answers`."""
    added: Event = {"kind": "add_to_cart", "product": "FW-1", "price": 129.0}
    send(client, batch(visitor, [added], at, view="v2", page=product_page()), at)


def test_a_new_shop_is_told_what_is_still_to_do(owner: TestClient) -> None:
    before = owner.get("/admin/").text
    assert "1 of 5 done" in before
    assert ">Put the tag on the shop’s pages</a>" in before
    assert "Day by day" not in before  # of nothing
    assert "charts.js" not in before
    waver(owner, "ann", NOON)
    after = owner.get("/admin/").text
    assert '<span class="visually-hidden">Done: </span>Put the tag on the shop’s pages' in after


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_served_before_any_shopper_came(owner: TestClient, path: str) -> None:
    assert owner.get(path).status_code == 200


@pytest.mark.parametrize(
    "path", [*PAGES, "/admin/live/events", "/admin/sessions/x", "/admin/decisions/x"]
)
def test_those_not_signed_in_are_sent_to_sign_in_and_back(visitor: TestClient, path: str) -> None:
    reply = visitor.get(path)
    assert reply.status_code == 303
    assert reply.headers["location"] == f"/admin/sign-in?next={path.replace('/', '%2F')}"


@pytest.mark.parametrize(
    "path",
    [
        *PAGES,
        "/admin/sign-in",
        "/admin/nowhere",
        "/admin/sessions/nobody",
        "/admin/sessions?before=x",
        "/admin/?site=pk_other",
        "/admin/static/base.css",
        "/admin/static/none.css",
    ],
)
def test_every_answer_carries_the_policy(owner: TestClient, path: str) -> None:
    assert owner.get(path).headers["content-security-policy"] == POLICY


def test_no_page_holds_an_inline_script_style_or_handler(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    paths = [*PAGES, "/admin/sessions/s-ann", "/admin/campaigns/returns-answers"]
    for page in [owner.get(path).text for path in paths]:
        assert not re.search(
            r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|https?://(?!testserver)", page
        )


@pytest.mark.parametrize(
    ("path", "status", "back"),
    [
        ("/admin/nowhere", 404, "To the overview"),
        ("/admin/sessions/nobody", 404, "To the visits"),
        ("/admin/decisions/nothing", 404, "To the visits"),
        ("/admin/campaigns/nothing", 404, "To the campaigns"),
        ("/admin/?site=pk_other", 404, "To the overview"),
        ("/admin/sessions?before=yesterday", 400, "To the visits"),
    ],
)
def test_errors_are_pages_with_a_way_back(
    owner: TestClient, path: str, status: int, back: str
) -> None:
    reply = owner.get(path)
    assert reply.status_code == status
    assert reply.headers["content-type"].startswith("text/html")
    assert back in reply.text
    assert ('<nav aria-label="Main">' in reply.text) == ("pk_other" not in path)


def test_an_error_shows_no_navigation_to_a_stranger(visitor: TestClient) -> None:
    reply = visitor.get("/admin/nowhere")
    assert (reply.status_code, "<nav" in reply.text) == (404, False)


@pytest.mark.parametrize("path", ["/admin/letters", "/admin/measuring", "/admin/doctor"])
def test_every_page_is_in_the_navigation(owner: TestClient, path: str) -> None:
    within = owner.get(path).text.partition('<nav class="within"')[2].partition("</nav>")[0]
    assert f'href="{path}" aria-current="page"' in within


def test_the_overview_says_what_happened_today(owner: TestClient) -> None:
    an_hour_ago = time.time_ns() // 1_000_000 - 3_600_000
    for shopper in ("ann", "bob", "cem"):
        waver(owner, shopper, an_hour_ago)
    buy(owner, "ann", an_hour_ago, "s-order")
    page = owner.get("/admin/").text
    assert "Waverly noticed 3 moments of hesitation" in page
    assert "The starting rules decide" in page
    assert "because none has been trained here" in page
    assert "&lt;script async src=&#34;http://testserver/waverly.js&#34;" in page


def test_journeys_say_how_steps_are_counted_and_what_repeated_actions_are(
    owner: TestClient,
) -> None:
    hours_ago = time.time_ns() // 1_000_000 - 2 * 3_600_000
    for shopper in ("ann", "bob"):
        waver(owner, shopper, hours_ago)
    page = owner.get("/admin/journeys").text
    assert "A visit that reached a later step counts for the earlier ones, too." in page
    assert "Repeated actions: views in which something was done again" in page


def test_the_overview_says_where_its_tag_works(tmp_path: Path) -> None:
    said = "This tag works on this computer only."
    for number, (address, is_said) in enumerate(
        (("http://127.0.0.1:8765", True), ("https://help.shop.example", False))
    ):
        with serving(prepared(tmp_path / str(number), public_url=address)) as owner:
            sign_in(owner)
            assert (said in owner.get("/admin/").text) is is_said


def test_the_overview_says_why_the_last_training_gave_no_model(
    owner: TestClient, tmp_path: Path
) -> None:
    kept = Training(at=NOON, kind="kept", sentence="The new one was worse.", site=SITE)
    log_training(tmp_path / "models" / SITE, kept)
    page = owner.get("/admin/").text
    assert "No model estimates who is likely to buy. The new one was worse." in page
    assert "none has been trained here" not in page


def test_the_overview_names_the_table_of_lifts_when_it_divides_the_shares_without_a_model(
    tmp_path: Path,
) -> None:
    settings = prepared(tmp_path)
    table = ShareTable(triggers={"pause": TriggerShares(lead="returns-answers")})
    ask_store(settings, lambda store: keep_table(store, SITE, table, NOON))
    with serving(settings) as owner:
        sign_in(owner)
        page = owner.get("/admin/").text
    assert "own orders decide how often" in page
    assert "The starting rules decide" not in page


def test_the_stores_own_people_are_marked_and_told_that_no_holdout_took_part(
    owner: TestClient,
) -> None:
    preview = msgspec.json.decode(wavering("own", NOON)) | {"preview": True}
    send(owner, msgspec.json.encode(preview), NOON)
    assert '<span class="tag off">preview</span>' in owner.get("/admin/sessions").text
    page = owner.get(f"/admin/decisions/{decision_of(owner, 's-own')}").text
    assert "A preview for the shop’s own people" in page
    assert "Not held out" not in page
    session = owner.get("/admin/sessions/s-own").text
    for told in (page, session):
        assert "was shown in a preview for the store’s own people" in told
    assert '<span class="tag off">preview</span></h1>' in session


def test_own_people_are_marked_though_they_asked_nothing(owner: TestClient) -> None:
    looking = msgspec.json.decode(wavering("own", NOON)) | {"preview": True}
    del looking["ask"]
    send(owner, msgspec.json.encode(looking), NOON)
    assert '<span class="tag off">preview</span>' in owner.get("/admin/sessions").text


def test_a_session_tells_what_was_noticed_and_why_that_was_decided(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    page = owner.get("/admin/sessions/s-ann").text
    assert "Lingered on a policy" in page
    assert "strength 80%" in page
    assert "Every campaign for this moment, and what became of it" in page
    assert 'title="policy_linger"' in page
    assert re.search(r"<dt>Time taken</dt><dd>\d+\.\d ms</dd>", page)


def test_a_decision_is_made_again_and_is_the_same(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    page = owner.get(f"/admin/decisions/{decision_of(owner, 's-ann')}").text
    assert "the decision is the same" in page
    assert "(answers trust, shipping, timing)" in page
    table, others = page.split("campaigns are for other moments", 1)
    assert "Before you go" not in table.split("Every campaign for this moment")[1]
    assert "Before you go" in others and "headed for the exit" in others
    # Of two decimals 0.0951 and 0.1 would look the same.
    assert re.search(r"drew 0\.\d{4}; below 0\.\d\d is held out", page)


def test_campaigns_say_when_they_are_shown_and_that_it_is_too_early(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    waver(owner, "bob", NOON, product_page(referrer="search"))
    page = owner.get("/admin/campaigns").text
    assert ("May be helped" in page, "Too early to say" in page) == (True, True)
    one = owner.get("/admin/campaigns/returns-answers").text
    assert "When a shopper on a product, cart or search page lingered on a policy" in one
    assert "or searched about returns or shipping." in one
    assert ("Too few to say by" in one, "Their figures so far" in one) == (True, True)
    assert "What if they don&#39;t fit?" in one
    assert "At most once a visit and 5 times a visitor" in one


SHIPPED = sorted(
    {
        file.name.removesuffix(".toml")
        for folder in ("starter", "demo")
        for file in resources.files("waverly.campaigns").joinpath(folder).iterdir()
        if file.name.endswith(".toml")
    }
)


@pytest.mark.parametrize("campaign", SHIPPED)
def test_every_campaign_that_ships_has_a_page_that_says_what_it_shows(
    owner: TestClient, campaign: str
) -> None:
    reply = owner.get(f"/admin/campaigns/{campaign}")
    assert (reply.status_code, "what it says" in reply.text) == (200, True)


def test_a_shop_in_a_seventh_language_reads_where_to_write_its_words(tmp_path: Path) -> None:
    settings = prepared(tmp_path)
    facts = ShopFacts(lang="da")
    ask_store(settings, lambda store: remember_shop(store, SITE, facts, NOON + 1))
    with serving(settings) as client:
        sign_in(client)
        page = client.get("/admin/campaigns/fit-note").text
        firsts = [client.get(f"/admin/{each}").text for each in ("", "campaigns")]
    assert "Your shop is in Danish, and this help is written in English, " in page
    assert "under [locales.da] in its file: why, title and actions." in page
    assert all("Your shop is in Danish, and no campaign that is on" in each for each in firsts)
    assert re.search(r"/admin/campaigns/[a-z-]+#looks", firsts[1])


def test_a_result_that_can_be_said_is_drawn_with_its_limits(owner: TestClient) -> None:
    for number in range(220):
        waver(owner, f"v{number}", NOON)
        if number % 5:
            put_into_cart(owner, f"v{number}", NOON + 60_000)
    page = owner.get("/admin/campaigns/returns-answers").text
    assert re.search(r'<svg class="interval (open|better|worse)" role="img"', page)
    assert re.search(r"between [+−][\d.]+ and [+−][\d.]+", page)
    assert "The groups are as planned" in page
    assert re.search(
        r"meant to be(; the difference may be chance)?\. "
        r"The held out here are those who never get any help \(10\.0% planned\), and",
        page,
    )


def test_the_list_of_sessions_goes_on_where_the_page_ends(owner: TestClient) -> None:
    for number in range(51):
        viewed: Event = {"kind": "viewed_product", "product": "FW-1"}
        at = NOON + number * 1000
        send(owner, batch(f"v{number}", [viewed], at, page=product_page()), at)
    first = owner.get("/admin/sessions").text
    assert "s-v50" in first
    assert "s-v0<" not in first
    earlier = re.search(r"/admin/sessions\?before=\d+", first)
    assert earlier is not None
    last = owner.get(earlier[0]).text
    assert "/admin/sessions/s-v0" in last
    assert "s-v50" not in last


def test_the_list_of_sessions_says_in_what_money_was_paid(owner: TestClient) -> None:
    buy(owner, "ann", NOON, "s-order")
    assert "<strong>129.00 EUR</strong>" in owner.get("/admin/sessions").text


def test_what_a_shopper_sends_is_text_and_never_markup(owner: TestClient) -> None:
    page = product_page(name=HOSTILE, referrer=IMAGE) | {"path": f"/{IMAGE}", "device": HOSTILE}
    waver(owner, "eve", NOON, page)
    events: list[Event] = [
        {"kind": HOSTILE},
        {"kind": "searched", "query": IMAGE},
        {"kind": "add_to_cart", "product": HOSTILE},
        {"kind": "form_struggle", "strength": 0.5, "field": IMAGE},
    ]
    send(owner, batch("eve", events, NOON + 1000, page=page, view="v2"), NOON + 1000)
    for path in ("/admin/", "/admin/sessions", "/admin/sessions/s-eve"):
        text = owner.get(path).text
        assert "<script>alert" not in text
        assert "<img" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in owner.get("/admin/sessions/s-eve").text


def test_a_hostile_session_id_is_found_and_escaped(owner: TestClient) -> None:
    viewed: Event = {"kind": "viewed_product", "product": "FW-1"}
    send(owner, batch("eve", [viewed], NOON, session=IMAGE, page=product_page()), NOON)
    text = owner.get("/admin/sessions").text
    assert "<img" not in text
    link = re.search(r'href="(/admin/sessions/%22[^"]+)"', text)
    assert link is not None
    assert owner.get(link[1]).status_code == 200


def test_static_files_are_kept_but_asked_for_again(owner: TestClient) -> None:
    reply = owner.get("/admin/static/charts.js")
    assert reply.headers["content-type"].startswith("text/javascript")
    assert (
        owner.get(
            "/admin/static/charts.js", headers={"if-none-match": reply.headers["etag"]}
        ).status_code
        == 304
    )


def test_pages_with_data_are_never_stored(owner: TestClient) -> None:
    assert owner.get("/admin/").headers["cache-control"] == "no-store"


def test_the_report_can_be_taken_along_as_one_page(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    reply = owner.get("/admin/report.html")
    assert reply.headers["content-disposition"].startswith('attachment; filename="waverly-')
    assert "what help changed" in reply.text


def test_a_shop_where_nobody_hesitated_has_no_empty_parts_of_friction(owner: TestClient) -> None:
    send(owner, batch("ann", [], NOON, page=product_page()), NOON)
    owner.put(
        "/v1/clock",
        headers={"authorization": f"Bearer {SECRET}"},
        json={"now": NOON + 60 * 60_000},
    )
    page = owner.get("/admin/friction").text
    assert "In 0 of 1 visits" in page and "Only the script in your pages" in page
    assert "drawn at random" not in page and "By part of the page" not in page


def test_a_session_says_how_its_decisions_are_explained_on_a_terminal(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    page = owner.get("/admin/sessions/s-ann").text
    assert f"<code>waverly explain {decision_of(owner, 's-ann')}</code>" in page
