"""One place for what was learnt: who divides, the model, prices of attention, and the log when asked."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from tests.support.buyer_model import ARTIFACT, write_model
from tests.support.in_a_thread import run
from tests.unit.admin.shop import (
    NOON,
    SITE,
    form_token,
    prepared,
    serving,
    sign_in,
    waver,
)
from waverly.admin.learning.asked_log import Drift, Health, Judged
from waverly.admin.learning.words import health_words, price_rows, priced_devices
from waverly.deciding.share_table import OPENING, Learner, ShareTable
from waverly.policies.acceptance.effect_card import (
    EFFECT_CARD_FILE,
    ArmEffect,
    Band,
    EffectCard,
)
from waverly.policies.attention.annoyance import Loss
from waverly.policies.attention.pricing import Annoyance, prices
from waverly.scoring.model_registry import OF_EFFECTS
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.site.share_rows import ATTENTION, Move, keep_table

MOVED = Move(at=NOON, campaign=ATTENTION, kind="price", sentence="One letter costs 3 points now.")
SURE = Loss(
    visits=0.01, variance=1e-9, shown=9_000, ghosts=9_000, shown_returns=900, ghost_returns=900
)


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[TestClient]:
    settings = prepared(tmp_path)
    write_model(settings.models_of(SITE))
    run(learn(settings))
    with serving(settings) as client:
        assert sign_in(client) == 303
        yield client


async def learn(settings: Settings) -> None:
    async with open_store(settings.database_url) as store:
        await keep_table(store, SITE, ShareTable(attention_prices={"mail": 3.0}), NOON, (MOVED,))


def test_it_is_in_the_menu_and_tells_who_divides_and_what_moved(owner: TestClient) -> None:
    page = owner.get("/admin/learning").text
    assert '<a href="/admin/learning" aria-current="page">Learning</a>' in page
    assert "The starting rules decide" in page
    assert "nothing has been learnt" not in page  # prices of attention may be
    assert "Shares and prices of attention are learnt from people" in page
    assert "One letter costs 3 points now." in page
    assert ARTIFACT in page
    assert "500 closings weigh as much as one lost order, as to begin with: " in page
    assert "A point of attention is what a card in the corner takes" in page
    assert "A closing is help that somebody closed." in page


def test_the_log_is_asked_in_a_process_of_its_own_and_answers_for_every_policy(
    owner: TestClient,
) -> None:
    waver(owner, "ann", NOON)
    form = {"token": form_token(owner.get("/admin/learning").text)}
    page = owner.post("/admin/learning", data=form).text
    assert "Work it out again" in page
    assert "Show nothing at all" in page
    assert "<code>rules</code>" in page
    assert "What decides now" in page
    assert "An estimate of what did not happen." in page
    assert "trust the campaign’s result" in page


def test_the_model_that_decides_tells_what_it_expected_and_what_happened(tmp_path: Path) -> None:
    settings = prepared(tmp_path)
    write_model(settings.models_of(SITE))
    card = effect_card()
    write_model(
        settings.models_of(SITE),
        card.artifact_id,
        beside={EFFECT_CARD_FILE: msgspec.json.encode(card)},
    )
    run(decides(settings, card.artifact_id))
    with serving(settings) as client:
        sign_in(client)
        page = client.get("/admin/learning").text
    assert "at 4,200 later moments of shoppers it had not learnt from" in page
    assert '<td data-label="Expected">+5.0</td><td data-label="Happened">+8.0</td>' in page
    assert "−2.0 and +18.0" in page
    assert (
        "It knows whom this help suits: of the differences it expects, 90% (40% to 140%) came true."
        in page
    )
    assert "<code>waverly models rollback</code>" in page
    assert "other models" not in page  # it is none of who buys


async def decides(settings: Settings, artifact: str) -> None:
    async with open_store(settings.database_url) as store:
        learner = Learner(artifact=artifact, gamma=1000.0)
        await keep_table(store, SITE, ShareTable(learner=learner), NOON)


def effect_card() -> EffectCard:
    band = Band(moments=4_200, said=0.005, happened=0.008, low=-0.002, high=0.018)
    effect = ArmEffect(
        arm="returns-answers",
        overall=band,
        come_true=0.9,
        come_true_low=0.4,
        come_true_high=1.4,
    )
    return EffectCard(
        artifact_id=f"20260922{OF_EFFECTS}",
        waverly_version="0",
        created_at=NOON,
        learner="DR-learner",
        first_at=NOON,
        last_at=NOON,
        rows=6_300,
        orders=500,
        features=60,
        judged_on=4_200,
        judged_orders=330,
        verdict="A model decides from now on.",
        arms=(effect,),
    )


def test_a_forged_question_is_refused(owner: TestClient) -> None:
    assert owner.post("/admin/learning", data={"token": "forged"}).status_code == 403


def test_a_device_without_a_price_of_its_own_has_none_in_the_table() -> None:
    seen = Annoyance(
        formats={"corner": SURE},
        devices={"mobile": {"corner": SURE}, "tablet": {"corner": Loss(shown=9, ghosts=1)}},
    )
    (row,) = price_rows(prices(OPENING, seen))
    assert (row.name, row.start) == ("Card in the corner", 1.0)
    assert row.devices == {"desktop": None, "mobile": 1.0, "tablet": None}
    assert priced_devices([row]) == ["mobile"]


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("stable", "look like those"),
        ("watch", "differ somewhat from"),
        ("shifted", "learns anew every night"),
        ("too few to say", "12 decisions in the last week"),
    ],
)
def test_whether_a_model_still_fits_is_told_without_an_index(word: str, told: str) -> None:
    health = Health(age_days=3.2, is_old=False, drift=Drift(rows=12, word=word))
    assert health_words(health).startswith("3 days old.")
    assert told in health_words(health)
    assert "cannot be said" in health_words(Health(age_days=0.1, is_old=False))


def test_what_cannot_be_judged_has_a_reason_and_no_change() -> None:
    unclear = Judged(policy="rules", unclear="The log is empty.")
    assert (unclear.change, unclear.reason) == (None, "The log is empty.")
