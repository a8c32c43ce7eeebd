"""Shares learnt from the journal: moved with a reason, followed by the server, replayed exactly."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.support.builders import (
    DAY,
    KEY,
    MINUTE,
    NOW,
    SECRET,
    a_batch,
    a_campaign,
    a_moment,
    a_page,
    a_record,
    an_entry,
    ask_store,
    post,
    put_in_force,
)
from waverly.app import Parts, create_app
from waverly.deciding import NOTHING
from waverly.deciding.share_table import ShareTable, TriggerShares
from waverly.errors import CampaignError
from waverly.pipeline.explain import Explanation, explain, models_in
from waverly.policies.nightly import update_rests, update_shares
from waverly.policies.shares.override import release
from waverly.sessions import Profile
from waverly.settings import Settings
from waverly.storage import Opening, Outcome, Store
from waverly.storage.log.closing_rows import is_being_closed
from waverly.storage.log.decision_log import logged_decisions
from waverly.storage.log.decision_rows import decisions_of_session, recent_decisions
from waverly.storage.site.policy_rows import apply_campaigns
from waverly.storage.site.share_rows import current_table, keep_table, recent_moves, table_of

CHANCES = {NOTHING: 0.3, "fit-help": 0.7}


async def show(store: Store, count: int, dismissed: int, used: int, orders: int = 0) -> None:
    """Journal that `fit-help` was shown on mobile to `count` visitors."""
    for n in range(count):
        kind = "overlay_dismissed" if n < dismissed else "overlay_engaged"
        answer = Outcome(kind=kind, key=f"a{n}", at=NOW + n, decision=f"d{n}")
        order = Outcome(kind="purchased", key=f"o{n}", at=NOW + n + 1)
        await store.journal.append(
            an_entry(
                session=f"s{n}",
                visitor=f"v{n}",
                opening=Opening(device="mobile", referrer="direct", profile=Profile()),
                record=replace(
                    a_record(f"d{n}", session=f"s{n}", visitor=f"v{n}", at=NOW + n),
                    arm="fit-help",
                    displayed=True,
                    propensities=CHANCES,
                ),
                outcomes=(answer,) * (n < dismissed + used) + (order,) * (n < orders),
            )
        )


async def test_the_log_tells_chances_device_and_answers(store: Store) -> None:
    await show(store, 3, dismissed=1, used=1)
    first, second, third = await logged_decisions(store, KEY, NOW, NOW + DAY)
    assert (first.device, first.propensities, first.dismissed) == ("mobile", CHANCES, True)
    assert (second.used, second.dismissed, third.used, third.dismissed) == (True, *(False,) * 3)


async def test_a_campaign_people_close_is_slowed_and_the_owner_may_overrule(store: Store) -> None:
    await apply_campaigns(store, KEY, (a_campaign(),), NOW)
    await show(store, 40, dismissed=30, used=5)
    (move,) = await update_rests(store, KEY, NOW + DAY)
    assert "30 dismissed, 5 used" in move.sentence
    with pytest.raises(CampaignError, match="needs a note"):
        await release(store, KEY, "fit-help", note=" ", at=NOW + DAY)
    (freed,) = await release(store, KEY, "fit-help", note="Text was wrong.", at=NOW + 2 * DAY)
    assert freed.sentence.endswith("Note: Text was wrong.")
    assert [m.kind for m in await recent_moves(store, KEY)] == ["released", "slowed"]
    assert await update_rests(store, KEY, NOW + 3 * DAY) == ()


async def test_the_system_page_counts_what_an_hour_moved_and_learning_says_it(
    settings: Settings,
) -> None:
    parts = Parts(settings)
    await parts.store.open()
    try:
        await apply_campaigns(parts.store, KEY, (a_campaign(),), NOW)
        await show(parts.store, 40, dismissed=30, used=5)
        (job,) = (each for each in parts.scheduler.jobs if each.name == "rests")
        assert await job.run(NOW + DAY) == "1 share changed: the admin’s page Learning says why."
        (move,) = await recent_moves(parts.store, KEY)
    finally:
        await parts.store.close()
    assert "30 dismissed, 5 used" in move.sentence


def test_a_hundred_closings_to_twenty_uses_lower_the_share_on_that_device(
    settings: Settings,
) -> None:
    put_in_force(settings, a_campaign(trigger={"moments": ["pause"]}, causes={"information": 1.0}))
    ask_store(settings, lambda store: show(store, 140, dismissed=100, used=20))
    (move,) = ask_store(settings, lambda store: update_rests(store, KEY, NOW + DAY))
    assert "100 dismissed, 20 used" in move.sentence and "Next try" in move.sentence
    with TestClient(create_app(settings)) as shop:
        shares = [share(settings, shop, device) for device in ("mobile", "desktop")]
    assert shares == [0.02, pytest.approx(0.8)]


@pytest.mark.parametrize(
    ("dismissed", "used", "hurry"), [(5, 2, True), (4, 0, False), (6, 7, False)]
)
async def test_help_that_many_close_just_now_does_not_wait_for_the_hour(
    store: Store, dismissed: int, used: int, hurry: bool
) -> None:
    await show(store, dismissed + used, dismissed=dismissed, used=used)
    assert await is_being_closed(store, KEY, NOW, NOW + MINUTE) is hurry
    assert not await is_being_closed(store, KEY, NOW + MINUTE, NOW + 2 * MINUTE)


def test_once_the_clock_is_set_the_next_shopper_meets_what_came_due(settings: Settings) -> None:
    put_in_force(settings, a_campaign(trigger={"moments": ["pause"]}, causes={"information": 1.0}))
    ask_store(settings, lambda store: show(store, 30, dismissed=25, used=5))
    bearer = {"authorization": f"Bearer {SECRET}"}
    with TestClient(create_app(settings)) as shop:
        for at in (NOW, NOW + 10 * MINUTE):
            shop.put("/v1/clock", json={"now": at}, headers=bearer)
        assert share(settings, shop, "mobile") == 0.02


def share(settings: Settings, shop: TestClient, device: str) -> float:
    """The chance of `fit-help` at a pause on this device."""
    page = a_page(device=device)
    batch = a_batch(a_moment("pause"), ask=1, session=device, visitor=device, page=page)
    post(shop, batch, NOW + 2 * DAY)
    records = ask_store(settings, lambda s: decisions_of_session(s, KEY, device))
    return records[0].propensities["fit-help"]


async def test_a_night_without_news_keeps_the_table(store: Store) -> None:
    await apply_campaigns(store, KEY, (a_campaign(),), NOW)
    await show(store, 30, dismissed=3, used=5)
    assert await update_shares(store, KEY, NOW + DAY) == ()
    assert await current_table(store, KEY) == ShareTable()


async def test_every_table_that_was_in_force_can_be_read_again(store: Store) -> None:
    led = ShareTable(triggers={"pause": TriggerShares(lead="fit-help")})
    version = await keep_table(store, KEY, led, NOW)
    assert await keep_table(store, KEY, ShareTable(), NOW + 1) == ""
    assert await current_table(store, KEY) == ShareTable()
    assert await table_of(store, KEY, version) == led
    await keep_table(store, KEY, led, NOW - DAY)  # the clock went back; the last word still counts
    assert await current_table(store, KEY) == led


def test_decisions_before_and_after_a_night_replay_exactly(settings: Settings) -> None:
    put_in_force(settings, a_campaign(), a_campaign("other", causes={"fit": 0.5}))
    led = ShareTable(triggers={"size_guide_unresolved": TriggerShares(lead="other", control=0.1)})
    with TestClient(create_app(settings)) as before:
        ask(before, "early")
    ask_store(settings, lambda store: keep_table(store, KEY, led, NOW))
    with TestClient(create_app(settings)) as after:
        ask(after, "late")
    explanations = ask_store(settings, again)
    assert [e.recorded.stage for e in explanations] == ["shares", "rules"]
    assert len({e.recorded.policy for e in explanations}) == 2
    assert all(e.same for e in explanations)


def ask(client: TestClient, session: str) -> None:
    now = NOW + MINUTE * (session == "late")
    post(client, a_batch(a_moment(), ask=1, session=session, visitor=session), now)


async def again(store: Store) -> list[Explanation]:
    load = models_in(Path)
    return [await explain(store, r.id, load) for r in await recent_decisions(store, KEY)]
