"""What was shown in earlier visits is paid for in this one, and the decision replays with it."""

from pathlib import Path

from starlette.testclient import TestClient

from tests.support.builders import (
    DAY,
    KEY,
    NOW,
    a_batch,
    a_campaign,
    a_moment,
    a_page,
    ask_store,
    post,
    put_in_force,
)
from waverly.app import create_app
from waverly.pipeline.explain import explain, models_in
from waverly.settings import Settings
from waverly.storage.log.decision_rows import decisions_of_session, recent_decisions
from waverly.storage.people.visitor_rows import profile_of

LOUD = {"kind": "message", "format": "modal", "title": "Wait", "body": "Something missing?"}


def test_two_dialogs_use_up_a_week_of_attention(settings: Settings) -> None:
    dialogs = [
        a_campaign(
            f"dialog-{n}",
            order=n,
            causes={"timing": 1.0},
            overlay=LOUD,
            trigger={"moments": ["exit_intent"]},
        )
        for n in range(3)
    ]
    put_in_force(settings, *dialogs)
    with TestClient(create_app(settings)) as shop:
        shown = [leave(shop, day) for day in (0, 2, 4, 10)]
    assert shown == ["modal", "modal", None, "modal"]
    (record,) = ask_store(settings, lambda store: decisions_of_session(store, KEY, "s4"))
    assert {fate.rule for fate in record.fates} >= {"attention"}
    again = ask_store(settings, lambda store: explain(store, record.id, models_in(Path)))
    assert again.same


def test_a_dialog_held_back_is_paid_for_like_one_that_was_shown(settings: Settings) -> None:
    put_in_force(
        settings,
        a_campaign(
            "dialog",
            causes={"timing": 1.0},
            overlay=LOUD,
            trigger={"moments": ["exit_intent"]},
            holdout=0.5,
        ),
    )
    with TestClient(create_app(settings)) as shop:
        for number in range(12):
            wavers(shop, f"v{number}")
    records = ask_store(settings, lambda store: recent_decisions(store, KEY))
    (first, *_) = [each for each in records if each.held_out]
    assert (first.shown, first.format) == (None, "modal")
    profile = ask_store(settings, lambda store: profile_of(store, KEY, first.visitor, at=NOW + DAY))
    assert [each.format for each in profile.seen] == ["modal"]
    again = ask_store(settings, lambda store: explain(store, first.id, models_in(Path)))
    assert again.same


def wavers(shop: TestClient, visitor: str) -> None:
    """Somebody with a mouse heads for the exit."""
    moment = a_moment("exit_intent") | {"at": NOW}
    post(shop, a_batch(moment, ask=1, visitor=visitor, session=visitor, page=a_page()))


def leave(shop: TestClient, day: int) -> str | None:
    """Somebody with a mouse heads for the exit; previews get whatever may be shown."""
    now = NOW + day * DAY
    moment = a_moment("exit_intent") | {"at": now}
    batch = a_batch(moment, ask=1, sent_at=now, session=f"s{day}", preview=True, page=a_page())
    decision = post(shop, batch, now).decision
    return None if decision is None else decision.overlay.format
