"""A draft on last month's opportunities: what it says is what then happens, on the same shoppers."""

import json
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.conftest import prepared_home
from tests.support.builders import (
    DAY,
    KEY,
    NOW,
    SECRET,
    a_batch,
    a_campaign,
    a_moment,
    ask_store,
    post,
    put_in_force,
)
from tests.support.commands import run
from tests.support.visits import helpful, send_visits
from waverly.app import create_app
from waverly.campaigns import Campaign
from waverly.clock import SettableClock, day_of
from waverly.errors import CampaignError
from waverly.pipeline.policy_of import policy_in_force
from waverly.policies.drafts.example import example_of, reactions_of
from waverly.policies.drafts.forecast import forecast_draft
from waverly.policies.drafts.replay import Deciding, DraftReport, simulate_draft
from waverly.policies.logged.decisions import read_log
from waverly.reporting.measuring.forgetting import forget_past
from waverly.reporting.results.planning import LIFTS
from waverly.reporting.timeline import TimelineEntry
from waverly.reporting.words import detail_of, title_of
from waverly.sessions import Profile
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.log.decision_log import LoggedDecision
from waverly.storage.log.replay import opened
from waverly.storage.log.session_stream import StoredSession
from waverly.wire.commerce import CheckoutStep
from waverly.wire.interactions import OverlayExposed

VISITS = 1_000
PAUSE_DRAFT = """
id = "draft"
name = "A draft"
why = "You paused."
causes = { information = 1.0 }
trigger = { moments = ["pause"] }
overlay = { kind = "message", title = "Delivery", body = "Within two days." }
"""
DRAFT = a_campaign(
    "draft",
    causes={"information": 1.0, "trust": 0.9},
    trigger={"moments": ["pause", "scroll_loop", "cart_button_hover"]},
)


def month(home: Path, *campaigns: Campaign) -> Settings:
    """A month of the same shoppers, with these campaigns in force."""
    settings = prepared_home(home)
    put_in_force(settings, *campaigns)
    with TestClient(create_app(settings)) as client:
        send_visits([client], list(campaigns), VISITS)
    return settings


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    campaigns = [replace(each, goal="add_to_cart") for each in helpful()]
    return month(tmp_path_factory.mktemp("before"), *campaigns)


@pytest.fixture(scope="module")
def simulated(before: Settings) -> DraftReport:
    return ask_store(before, simulate_all)


def test_the_showings_foretold_are_those_that_come(simulated: DraftReport, tmp_path: Path) -> None:
    after = month(tmp_path, *helpful(), DRAFT)
    log = ask_store(after, lambda store: read_log(store, KEY, NOW - DAY, NOW + 40 * DAY))
    shown = sum(is_draft(entry.decision) for entry in log)
    assert shown > 60
    assert simulated.shown == pytest.approx(shown, rel=0.05)


def is_draft(decision: LoggedDecision) -> bool:
    return decision.displayed and decision.arm == DRAFT.id


def test_the_report_says_when_against_whom_and_what_stopped_it(simulated: DraftReport) -> None:
    assert simulated.opportunities >= simulated.qualified >= simulated.chosen >= simulated.shown
    assert sum(simulated.hours) == sum(simulated.days.values()) == simulated.shown
    assert set(simulated.collisions) <= {campaign.id for campaign in helpful()}
    assert sum(simulated.taken_from.values()) == simulated.chosen
    assert "trigger" in simulated.ruled_out
    assert simulated.qualified + sum(simulated.ruled_out.values()) == simulated.opportunities


def test_a_draft_counts_those_who_do_what_it_is_for(before: Settings) -> None:
    draft = replace(DRAFT, goal="add_to_cart")
    found = ask_store(before, lambda store: simulate_all(store, draft))
    assert found.reached > found.orders > 0
    assert f"{found.reached / found.visitors:.1%} added to cart" in (
        forecast_draft(draft, found, 30.0, 0.1).sentence
    )


def test_three_visits_are_told_line_by_line(simulated: DraftReport) -> None:
    assert len(simulated.examples) == 3
    for example in simulated.examples:
        assert any(
            "draft was shown; of shoppers with the same help" in line for line in example.lines
        )
        assert example.lines[0].startswith("0:")


