"""The pages when a model decides: a real artifact, trained on made-up rows."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from tests.support.buyer_model import ARTIFACT, write_model
from tests.unit.admin.shop import NOON, SITE, decision_of, prepared, serving, sign_in, waver
from waverly.cli import group
from waverly.features import FEATURE_HASH
from waverly.policies.words.decisions import LIKELY
from waverly.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = prepared(tmp_path)
    write_model(settings.models_of(SITE))
    return settings


@pytest.fixture
def owner(settings: Settings) -> Iterator[TestClient]:
    with serving(settings) as client:
        assert sign_in(client) == 303
        yield client


def test_the_overview_says_which_model_serves_and_how_good_it_is(owner: TestClient) -> None:
    page = owner.get("/admin/").text
    assert "learnt from 600 examples" in page
    assert "picks the buyer in 88 of 100 pairs" in page


def test_a_model_that_tells_buyers_is_not_said_to_divide_the_shares(owner: TestClient) -> None:
    decides = owner.get("/admin/").text.partition('id="decides"')[2]
    assert "The starting rules decide" in decides
    assert "says who is likely to buy" in decides


def test_a_decision_names_what_moved_the_model_in_words(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    page = owner.get("/admin/sessions/s-ann").text
    assert "What moved the model most" in page
    assert "Price of the product in view" in page
    assert ">129</td>" in page
    assert "likely to buy" in page


def test_a_decision_with_a_model_is_made_again_the_same(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    page = owner.get(f"/admin/decisions/{decision_of(owner, 's-ann')}").text
    assert "the decision is the same" in page


def test_a_decision_whose_model_is_gone_still_shows_its_record(
    owner: TestClient, tmp_path: Path
) -> None:
    waver(owner, "ann", NOON)
    identity = decision_of(owner, "s-ann")
    (tmp_path / "models" / SITE / ARTIFACT / "model.txt").unlink()
    page = owner.get(f"/admin/decisions/{identity}").text
    assert "It cannot be made again" in page
    assert "Every campaign for this moment, and what became of it" in page


def test_a_model_of_other_features_is_not_said_to_estimate_anything(tmp_path: Path) -> None:
    settings = prepared(tmp_path)
    models = settings.models_of(SITE)
    write_model(models)
    manifest = models / ARTIFACT / "manifest.json"
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace(FEATURE_HASH, "0" * len(FEATURE_HASH)), "utf-8")
    with serving(settings) as client:
        sign_in(client)
        page = client.get("/admin/learning").text
    assert "computes other numbers than it learnt from" in page
    assert "A model estimates it" not in page


def test_explain_says_what_the_likelihood_beside_each_campaign_is(
    owner: TestClient, settings: Settings
) -> None:
    waver(owner, "ann", NOON)
    told = CliRunner().invoke(group, ["explain", "s-ann", "--home", settings.home]).output
    assert "% likely to buy" in told
    assert "estimates of this shopper if it is shown, so each has its own." in told
    assert LIKELY in told and LIKELY in owner.get("/admin/sessions/s-ann").text


def test_explain_says_what_moved_the_model_also_once_another_one_serves(
    owner: TestClient, settings: Settings, tmp_path: Path
) -> None:
    waver(owner, "ann", NOON)
    asked = ["explain", "s-ann", "--home", settings.home]
    told = CliRunner().invoke(group, asked).output
    assert "What moved the model most:" in told
    assert "(odds of an order × " in told
    found = json.loads(CliRunner().invoke(group, [*asked, "--json"]).output)["influences"]
    assert found and all(each["factor"] > 0 for each in found)
    (tmp_path / "models" / SITE / "CURRENT").unlink()
    assert CliRunner().invoke(group, asked).output == told
    assert found[0]["what"] in owner.get(f"/admin/decisions/{decision_of(owner, 's-ann')}").text
