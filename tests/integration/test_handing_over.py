"""From a log to a model that decides: only past the gate, and every decision under it replays."""

import asyncio
import json
import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.support.builders import (
    KEY,
    MINUTE,
    NOW,
    a_batch,
    a_campaign,
    a_moment,
    a_record,
    an_entry,
    ask_store,
    post,
    put_in_force,
)
from tests.support.commands import run
from waverly.app import create_app
from waverly.deciding import NOTHING
from waverly.deciding.record import Fate
from waverly.deciding.share_table import ShareTable, TriggerShares
from waverly.errors import ArtifactError
from waverly.features import FEATURE_HASH, NAMES
from waverly.pipeline.explain import explain, models_in
from waverly.policies.acceptance import handing_over
from waverly.policies.acceptance.handing_over import consider_learner
from waverly.policies.acceptance.verdict import AcceptanceVerdict, consider
from waverly.settings import Settings
from waverly.storage import Entry, Outcome, Store
from waverly.storage.log.decision_rows import decisions_of_session
from waverly.storage.site.share_rows import Move, current_table, keep_table

CAMPAIGNS = (a_campaign("first", order=1), a_campaign("second", order=2))
SHARES = {NOTHING: 0.2, "second": 0.1, "first": 0.7}
RATES = {NOTHING: 0.08, "first": 0.05, "second": 0.16}
"""Orders after each: the rules' choice does harm, the other one helps."""


def an_old_decision(number: int, rng: random.Random, rates: dict[str, float]) -> Entry:
    arm = rng.choices(list(SHARES), list(SHARES.values()))[0]
    at = NOW + number * 1_000
    record = replace(
        a_record(f"d{number}", session=f"s{number}", visitor=f"v{number}", at=at),
        arm=arm,
        displayed=arm != NOTHING,
        propensities=SHARES,
        fates=(Fate(campaign="first", score=1.0), Fate(campaign="second", score=0.5)),
        features=tuple(rng.gauss(0, 1) for _ in NAMES),
        feature_hash=FEATURE_HASH,
    )
    order = Outcome(kind="purchased", key=f"o{number}", at=at + 1)
    return an_entry(
        session=record.session,
        visitor=record.visitor,
        record=record,
        outcomes=(order,) * (rng.random() < rates[arm]),
    )


async def journal(store: Store, count: int, rates: dict[str, float]) -> None:
    rng = random.Random(3)
    entries = [an_old_decision(number, rng, rates) for number in range(count)]
    await asyncio.gather(*(store.journal.append(entry) for entry in entries))


def considered(settings: Settings, count: int, rates: dict[str, float]) -> Move:
    put_in_force(settings, *CAMPAIGNS)
    ask_store(settings, lambda store: journal(store, count, rates))
    at = NOW + count * 1_000 + MINUTE
    return ask_store(
        settings, lambda store: consider_learner(store, KEY, settings.models_of(KEY), at)
    )


def test_a_short_log_leaves_the_table_in_charge_and_says_how_much_is_missing(
    settings: Settings,
) -> None:
    move = considered(settings, 200, RATES)
    assert "10,000 moments and 300 orders to learn from, and there are 200 and" in move.sentence
    assert ask_store(settings, lambda store: current_table(store, KEY)).learner is None


def test_what_others_change_while_a_model_is_judged_stays(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = ShareTable(triggers={"pause": TriggerShares(control=0.1)})

    def judged_slowly(*told: Any) -> AcceptanceVerdict:
        keeping = ThreadPoolExecutor(1).submit(
            ask_store, settings, lambda store: keep_table(store, KEY, moved, NOW)
        )
        keeping.result()
        return consider(*told)

    monkeypatch.setattr(handing_over, "consider", judged_slowly)
    considered(settings, 200, RATES)
    assert ask_store(settings, lambda store: current_table(store, KEY)) == moved


def test_a_model_that_proves_itself_divides_and_its_decisions_replay(settings: Settings) -> None:
    move = considered(settings, 10_500, RATES)
    assert "decides from now on" in move.sentence
    with TestClient(create_app(settings)) as shop:
        post(shop, a_batch(a_moment(), ask=1))
    (record,) = ask_store(settings, lambda store: decisions_of_session(store, KEY, "session-1"))
    assert (record.stage, record.moment) == ("learner", "size_guide_unresolved")
    assert record.propensities["second"] > record.propensities["first"]
    load = models_in(settings.models_of)
    assert ask_store(settings, lambda store: explain(store, record.id, load)).same


def test_the_model_that_decides_has_a_card_that_says_what_was_expected_and_what_happened(
    settings: Settings,
) -> None:
    considered(settings, 10_500, RATES)
    (model,) = (path.name for path in settings.models_of(KEY).iterdir() if path.is_dir())
    shown = json.loads(run("models", "show", model, "--home", settings.home, "--json").output)
    card = shown["effects"]
    assert card["rows"] + card["judged_on"] == 10_500
    for arm in card["arms"]:
        truth = RATES[arm["arm"]] - RATES[NOTHING]
        assert arm["overall"]["low"] < truth < arm["overall"]["high"]
        assert arm["overall"]["said"] * truth > 0
        # Whom it happened to was chance: the features are noise.
        assert arm["come_true_low"] < 0.5
        assert [third["moments"] for third in arm["thirds"]] == [1400] * 3
    told = run("models", "show", model, "--home", settings.home).output
    assert "What was expected of each help, and what happened" in told
    listed = run("models", "list", "--home", settings.home).output
    assert "learnt what help changes, from 6,300 moments" in listed


def test_a_model_of_what_help_changes_is_not_put_back_as_one_of_who_buys(
    settings: Settings,
) -> None:
    considered(settings, 10_500, RATES)
    (model,) = (path.name for path in settings.models_of(KEY).iterdir() if path.is_dir())
    found = run("models", "rollback", model, "--home", settings.home)
    assert isinstance(found.exception, ArtifactError)
    assert "what help changes, not who is likely to buy" in str(found.exception)


def test_the_model_that_decides_is_judged_as_the_current_policy(settings: Settings) -> None:
    considered(settings, 10_500, RATES)
    judging = ("--policy", "current", "--days", "3000", "--home", settings.home, "--json")
    (found,) = json.loads(run("evaluate", *judging).output)
    judgement = found["judgement"]
    assert judgement["gain"]["low"] > 0
    assert judgement["shown_share"] > 0.75
    assert any("too good" in warning for warning in judgement["overlap"]["warnings"])


def test_where_no_help_helps_no_model_decides(settings: Settings) -> None:
    move = considered(settings, 10_500, dict.fromkeys(RATES, 0.08))
    assert "No model decides what is shown yet" in move.sentence
