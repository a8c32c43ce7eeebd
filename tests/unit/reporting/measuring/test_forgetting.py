"""What is older than the period goes, from every table; every sum and every comparison stays as it was."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from tests.support.builders import DAY, KEY, NOW
from tests.support.journal_visits import (
    bought,
    everything_counted,
    sums,
    table,
    wavered,
)
from tests.support.person_data import everything_in, keep_everything, keep_visit
from tests.unit.reporting.measuring.test_catch_up import STEPS, Life
from waverly.clock import day_of
from waverly.errors import NotFound
from waverly.pipeline.explain import explain, models_in
from waverly.pipeline.trace import trace_of
from waverly.reporting.measuring import forgetting
from waverly.reporting.measuring.catch_up import catch_up, rebuild
from waverly.reporting.measuring.forgetting import Forgotten, forget_past
from waverly.reporting.person_export import export_person
from waverly.reporting.timeline import timeline
from waverly.storage import Opening, Store, open_store
from waverly.storage.log.session_rows import last_id, rows_since
from waverly.storage.measured import closing_enrolments, progress_rows
from waverly.storage.measured.kept_since_rows import kept_since
from waverly.storage.measured.link_rows import link_visitors, persons_of
from waverly.storage.measured.order_rows import Order, remember_orders
from waverly.storage.measured.progress_rows import Reached
from waverly.storage.measured.report_views import create_views
from waverly.storage.measured.statistic_rows import Cell, Sums, statistics_where
from waverly.storage.people.kept import forgetting as forgetting_rows
from waverly.storage.people.kept.belongings import BELONGINGS
from waverly.storage.people.kept.erasing import erase
from waverly.storage.people.kept.everything import everything_of, kept_of
from waverly.storage.people.kept.past import PAST
from waverly.storage.people.persons import PersonQuery
from waverly.storage.people.visitor_rows import profile_of
from waverly.training.dataset import read_dataset

LATE = NOW + 1_000 * DAY
KEEP = 400
FOUR_ORDERS = ("o1", "o2", "o3", "o4")
OLD, YOUNG = NOW, LATE - 300 * DAY
SINCE = day_of(LATE - KEEP * DAY)


async def forget(store: Store, at: int = LATE) -> Forgotten:
    return await forget_past(store, KEY, at, KEEP)


async def lift_of(store: Store) -> list[tuple[object, ...]]:
    """The lift of every campaign, counted from people instead of sums."""
    await create_views(store)
    async with store.read() as connection:
        return [tuple(row) for row in await connection.execute(text("SELECT * FROM report_lift"))]


def test_every_table_with_somebody_in_it_says_what_of_it_is_of_the_past() -> None:
    assert PAST.keys() == BELONGINGS.keys()


async def test_nothing_of_a_person_older_than_the_period_stands_anywhere(store: Store) -> None:
    await keep_everything(store, "zoe", at=OLD)
    assert "zoe" in await everything_in(store)
    assert (await forget(store)).sessions == 1
    assert "zoe" not in await everything_in(store)


async def test_what_is_younger_is_not_touched(store: Store) -> None:
    await keep_everything(store, "ben", at=YOUNG)
    await keep_everything(store, "zoe", at=OLD)
    before = export_person(await everything_of(store, KEY, PersonQuery(visitor="ben")), "Shop", NOW)
    await forget(store, LATE - 295 * DAY)
    after = export_person(await everything_of(store, KEY, PersonQuery(visitor="ben")), "Shop", NOW)
    gone = f"What was before {day_of(LATE - (295 + KEEP) * DAY)} is no longer kept."
    assert [each for each in after.about if each not in before.about] == [gone]
    assert after.kept == before.kept


async def test_all_sums_and_the_lift_stay_to_the_number(store: Store) -> None:
    await a_few_people(store)
    before, lift = await table(store), await lift_of(store)
    await forget(store)
    assert "d-" not in await everything_in(store)
    assert await table(store) == before
    assert await lift_of(store) == lift
    await rebuild(store, KEY, LATE)
    assert await table(store) == before


async def a_few_people(store: Store, at: int = OLD) -> None:
    for number in range(6):
        side = None if number % 2 else "global"
        await wavered(store, f"v{number}", at=at + number * DAY, held_out=side)
        await bought(store, f"v{number}", f"o{at}-{number}", at=at + (number + 1) * DAY)
    await catch_up(store, KEY, at + 30 * DAY)


async def test_who_comes_back_is_not_counted_again(store: Store) -> None:
    await a_few_people(store)
    await forget(store)
    await wavered(store, "v1", at=LATE)
    await everything_counted(store, LATE + DAY)
    assert (await sums(store, "visitors")).n == 3
    assert (await sums(store, "visitors", side="held_out")).n == 3
    await rebuild(store, KEY, LATE + DAY)
    assert (await sums(store, "visitors")).n == 3


async def test_who_stays_keeps_the_name_that_drew_the_group_when_another_browser_is_linked(
    store: Store,
) -> None:
    await wavered(store, "first", at=OLD)
    await forget(store)
    await wavered(store, "second", at=LATE)
    await wavered(store, "first", at=LATE + 1)
    assert await link_visitors(store, KEY, "second", "first", LATE + 2) == "first"
    await everything_counted(store, LATE + DAY)
    assert (await sums(store, "visitors")).n == 1


async def test_a_link_holds_while_any_of_its_browsers_comes(store: Store) -> None:
    await keep_visit(store, "zoe", at=OLD)
    await keep_visit(store, "zoe-phone", at=YOUNG)
    await link_visitors(store, KEY, "zoe", "zoe-phone", OLD)
    await forget(store)
    assert (await persons_of(store, KEY, ["zoe-phone"]))["zoe-phone"] == "zoe"
    await forget(store, YOUNG + (KEEP + 2) * DAY)
    assert "zoe" not in await everything_in(store)


async def test_orders_no_longer_kept_still_count_as_placed_before(store: Store) -> None:
    await bought(store, "v1", "o1", at=OLD)
    profile = await profile_of(store, KEY, "v1", at=YOUNG)
    opening = Opening(device="desktop", referrer="direct", profile=profile)
    await wavered(store, "v1", at=YOUNG, opening=opening)
    await everything_counted(store, LATE)
    assert (await sums(store, "visitors")).sum_x == 1
    await forget(store)
    await rebuild(store, KEY, LATE)
    assert (await sums(store, "visitors")).sum_x == 1


async def test_an_order_of_a_time_no_longer_kept_is_passed_over(store: Store) -> None:
    await a_few_people(store)
    await forget(store)
    told = [Order(id="o1", visitor="v1", at=OLD, value=5.0)]
    assert await remember_orders(store, KEY, told, LATE) == ["no_longer_kept"]


async def test_a_night_that_is_broken_off_is_gone_on_with(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_few_people(store)
    before, lift = await table(store), await lift_of(store)
    monkeypatch.setattr(forgetting, "SESSIONS_A_STEP", 2)
    monkeypatch.setattr(forgetting, "ENROLMENTS_A_STEP", 3)
    broken_off = 0
    while not await is_done_in_a_few_steps(store, monkeypatch):
        broken_off += 1
        assert await table(store) == before
    assert broken_off > 2
    assert await table(store) == before
    assert await lift_of(store) == lift
    await rebuild(store, KEY, LATE)
    assert await table(store) == before


async def is_done_in_a_few_steps(store: Store, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Forget, but break off as the fourth step is about to write."""
    steps = 0
    take = progress_rows.take_turn

    async def break_off(connection: AsyncConnection, site: str, now: Reached) -> bool:
        nonlocal steps
        steps += 1
        taken = await take(connection, site, now)
        if steps == 4:
            raise KeyError("broken off")
        return taken

    with monkeypatch.context() as patch:
        for module in (forgetting_rows, closing_enrolments):
            patch.setattr(module, "take_turn", break_off)
        try:
            await forget(store)
        except KeyError:
            return False
    return True


