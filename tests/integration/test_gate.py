"""What shuts somebody out or misleads does not apply; mended, it does, and the passed run is kept."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.builders import KEY, NOW, ROOT, ask_store
from waverly.campaigns.accessibility import Theme
from waverly.campaigns.evidence import content_of
from waverly.cli import group
from waverly.errors import CampaignError, NotFound
from waverly.publishing.gate import check_campaign, is_refused
from waverly.publishing.published import Checked, evidence_of_publication
from waverly.publishing.words import check_by_words
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.site.campaign_folder import read_folder
from waverly.storage.site.gate_rows import evidence_of
from waverly.storage.site.policy_rows import apply_campaigns, current_version

CAMPAIGN = """
id = "hello"
name = "Hello"
why = "You looked at the size guide."
causes = { fit = 1.0 }
trigger = { moments = ["size_guide_unresolved"] }

[overlay]
kind = "message"
lang = "en"
title = "TITLE"
body = "BODY"
actions = [{ type = "dismiss", label = "No, thanks" }]
"""


def write(settings: Settings, title: str = "Sizes", body: str = "They run small.") -> None:
    text = CAMPAIGN.replace("TITLE", title).replace("BODY", body)
    Path(settings.home, "campaigns", "hello.toml").write_text(text, "utf-8")


def run(settings: Settings, *arguments: str) -> Result:
    return CliRunner().invoke(
        group, ["campaigns", *arguments, "--words-only", "--home", settings.home]
    )


def version(settings: Settings) -> str | None:
    return ask_store(settings, lambda store: current_version(store, KEY))


def test_what_fails_does_not_apply_and_says_where_why_and_how_to_mend_it(
    settings: Settings,
) -> None:
    before = version(settings)
    write(settings, title="…", body="Only 2 left!")
    result = run(settings, "apply")
    assert isinstance(result.exception, CampaignError)
    assert str(result.exception).startswith("This cannot be published: empty-name, and 1 more: …")
    assert "refused: empty-name, WCAG 2.4.6 at overlay.title: …" in result.output
    assert "refused: typed-stock at overlay.body: Only 2 left" in result.output
    assert version(settings) == before


def test_mended_it_applies_and_the_passed_run_opens(settings: Settings) -> None:
    write(settings, title="…")
    run(settings, "apply")
    write(settings)
    applied = json.loads(run(settings, "apply", "--json").output)
    kept = ask_store(settings, lambda store: evidence_of(store, KEY, "hello"))
    assert (version(settings), applied["gate"][0]["passed"]) == (applied["after"], True)
    assert kept is not None and kept.passed and kept.findings == ()
    assert [part.skipped for part in kept.parts] == ["", "not asked for"]
    assert "contrast of the theme's colours (1.4.3, 1.4.11)" in kept.parts[0].checked


def test_the_shops_look_counts(settings: Settings) -> None:
    write(settings)
    Path(settings.home, "theme.toml").write_text('[light]\nink = "#949494"\n', "utf-8")
    result = run(settings, "check", "--campaign", "hello")
    assert (result.exit_code, "contrast, WCAG 1.4.3 at theme.light.ink" in result.output) == (
        1,
        True,
    )


def test_a_check_applies_nothing_and_says_which_half_ran(settings: Settings) -> None:
    before = version(settings)
    write(settings, body="Delivery costs 4,90 €.")
    result = run(settings, "check", "--campaign", "hello")
    assert "hello: passed\n  noted: typed-amount at overlay.body: 4,90 €" in result.output
    assert (
        "Checked by words alone; nothing was drawn in a browser (not asked for)." in result.output
    )
    assert (result.exit_code, version(settings)) == (0, before)


def test_checking_a_campaign_nobody_wrote_is_an_error_that_names_the_known_ones(
    settings: Settings,
) -> None:
    write(settings)
    result = run(settings, "check", "--campaign", "hello", "--campaign", "nosuch")
    assert isinstance(result.exception, NotFound)
    assert (result.exit_code, result.exception.value) == (1, "nosuch")
    assert "hello" in result.exception.mend


def test_why_nothing_is_drawn_is_said_of_this_run_and_not_of_an_earlier_one(
    settings: Settings,
) -> None:
    write(settings)
    [hello] = [each for each in read_folder(Path(settings.home, "campaigns")) if each.id == "hello"]

    async def check_twice(store: Store) -> list[str]:
        runs = [
            await check_campaign(store, KEY, hello, Theme(), NOW, why)
            for why in ("first", "second")
        ]
        return [run.parts[1].skipped for run in runs]

    assert ask_store(settings, check_twice) == ["first", "second"]


def test_a_later_check_is_not_what_a_campaign_was_published_on(settings: Settings) -> None:
    write(settings)
    run(settings, "apply")
    [hello] = [each for each in read_folder(Path(settings.home, "campaigns")) if each.id == "hello"]
    content = content_of(hello, Theme())
    published = ask_store(settings, lambda store: evidence_of(store, KEY, "hello"))
    write(settings, body="They run large.")
    run(settings, "check")
    write(settings)
    run(settings, "check")

    async def shown(store: Store) -> Checked | None:
        return await evidence_of_publication(store, KEY, hello, content)

    assert published is not None and ask_store(settings, shown) == Checked(evidence=published)


def test_the_check_of_what_was_in_force_before_is_said_to_be_later(settings: Settings) -> None:
    write(settings)
    [hello] = [each for each in read_folder(Path(settings.home, "campaigns")) if each.id == "hello"]
    ask_store(settings, lambda store: apply_campaigns(store, KEY, (hello,), NOW))

    async def checked_later(store: Store) -> Checked | None:
        await check_campaign(store, KEY, hello, Theme(), NOW + 1, "no browser")
        return await evidence_of_publication(store, KEY, hello, content_of(hello, Theme()))

    found = ask_store(settings, checked_later)
    assert found is not None and found.is_later


def test_what_is_off_or_says_nothing_new_is_left_alone(settings: Settings) -> None:
    file = Path(settings.home, "campaigns", "hello.toml")
    write(settings, title="…")
    file.write_text("enabled = false\n" + file.read_text("utf-8"), "utf-8")
    assert json.loads(run(settings, "apply", "--json").output)["gate"] == []
    file.write_text(file.read_text("utf-8").replace("enabled = false", "enabled = true"), "utf-8")
    assert isinstance(run(settings, "apply").exception, CampaignError)


def test_what_is_in_force_and_may_be_said_no_longer_is_refused_by_apply_as_by_check(
    settings: Settings,
) -> None:
    write(settings)
    assert run(settings, "apply").exit_code == 0
    Path(settings.home, "theme.toml").write_text('[light]\nink = "#949494"\n', "utf-8")
    assert run(settings, "check").exit_code == 1
    refused = run(settings, "apply").exception
    assert isinstance(refused, CampaignError)
    assert "contrast" in str(refused)


@pytest.mark.parametrize("folder", ["starter", "demo"])
def test_every_campaign_that_comes_along_passes_by_words(folder: str) -> None:
    campaigns = read_folder(ROOT / "server" / "waverly" / "campaigns" / folder)
    refused = {each.id for each in campaigns if is_refused(check_by_words(each, Theme(), None))}
    assert (len(campaigns) > 0, refused) == (True, set())


def test_a_plan_tells_what_would_be_refused_and_keeps_nothing(settings: Settings) -> None:
    write(settings, title="…")
    plan = CliRunner().invoke(group, ["campaigns", "plan", "--json", "--home", settings.home])
    told = json.loads(plan.output)
    assert [each["rule"] for each in told["findings"]["hello"]] == ["empty-name"]
    assert ask_store(settings, lambda store: evidence_of(store, KEY, "hello")) is None
    shown = CliRunner().invoke(group, ["campaigns", "plan", "--home", settings.home])
    assert "refused  hello overlay.title: empty-name." in shown.output


def test_applying_says_which_half_of_the_gate_was_passed(settings: Settings) -> None:
    write(settings)
    half = "Checked by words alone; nothing was drawn in a browser (not asked for)."
    assert half in run(settings, "apply").output
    assert half not in run(settings, "apply").output  # nothing was new, and nothing checked
