"""Flags and scores reach the page; new rules are in force after `waverly campaigns apply`."""

from click.testing import CliRunner
from starlette.testclient import TestClient

from tests.support.builders import a_batch, a_moment, post
from waverly.app import create_app
from waverly.cli import group
from waverly.settings import Settings

HOVER = {"hover_ms": 3_000}


def test_a_batch_that_asks_is_told_how_likely_the_visitor_is_to_leave(client: TestClient) -> None:
    once = a_batch(a_moment("cart_button_hover", 1, **HOVER), ask=1)
    thrice = a_batch(
        *(a_moment("cart_button_hover", seq, **HOVER) for seq in (1, 2, 3)),
        ask=3,
        session="session-2",
        visitor="visitor-2",
    )
    one, three = (post(client, batch).scores for batch in (once, thrice))
    assert 0 < one["leaving"] < three["leaving"] < 1
    assert "buying" not in one  # nothing has been learnt yet


def test_a_batch_that_does_not_ask_gets_no_scores(client: TestClient) -> None:
    assert post(client, a_batch(a_moment("pause"))).scores == {}


def test_applied_rules_decide_the_flags(settings: Settings) -> None:
    assert "calm-layout" in settings.flags_path.read_text(encoding="utf-8")
    settings.flags_path.write_text(
        '[stay-a-while]\nscores = [{name = "leaving", above = 0.25}]\n', encoding="utf-8"
    )
    applied = CliRunner().invoke(
        group, ["campaigns", "apply", "--home", settings.home], catch_exceptions=False
    )
    assert "stay-a-while" in applied.output
    with TestClient(create_app(settings)) as client:
        told = post(client, a_batch(a_moment("exit_intent")))
    assert told.flags == {"stay-a-while": True}


def test_rules_that_cannot_be_meant_change_nothing(settings: Settings) -> None:
    settings.flags_path.write_text('[f]\nmood = ["angry"]\n', encoding="utf-8")
    refused = CliRunner().invoke(group, ["campaigns", "apply", "--home", settings.home])
    assert refused.exit_code == 1
    with TestClient(create_app(settings)) as client:
        assert "calm-layout" in post(client, a_batch(a_moment("pause"))).flags