async def test_shoppers_and_counting_go_on_meanwhile(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "SESSIONS_A_STEP", 1)
    await a_few_people(store)

    async def shop(connected: Store) -> None:
        for number in range(20):
            await wavered(connected, f"new{number}", at=LATE + number)
            await catch_up(connected, KEY, LATE + DAY)

    async with open_store(store.url) as other:
        await asyncio.gather(shop(other), forget(store))
    await forget(store)
    await everything_counted(store, LATE + DAY)
    kept = await table(store)
    assert (await sums(store, "visitors")).n == 23
    await rebuild(store, KEY, LATE + DAY)
    assert await table(store) == kept


async def test_who_read_the_journal_to_its_end_misses_nothing(store: Store) -> None:
    await keep_everything(store, "zoe", at=OLD)
    read = await last_id(store)
    await forget(store)
    await keep_visit(store, "cid", at=LATE)
    assert [row.session for _, row in await rows_since(store, None, read)] == ["session-of-cid"]


async def test_an_order_told_after_all_others_were_forgotten_is_counted(store: Store) -> None:
    await keep_everything(store, "zoe", at=OLD)
    await wavered(store, "v1", at=YOUNG)
    await everything_counted(store, LATE)
    await forget(store)
    await remember_orders(
        store, KEY, [Order(id="late", visitor="v1", at=YOUNG + 1, value=20.0)], LATE
    )
    await everything_counted(store, LATE)
    assert (await sums(store, "purchase")).n == 2


async def test_a_place_in_a_comparison_is_still_the_persons(store: Store) -> None:
    await wavered(store, "zoe", at=OLD)
    await forget(store)
    assert (await kept_of(store, KEY, PersonQuery(visitor="zoe"))).rows == {"enrolments": 2}
    await erase(store, KEY, PersonQuery(visitor="zoe"), LATE)
    await wavered(store, "zoe", at=LATE + 2 * DAY)
    await everything_counted(store, LATE + 3 * DAY)
    assert (await sums(store, "visitors")).n == 2


