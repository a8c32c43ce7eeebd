"""From a journal of simulated shoppers to a verdict on policies nobody has met."""

import json
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.conftest import prepared_home
from tests.support.builders import DAY, KEY, NOW, ask_store, put_in_force
from tests.support.commands import run
from tests.support.visits import helpful, send_visits
from waverly.app import create_app
from waverly.clock import day_of
from waverly.deciding import NOTHING
from waverly.deciding.share_table import ShareTable, TriggerShares
from waverly.errors import SettingsError
from waverly.policies.judging.evaluate import Evaluation, evaluate
from waverly.policies.judging.words import NO_RESULT, NOT_ALWAYS
from waverly.reporting.measuring.forgetting import forget_past
from waverly.settings import Settings
from waverly.storage.log.decision_log import logged_decisions
from waverly.storage.log.decision_rows import recent_decisions
from waverly.storage.site.share_rows import keep_table


@pytest.fixture(scope="module")
def journalled(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A month of shoppers, decided by the opening shares."""
    settings = prepared_home(tmp_path_factory.mktemp("evaluate"))
    put_in_force(settings, *helpful())
    with TestClient(create_app(settings)) as client:
        send_visits([client], helpful(), 1_800)
    return settings


def verdict(settings: Settings, policy: str, picture: Path | None = None) -> Evaluation:
    return ask_store(
        settings,
        lambda store: evaluate(
            store,
            KEY,
            policy,
            NOW - DAY,
            NOW + 40 * DAY,
            models=settings.models_of(KEY),
            picture=picture,
        ),
    )


def test_the_opening_shares_judged_by_their_own_log_gain_nothing(journalled: Settings) -> None:
    found = verdict(journalled, "opening").judgement
    assert found is not None and found.gain is not None
    assert found.gain.low <= 0.01 and found.gain.high >= -0.01
    assert found.well_covered == 1
    assert found.estimates["dr"].value == pytest.approx(found.logging.value, abs=0.02)


def test_the_global_holdout_is_left_out_whatever_was_drawn_for_it(journalled: Settings) -> None:
    log = ask_store(journalled, lambda store: logged_decisions(store, KEY, 0, NOW + 40 * DAY))
    made = ask_store(journalled, lambda store: recent_decisions(store, KEY, limit=10_000))
    outside = {each.id for each in made if each.holdout_bucket < each.holdout}
    undrawn = {each.id for each in made if each.arm == NOTHING} & outside
    assert undrawn and undrawn < outside
    assert {each.id for each in log if not each.takes_part} == outside


def test_showing_nothing_is_judged_from_the_control_group(
    journalled: Settings, tmp_path: Path
) -> None:
    picture = tmp_path / "nothing.svg"
    found = verdict(journalled, "nothing", picture).judgement
    assert found is not None and not found.is_refused
    assert found.shown_share == 0
    assert "<svg" in picture.read_text(encoding="utf-8")


def test_a_table_learnt_from_this_log_comes_with_a_warning(journalled: Settings) -> None:
    led = ShareTable(triggers={"pause": TriggerShares(lead="facts-help")})
    ask_store(journalled, lambda store: keep_table(store, KEY, led, NOW + 31 * DAY))
    found = verdict(journalled, "current").judgement
    assert found is not None
    assert any("too good" in warning for warning in found.overlap.warnings)


def test_the_command_says_it_in_a_sentence_and_in_json(journalled: Settings) -> None:
    days = ("--days", "3000", "--home", journalled.home)
    said = run("evaluate", "--policy", "rules", *days).output
    assert said.startswith("rules (always show what fits best): had it decided: ")
    assert "the log covers 100% of decisions" in said
    assert NO_RESULT in said and NOT_ALWAYS in said
    (found,) = json.loads(run("evaluate", "--policy", "rules", *days, "--json").output)
    assert found["policy"] == "rules"
    assert isinstance(run("evaluate", "--policy", "no-file", *days).exception, SettingsError)


def test_it_is_said_from_when_on_the_log_is_and_what_is_gone(
    journalled: Settings, tmp_path: Path
) -> None:
    shutil.copytree(journalled.home, tmp_path / "shorter")
    shorter = replace(journalled, home=str(tmp_path / "shorter"))
    ask_store(shorter, lambda store: forget_past(store, KEY, NOW + 190 * DAY, 180))
    asked = ("evaluate", "--policy", "rules", "--days", "3000", "--home")
    for home, begins, is_gone in ((journalled, NOW - DAY, False), (shorter, NOW + 10 * DAY, True)):
        (found,) = json.loads(run(*asked, home.home, "--json").output)
        assert begins <= found["first_at"] < begins + 3 * DAY
        gone = f"What was before {day_of(NOW + 10 * DAY)} is no longer kept." if is_gone else ""
        assert found["gone"] == gone
        said = run(*asked, home.home).output
        assert f"The first decision judged by is of {day_of(found['first_at'])}." in said
        assert ("no longer kept" in said) is is_gone


def test_what_learns_as_it_goes_is_refused_with_the_command_that_plays_it(
    journalled: Settings,
) -> None:
    with pytest.raises(SettingsError, match=r"cannot judge this policy: lift \(shares") as told:
        verdict(journalled, "lift")
    assert "`waverly simulate` plays it" in str(told.value)


def test_a_policy_that_is_not_there_is_refused_with_those_that_are(journalled: Settings) -> None:
    with pytest.raises(
        SettingsError, match=r"no such policy or file: foo \(--policy\)\. Known are: nothing, rules"
    ) as told:
        verdict(journalled, "foo")
    assert "Errno" not in str(told.value)
