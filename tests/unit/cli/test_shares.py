import json

from msgspec.structs import replace

from tests.support.builders import KEY, NOW, ask_store, put_in_force
from tests.support.commands import run
from tests.support.visits import helpful
from waverly.deciding.share_table import Learner, Rest, ShareTable
from waverly.errors import CampaignError
from waverly.policies.attention.words import CLOSINGS, POINTS
from waverly.settings import Settings
from waverly.storage.site.share_rows import keep_table

SLOWED = Rest(
    campaign="fit-help",
    device="mobile",
    moment="pause",
    state="slowed",
    since=NOW,
    until=NOW,
    count_from=NOW,
)


def test_shares_are_told_moved_by_hand_and_released(settings: Settings) -> None:
    put_in_force(settings, *helpful())
    home = ("--home", settings.home)
    assert "Nothing has moved yet" in run("shares", "show", *home).output
    assert "no reason to" in run("shares", "update", *home).output
    table = ShareTable(rests=(replace(SLOWED, state="paused", until=NOW * 2),))
    ask_store(settings, lambda store: keep_table(store, KEY, table, NOW * 2))
    told = json.loads(run("shares", "show", *home, "--json").output)
    assert told["table"]["rests"][0]["state"] == "paused"


def test_what_is_not_held_back_cannot_be_released(settings: Settings) -> None:
    result = run("shares", "release", "fit-help", "--note", "why", "--home", settings.home)
    assert isinstance(result.exception, CampaignError)


def test_the_shares_are_taken_back_from_a_model_with_a_note(settings: Settings) -> None:
    put_in_force(settings, *helpful())
    home = ("--home", settings.home)
    asked = ("shares", "revoke", "--note", "It shows too much.", *home)
    assert "No model divides the shares" in str(run(*asked).exception)
    taught = ShareTable(learner=Learner(artifact="20261101-policy", gamma=100.0))
    ask_store(settings, lambda store: keep_table(store, KEY, taught, NOW))
    assert isinstance(run(*asked[:3], " ", *home).exception, CampaignError)
    told = run(*asked).output
    assert told.startswith("The learnt model no longer divides") and "It shows too much." in told
    shown = json.loads(run("shares", "show", *home, "--json").output)
    assert "learner" not in shown["table"]
    assert [move["kind"] for move in shown["moves"]] == ["revoked"]


def test_every_price_says_what_it_rests_on_as_text_and_as_json(settings: Settings) -> None:
    put_in_force(settings, *helpful())
    home = ("--home", settings.home)
    told = json.loads(run("shares", "prices", *home, "--json").output)
    assert told[-1]["sentence"].startswith(
        "500 closings weigh as much as one lost order, as to begin with: 0"
    )
    said = run("shares", "prices", *home).output.splitlines()
    assert said == [*(each["sentence"] for each in told), "", POINTS, CLOSINGS]