async def test_what_was_not_counted_yet_is_not_forgotten(store: Store) -> None:
    await wavered(store, "live", at=LATE)  # holds the reading of the journal up
    await bought(store, "imported", "o1", at=OLD)
    assert (await forget(store)).sessions == 0
    assert (await forget(store, LATE + DAY)).sessions == 1
    visits = await statistics_where(store, KEY, campaigns=["@site"], metrics=["visits"])
    assert sum(each.n for cell, each in visits.items() if cell.dimension == "") == 2


async def test_the_beginning_never_goes_back(store: Store) -> None:
    await forget(store)
    await forget(store, LATE - DAY)
    assert await kept_since(store, KEY) == LATE - KEEP * DAY


async def test_another_store_keeps_what_it_has(store: Store) -> None:
    await keep_everything(store, "zoe", at=OLD)
    await forget_past(store, "pk_other", LATE, KEEP)
    assert (await kept_of(store, KEY, PersonQuery(visitor="zoe"))).rows["journal"] == 1


@pytest.mark.parametrize("ask", [timeline, trace_of])
async def test_a_session_that_is_gone_is_said_to_be_of_a_time_no_longer_kept(
    store: Store, ask: Callable[[Store, str, str], Awaitable[object]]
) -> None:
    await keep_visit(store, "zoe", at=OLD)
    await forget(store)
    with pytest.raises(NotFound, match=f"What was before {SINCE} is no longer kept."):
        await ask(store, KEY, "session-of-zoe")


async def test_so_is_a_decision(store: Store) -> None:
    await keep_visit(store, "zoe", at=OLD)
    with pytest.raises(NotFound, match=r"the id of each decision\.$"):
        await explain(store, "nosuch", models_in(Path))
    await forget(store)
    with pytest.raises(NotFound, match=f"What was before {SINCE} is no longer kept."):
        await explain(store, "decision-for-zoe", models_in(Path))


async def test_the_training_forgets_what_it_keeps_in_its_file(store: Store, tmp_path: Path) -> None:
    await a_few_people(store)
    await a_few_people(store, YOUNG)
    all_there_is = await read_dataset(store, KEY, cache=tmp_path)
    await forget(store)
    left = await read_dataset(store, KEY, cache=tmp_path)
    assert len(all_there_is.times) == 2 * len(left.times) > 0
    assert min(left.times) >= YOUNG
    assert left.visitors == (await read_dataset(store, KEY)).visitors


def _without_covariates(found: dict[Cell, Sums]) -> dict[Cell, tuple[int, ...]]:
    """Orders of another browser, linked later, are no part of what was known when a visit opened."""
    return {
        cell: (s.n, s.sum_y, s.sum_yy, s.sum_s, s.sum_ss, s.sum_sy) for cell, s in found.items()
    }


async def live_and_forget(
    url: str,
    past: Iterable[tuple[object, ...]],
    later: Iterable[tuple[object, ...]],
    day: int,
) -> None:
    async with open_store(url) as store:
        life = Life(store)
        for name, *arguments in past:
            await getattr(life, str(name))(*arguments)
        await everything_counted(store, NOW + 100 * DAY)
        before = await table(store)
        await forget_past(store, KEY, NOW + 100 * DAY, 100 - day)
        assert await table(store) == before
        async with store.read() as connection:
            for each, of_past in PAST.items():
                old = select(func.count()).select_from(each).where(of_past(KEY, NOW + day * DAY))
                assert (await connection.execute(old)).scalar_one() == 0
        life.last = {}
        for name, *arguments in later:
            await getattr(life, str(name))(*arguments)
        await everything_counted(store)
        kept = await table(store)
        await rebuild(store, KEY, NOW * 2)
        assert _without_covariates(await table(store)) == _without_covariates(kept)


def _days_on(step: tuple[object, ...]) -> tuple[object, ...]:
    """The same later than all of the past, with an order of another number."""
    return tuple(
        each + 13 if isinstance(each, int) else f"p{each}" if each in FOUR_ORDERS else each
        for each in step
    )


@given(
    past=st.lists(STEPS, max_size=20), later=st.lists(STEPS, max_size=10), day=st.integers(0, 13)
)
@settings(max_examples=60)
def test_whatever_happened_sums_are_kept_and_can_be_made_anew(
    tmp_path_factory: pytest.TempPathFactory,
    past: list[tuple[object, ...]],
    later: list[tuple[object, ...]],
    day: int,
) -> None:
    path = tmp_path_factory.mktemp("past") / "w.db"
    asyncio.run(live_and_forget(f"sqlite+aiosqlite:///{path}", past, map(_days_on, later), day))