def test_an_example_names_a_page_and_a_checkout_step_with_one_colon() -> None:
    session = StoredSession(id="s", visitor="v", opened_at=NOW, profile=Profile())
    step = CheckoutStep(seq=1, at=NOW, step="contact")
    entries = (
        TimelineEntry(at=NOW, tone="page", title="Page: listing", detail="/c/race"),
        TimelineEntry(at=NOW + 1_000, tone="event", title=title_of(step), detail=detail_of(step)),
        TimelineEntry(at=NOW + 2_000, tone="event", title="Applied a coupon"),
    )
    assert example_of(session, entries).lines == (
        "0:00 Page: listing /c/race",
        "0:01 Reached a checkout step: contact",
        "0:02 Applied a coupon",
    )


def test_what_met_another_overlay_is_not_told_of_the_draft(simulated: DraftReport) -> None:
    lines = [line for example in simulated.examples for line in example.lines]
    assert not any("Saw the help" in line or " Closed the help" in line for line in lines)


def test_a_reaction_is_told_of_the_overlay_that_was_there() -> None:
    state = opened("s", "v", NOW, Profile())
    seen = OverlayExposed(seq=1, at=NOW, decision="d1")
    (entry,) = reactions_of([seen], {"d1": "fit-review"}, state)
    assert f"{entry.title}; {entry.detail}" == "Really shown then: fit-review; saw the help"


def test_previews_count_in_nothing(tmp_path: Path) -> None:
    settings = prepared_home(tmp_path)
    put_in_force(settings, DRAFT)
    with TestClient(create_app(settings)) as client:
        post(client, a_batch(a_moment(), ask=1, preview=True))
    found = ask_store(settings, simulate_all)
    assert (found.sessions, found.opportunities) == (0, 0)


async def simulate_all(store: Store, draft: Campaign = DRAFT) -> DraftReport:
    policy = await policy_in_force(store, KEY, 0.10)
    by = Deciding(policy=policy)
    return await simulate_draft(store, KEY, draft, by, NOW - DAY, NOW + 40 * DAY)


def test_what_stopped_the_draft_is_told_in_words(before: Settings, tmp_path: Path) -> None:
    file = tmp_path / "draft.toml"
    file.write_text(DRAFT_FILE, encoding="utf-8")
    told = run("campaigns", "simulate", str(file), "--home", before.home, "--days", "3000").output
    (told_why,) = (line for line in told.splitlines() if line.startswith("Not possible because"))
    assert "another kind of moment (" in told_why
    assert "_" not in told_why


def test_who_plays_a_draft_hears_of_every_visit(before: Settings) -> None:
    played: list[int] = []

    async def simulate(store: Store) -> DraftReport:
        by = Deciding(policy=await policy_in_force(store, KEY, 0.10))
        return await simulate_draft(
            store, KEY, DRAFT, by, NOW - DAY, NOW + 40 * DAY, on_session=played.append
        )

    found = ask_store(before, simulate)
    assert played == list(range(1, found.sessions + 1))


def test_caps_carry_over_from_visit_to_visit(before: Settings) -> None:
    strict = replace(DRAFT, caps=replace(DRAFT.caps, per_visitor=1, cooldown_days=30.0))

    async def simulate(store: Store) -> DraftReport:
        policy = replace(await policy_in_force(store, KEY, 0.10), campaigns=())
        by = Deciding(policy=policy)
        return await simulate_draft(store, KEY, strict, by, NOW - DAY, NOW + 40 * DAY)

    found = ask_store(before, simulate)
    assert found.capped["cap_visitor"] > 0
    assert found.shown <= found.visitors


