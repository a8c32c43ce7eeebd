"""Help that people close is held back every hour, unless orders say that it is surely worth it."""

from msgspec.structs import replace

from tests.support.builders import DAY, KEY, NOW, a_campaign, a_record, an_entry
from waverly.deciding import NOTHING
from waverly.deciding.share_table import Rest, ShareTable
from waverly.policies.logged.decisions import read_log
from waverly.policies.nightly import update_rests, update_shares
from waverly.storage import Outcome, Store
from waverly.storage.measured.purchase_rows import WINDOW_MS
from waverly.storage.site.policy_rows import apply_campaigns
from waverly.storage.site.share_rows import current_table, keep_table

CHANCES = {NOTHING: 0.3, "fit-help": 0.7}
NOW_IS = NOW + 100 * DAY


async def met(
    store: Store, name: str, arm: str, at: int, *, outcome: Outcome | None = None
) -> None:
    """Journal one visitor's decision, and what came of it."""
    record = a_record(f"d-{name}", session=f"s-{name}", visitor=name, at=at)
    decided = replace(record, arm=arm, displayed=arm != NOTHING, propensities=CHANCES)
    outcomes = () if outcome is None else (outcome,)
    await store.journal.append(
        an_entry(
            visitor=name, session=f"s-{name}", received_at=at, record=decided, outcomes=outcomes
        )
    )


async def ordered(store: Store, arm: str, people: int, orders: int, at: int) -> None:
    for number in range(people):
        name = f"{arm}-{number}"
        order = Outcome(kind="purchased", key=f"o-{name}", at=at + 1)
        await met(store, name, arm, at, outcome=order if number < orders else None)


async def closed(store: Store, people: int, at: int) -> None:
    for number in range(people):
        name = f"c{number}"
        closing = Outcome(kind="overlay_dismissed", key=f"d-{name}", at=at, decision=f"d-{name}")
        await met(store, name, "fit-help", at, outcome=closing)


async def test_orders_of_two_months_ago_speak_for_help_every_hour_as_every_night(
    store: Store,
) -> None:
    await apply_campaigns(store, KEY, (a_campaign(),), NOW)
    await ordered(store, "fit-help", 90, 60, NOW_IS - 60 * DAY)
    await ordered(store, NOTHING, 60, 12, NOW_IS - 60 * DAY)
    await closed(store, 30, NOW_IS - DAY)
    assert await update_rests(store, KEY, NOW_IS) == ()
    moves = await update_shares(store, KEY, NOW_IS)
    assert "slowed" not in {move.kind for move in moves}


async def test_without_orders_that_speak_for_it_help_that_people_close_is_slowed(
    store: Store,
) -> None:
    await apply_campaigns(store, KEY, (a_campaign(),), NOW)
    await closed(store, 30, NOW_IS - DAY)
    (move,) = await update_rests(store, KEY, NOW_IS)
    assert move.kind == "slowed"


async def test_a_rest_older_than_the_log_still_counts_all_its_answers(store: Store) -> None:
    await apply_campaigns(store, KEY, (a_campaign(),), NOW)
    await closed(store, 60, NOW_IS - 95 * DAY)
    rest = Rest(
        campaign="fit-help",
        device="desktop",
        moment="pause",
        state="slowed",
        since=NOW_IS - 96 * DAY,
        until=NOW_IS + DAY,
        count_from=NOW_IS - 96 * DAY,
        days=97,
    )
    await keep_table(store, KEY, ShareTable(rests=(rest,)), NOW_IS - 96 * DAY)
    assert [move.kind for move in await update_shares(store, KEY, NOW_IS)] == ["paused"]
    assert (await current_table(store, KEY)).rests[0].dismissed == 60


async def test_an_order_a_week_after_the_last_decision_of_the_log_is_found(store: Store) -> None:
    late = Outcome(kind="purchased", key="late", at=NOW + WINDOW_MS)
    await met(store, "ann", "fit-help", NOW, outcome=late)
    (entry,) = await read_log(store, KEY, NOW, NOW + 1)
    assert entry.bought
