"""The half of the gate that draws: what only shows on a page is refused there, and mended it passes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import sync_playwright

from tests.support.builders import KEY, ask_store
from waverly.campaigns import parse
from waverly.campaigns.evidence import GateEvidence, was_drawn
from waverly.cli import group
from waverly.processes.chromium import browser_path
from waverly.publishing.browser.checks import script
from waverly.publishing.browser.chromium import why_not
from waverly.publishing.browser.scenes import scenes_of
from waverly.settings import Settings
from waverly.storage.site.gate_rows import evidence_of

pytestmark = pytest.mark.browser

CAMPAIGN = """
id = "hello"
name = "Hello"
why = "You looked at the size guide."
causes = { fit = 1.0 }
trigger = { moments = ["exit_intent"] }

[overlay]
kind = "message"
format = "modal"
lang = "en"
title = "TITLE"
body = "The {product.name} runs small. [Returns](/returns) are free."
actions = [{ type = "dismiss", label = "No, thanks" }]
"""
FAULTY = """css = '''
waverly-help::part(title) { color: #949494 }
waverly-help::part(close) { width: 16px; height: 16px; min-width: 0; min-height: 0 }
waverly-help::part(why) { font-size: 6px }
'''"""
PAGE = """<!doctype html><html lang="en"><head><title>A shop of its own</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","sku":"zx-1",
"name":"Shoe","offers":{"@type":"Offer","price":"10","priceCurrency":"EUR"}}</script>
<script>POLYFILL</script></head><body>
<header><a href="/">Home</a> <a href="/cart">Cart</a></header><h1>Shoe</h1>
<button data-waverly="add-to-cart">Add to cart</button></body></html>"""
LEAKING = PAGE.replace(
    "POLYFILL", "HTMLDialogElement.prototype.showModal = function () { this.show() };"
)
"""An old polyfill: a dialog that leaves the page behind it reachable."""


def write(settings: Settings, title: str, theme: str, page: str) -> None:
    home = Path(settings.home)
    (home / "campaigns" / "hello.toml").write_text(CAMPAIGN.replace("TITLE", title), "utf-8")
    (home / "theme.toml").write_text(theme, "utf-8")
    (home / "gate.html").write_text(page, "utf-8")


def test_four_faults_are_four_refusals_and_mended_it_is_published_with_its_evidence(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAVERLY_CHROMIUM", browser_path() or "")
    home = ("--home", settings.home)
    write(settings, "…", FAULTY, LEAKING)
    result = CliRunner().invoke(
        group, ["campaigns", "check", "--campaign", "hello", "--json", *home]
    )
    (faulty,) = json.loads(result.output)
    refused = {each["rule"] for each in faulty["findings"] if each.get("severity") != "noted"}
    assert refused == {"empty-name", "contrast", "focus-leak", "small-target"}
    assert any("insufficient size" in each["found"] for each in faulty["findings"]), "axe's own"

    write(settings, "Sizes", "", PAGE.replace("POLYFILL", ""))
    applied = CliRunner().invoke(group, ["campaigns", "apply", "--json", *home])
    kept = ask_store(settings, lambda store: evidence_of(store, KEY, "hello"))
    assert json.loads(applied.output)["added"] == ["hello"]
    assert isinstance(kept, GateEvidence) and kept.passed and was_drawn(kept)
    assert kept.parts[1].renders == 9 and "axe-core" in kept.parts[1].by


def test_every_campaign_that_comes_along_can_be_drawn() -> None:
    folder = Path(__file__).parents[2] / "server" / "waverly" / "campaigns"
    for file in sorted(folder.glob("*/*.toml")):
        scenes, found = scenes_of(parse(file.read_text(encoding="utf-8"), file.name))
        assert (len(scenes) > 0, found) == (True, [])


@pytest.mark.parametrize("name", ["checkout-answers", "returns-answers"])
def test_a_question_at_the_fold_of_a_sheet_is_as_large_as_when_it_is_scrolled_to(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("WAVERLY_CHROMIUM", browser_path() or "")
    file = Path(__file__).parents[2] / f"server/waverly/campaigns/starter/{name}.toml"
    result = CliRunner().invoke(
        group, ["campaigns", "check", str(file), "--json", "--home", settings.home]
    )
    (checked,) = json.loads(result.output)
    refused = [each for each in checked["findings"] if each.get("severity") != "noted"]
    assert (refused, result.exit_code) == ([], 0)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Not sure of the size?", "Not sure of the size?"),
        (
            "What others say of the fit of this shoe, and of its sole",
            "What others say of the fit of this shoe, …",
        ),
        (
            "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
            f"{'Donaudampfschifffahrtsgesellschaftskapitänsmütze'[:40]}…",
        ),
    ],
)
def test_what_is_refused_is_quoted_in_whole_words(text: str, quoted: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(f"<p>{text}</p>")
        assert page.eval_on_selector("p", script("words.js")) == quoted
        browser.close()


def test_a_machine_without_a_browser_says_what_is_missing() -> None:
    assert why_not("/no/such/program") == "no Chromium at /no/such/program"


def test_a_browser_on_the_path_is_found_without_being_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", str(Path(browser_path() or "").parent))
    monkeypatch.delenv("WAVERLY_CHROMIUM", raising=False)
    assert why_not("") == ""