def test_the_commands_read_a_file_and_answer_in_words_and_json(
    before: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "draft.toml"
    file.write_text(DRAFT_FILE, encoding="utf-8")
    home = ("--home", before.home, "--days", "3000")
    assert "could have been shown" in run("campaigns", "simulate", str(file), *home).output
    told = run("campaigns", "forecast", str(file), *home).output
    assert "5% more" in told or "nobody" in told
    in_force = run("campaigns", "forecast", "fit-help", *home).output
    assert "a day meet it" in in_force
    assert in_force.count("in four of five") == len(LIFTS)


def test_a_draft_played_on_a_log_that_was_cut_says_from_when_on(
    before: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "draft.toml"
    file.write_text(DRAFT_FILE, encoding="utf-8")
    shutil.copytree(before.home, tmp_path / "shorter")
    shorter = replace(before, home=str(tmp_path / "shorter"))
    ask_store(shorter, lambda store: forget_past(store, KEY, NOW + 190 * DAY, 180))
    SettableClock(shorter.clock_path).set(NOW + 30 * DAY)
    asked = (str(file), "--home", shorter.home, "--days", "3000")
    played = json.loads(run("campaigns", "simulate", *asked, "--json").output)
    gone = f"What was before {day_of(NOW + 10 * DAY)} is no longer kept."
    assert NOW + 10 * DAY <= played["first_at"] < NOW + 13 * DAY and played["gone"] == gone
    said = run("campaigns", "simulate", *asked).output
    assert f" moments since {day_of(played['first_at'])} " in said and gone in said
    planned = json.loads(run("campaigns", "forecast", *asked, "--json").output)
    days = (NOW + 30 * DAY - played["first_at"]) / DAY
    assert planned["outlook"]["visitors_a_day"] == pytest.approx(
        played["visitors"] / days, rel=0.01
    )


def test_the_planner_says_what_the_report_says(before: Settings) -> None:
    home = ("--home", before.home, "--json")
    told = json.loads(run("report", "--campaign", "fit-help", *home).output)["campaigns"][0]
    planned = json.loads(run("campaigns", "forecast", "fit-help", *home).output)
    assert planned["goal"] == told["goal"] == "add_to_cart"
    assert planned["outlook"] == told["outlook"]
    assert planned["outlook"]["waits"]


def test_a_draft_with_a_word_that_nothing_fills_is_refused_with_those_there_are(
    before: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "draft.toml"
    file.write_text(DRAFT_FILE.replace('title = "', 'title = "{firstname}, '), encoding="utf-8")
    refused = run("campaigns", "simulate", str(file), "--home", before.home).exception
    assert isinstance(refused, CampaignError)
    assert (refused.place, refused.value) == ("draft.toml overlay.title", "{firstname}")
    assert "{product.name}" in refused.mend and "{cart.items}" in refused.mend


def test_a_plan_foretells_what_changes(before: Settings, tmp_path: Path) -> None:
    (tmp_path / "draft.toml").write_text(DRAFT_FILE, encoding="utf-8")
    told = ("campaigns", "plan", str(tmp_path), "--replay", "3000", "--home", before.home)
    assert "draft would have been shown" in run(*told).output
    (report,) = json.loads(run(*told, "--json").output)["foretold"]
    assert report["shown"] > 0 and report["collisions"] == {}


def test_what_nobody_did_cannot_be_planned() -> None:
    found = forecast_draft(DRAFT, DraftReport(campaign="draft", visitors=100), 30.0, 0.1)
    assert found.sentence == found.outlook.unclear
    assert "of 100 visitors who would have met it nobody" in found.sentence


def test_a_small_shop_hears_that_it_cannot_know_and_a_large_one_when() -> None:
    small, large = (
        forecast_draft(DRAFT, DraftReport(campaign="d", visitors=met, reached=met // 20), 30.0, 0.1)
        for met in (120, 120_000)
    )
    assert "give its moments" in small.sentence and small.outlook.smallest_lift is None
    assert "held out; of these" in large.sentence
    assert (large.outlook.smallest_lift or 1) < 0.10


DRAFT_FILE = """
id = "draft"
name = "Draft"
why = "Because."
causes = { information = 1.0, trust = 0.9 }
[trigger]
moments = ["pause", "scroll_loop"]
[overlay]
kind = "message"
title = "Hello"
body = "World"
"""


def test_a_command_goes_by_the_clock_its_server_was_set_to(
    settings: Settings, tmp_path: Path
) -> None:
    put_in_force(settings, a_campaign())
    file = tmp_path / "draft.toml"
    file.write_text(PAUSE_DRAFT, encoding="utf-8")
    with TestClient(create_app(settings)) as client:
        post(client, a_batch(a_moment("pause"), ask=1), NOW)
        bearer = {"authorization": f"Bearer {SECRET}"}
        client.put("/v1/clock", json={"now": NOW + DAY}, headers=bearer)
        told = run("campaigns", "simulate", str(file), "--home", settings.home, "--json")
    assert json.loads(told.output)["sessions"] == 1
