"""Two shops in one home: each has its own model, and going back in one leaves the other as it is."""

import json

from click.testing import CliRunner

from tests.support.builders import KEY, NOW, ORIGIN, ask_store
from tests.support.buyer_model import put_in_use
from waverly.cli import group
from waverly.pipeline import Rules
from waverly.scoring.training_log import Training, log_training
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.site.site_rows import add_site

OTHER, YOUNG = "pk_other", "pk_young"


def prepare(settings: Settings) -> None:
    """Two shops with two models each, and one that has none yet."""

    async def add(store: Store) -> None:
        for key in (OTHER, YOUNG):
            await add_site(store, key=key, name=key, origins=(ORIGIN,), at=NOW)

    ask_store(settings, add)
    for key in (KEY, OTHER):
        for number in (1, 2):
            train(settings, key, f"{key}-{number}", NOW + number)


def train(settings: Settings, site: str, name: str, at: int) -> None:
    models = settings.models_of(site)
    put_in_use(models, name, at)
    log_training(models, Training(at=at, kind="published", sentence="", site=site, artifact=name))


def serving(settings: Settings) -> list[str | None]:
    async def ask(store: Store) -> list[str | None]:
        rules = Rules(store, settings.models_of, 0.1)
        await rules.refresh()
        found = [rules.scorer(site) for site in (KEY, OTHER, YOUNG)]
        return [None if scorer is None else scorer.artifact_id for scorer in found]

    return ask_store(settings, ask)


def test_each_shop_is_scored_by_its_own_model_and_a_young_one_by_none(settings: Settings) -> None:
    prepare(settings)
    assert serving(settings) == [f"{KEY}-2", f"{OTHER}-2", None]


def test_going_back_in_one_shop_leaves_the_other(settings: Settings) -> None:
    prepare(settings)
    words = ["models", "rollback", "--site", OTHER, "--home", settings.home, "--json"]
    ran = CliRunner().invoke(group, words)
    assert json.loads(ran.output)["artifact"] == f"{OTHER}-1"
    assert serving(settings) == [f"{KEY}-2", f"{OTHER}-1", None]


def test_a_list_of_models_is_about_one_shop_and_asks_which(settings: Settings) -> None:
    prepare(settings)
    words = ["models", "list", "--home", settings.home, "--json"]
    asked = CliRunner().invoke(group, words)
    assert "Which store is meant" in str(asked.exception)
    found = json.loads(CliRunner().invoke(group, [*words, "--site", KEY]).output)
    assert [(each["id"], each["is_current"]) for each in found["models"]] == [
        (f"{KEY}-2", True),
        (f"{KEY}-1", False),
    ]


def test_a_key_that_is_no_folders_name_stays_within_the_home(settings: Settings) -> None:
    assert settings.models_of("../elsewhere").parent == settings.models_dir
