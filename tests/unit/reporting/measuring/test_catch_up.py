"""Sums kept up bit by bit equal sums made anew, whatever happened in whichever order."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.builders import DAY, KEY, MINUTE, NOW, a_campaign
from tests.support.journal_visits import (
    CAMPAIGN,
    bought,
    enrolment,
    everything_counted,
    sums,
    table,
    wavered,
    went_on,
)
from waverly.deciding.share_table import policy_version
from waverly.reporting.measuring.catch_up import catch_up, rebuild
from waverly.storage import Store, open_store
from waverly.storage.measured.link_rows import link_visitors
from waverly.storage.measured.order_rows import Order, remember_orders
from waverly.storage.measured.refund_rows import Refund, remember_refunds
from waverly.storage.site.policy_rows import apply_campaigns
from waverly.storage.site.site_settings import CURRENCY_RATES, set_site_setting

VISITORS = st.sampled_from(["a", "b", "c"])
ORDERS = st.sampled_from(["o1", "o2", "o3", "o4"])
DAYS = st.integers(0, 12)
AMOUNTS = st.integers(1, 90_000).map(lambda cents: cents / 100)
CURRENCIES = st.sampled_from(["EUR", "USD"])

STEPS = st.one_of(
    st.tuples(st.just("waver"), VISITORS, DAYS, st.sampled_from([None, "global", "campaign"])),
    st.tuples(st.just("go_on"), VISITORS, DAYS),
    st.tuples(st.just("buy"), VISITORS, ORDERS, DAYS, AMOUNTS, CURRENCIES),
    st.tuples(st.just("order"), VISITORS, ORDERS, DAYS, AMOUNTS, CURRENCIES),
    st.tuples(st.just("refund"), ORDERS, DAYS, AMOUNTS, CURRENCIES),
    st.tuples(st.just("link"), VISITORS, VISITORS),
    st.tuples(st.just("count"), DAYS),
)


class Life:
    """A shop to which things happen. Sessions get numbers, so that each is opened once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.sessions: dict[str, int] = {}
        self.last: dict[str, str] = {}

    async def waver(self, visitor: str, day: int, held_out: str | None) -> None:
        session = f"{visitor}-{len(self.sessions)}"
        self.sessions[session], self.last[visitor] = 1, session
        await wavered(self.store, visitor, at=NOW + day * DAY, session=session, held_out=held_out)

    async def go_on(self, visitor: str, day: int) -> None:
        session = self.last.get(visitor)
        if session is not None:
            self.sessions[session] += 1
            page: dict[str, object] = {"type": "cart", "path": "/cart"}
            await went_on(
                self.store,
                visitor,
                at=NOW + day * DAY + MINUTE,
                session=session,
                version=self.sessions[session],
                page=page,
            )

    async def buy(self, visitor: str, order: str, day: int, value: float, currency: str) -> None:
        if f"buy-{order}" not in self.sessions:
            self.sessions[f"buy-{order}"] = 1
            await bought(
                self.store, visitor, order, at=NOW + day * DAY, value=value, currency=currency
            )

    async def order(self, visitor: str, order: str, day: int, value: float, currency: str) -> None:
        at = NOW + day * DAY
        told = Order(id=order, visitor=visitor, at=at, value=value, currency=currency)
        await remember_orders(self.store, KEY, [told], NOW * 2)

    async def refund(self, order: str, day: int, value: float, currency: str) -> None:
        at = NOW + day * DAY
        told = Refund(id=f"r-{order}-{day}", order=order, at=at, value=value, currency=currency)
        await remember_refunds(self.store, KEY, [told], NOW * 2)

    async def link(self, one: str, other: str) -> None:
        await link_visitors(self.store, KEY, one, other, NOW)

    async def count(self, day: int) -> None:
        await catch_up(self.store, KEY, NOW + day * DAY)


async def check(url: str, steps: list[tuple[object, ...]]) -> None:
    async with open_store(url) as store:
        life = Life(store)
        for name, *arguments in steps:
            await getattr(life, str(name))(*arguments)
        await everything_counted(store)
        kept = await table(store)
        await rebuild(store, KEY, NOW * 2)
        assert kept == await table(store)


@given(steps=st.lists(STEPS, max_size=25))
@settings(max_examples=60)
def test_sums_kept_up_equal_sums_made_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[object, ...]]
) -> None:
    path = tmp_path_factory.mktemp("sums") / "w.db"
    asyncio.run(check(f"sqlite+aiosqlite:///{path}", steps))


async def test_the_same_holds_on_both_databases(store: Store) -> None:
    life = Life(store)
    await life.refund("o1", 3, 5.0, "EUR")
    for day in range(6):
        await life.waver("abc"[day % 3], day, (None, "global", None)[day % 3])
        await life.buy("abc"[day % 3], f"o{day}", day + 1, 1e7, "EUR")
        await life.count(day)
    await life.link("a", "b")
    await everything_counted(store)
    kept = await table(store)
    assert kept
    await rebuild(store, KEY, NOW * 2)
    assert kept == await table(store)


@pytest.mark.parametrize(
    ("before", "after"),
    [([("a", "c")], [("a", "b")]), ([("a", "c"), ("b", "d")], [("a", "b")])],
    ids=["one more", "two pairs"],
)
async def test_who_is_linked_to_linked_ones_is_one_person_with_them(
    store: Store, before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    life = Life(store)
    for pair in before:
        await life.link(*pair)
    await life.waver("a", 0, None)
    await life.waver("b", 1, None)
    for _ in ("read", "read once more"):
        await everything_counted(store)
    assert (await sums(store, "visitors")).n == 2
    for pair in after:
        await life.link(*pair)
    await everything_counted(store)
    assert (await sums(store, "visitors")).n == 1


async def test_a_session_counts_when_it_has_been_silent_for_half_an_hour(store: Store) -> None:
    await wavered(store)
    await catch_up(store, KEY, NOW + 29 * MINUTE)
    assert (await sums(store, "visitors")).n == 0
    await catch_up(store, KEY, NOW + 31 * MINUTE)
    assert (await sums(store, "visitors")).n == 1


async def test_two_processes_that_count_at_once_count_once(store: Store) -> None:
    for number in range(30):
        await wavered(store, f"v{number}")
    async with open_store(store.url) as other:
        await asyncio.gather(everything_counted(store), everything_counted(other))
    assert (await sums(store, "visitors")).n == 30


async def test_new_currency_rates_make_the_sums_anew(store: Store) -> None:
    await wavered(store)
    await bought(store, "v1", "o1", at=NOW + DAY, value=10.0, currency="USD")
    await everything_counted(store)
    assert (await sums(store, "revenue", currency="USD")).sum_y == 1000
    await set_site_setting(store, KEY, CURRENCY_RATES, "EUR=1 USD=0.9", NOW)
    await everything_counted(store)
    assert (await sums(store, "revenue", currency="USD")).sum_y == 0
    assert (await sums(store, "revenue", currency="EUR")).sum_y == 900


async def test_the_planned_share_is_the_one_of_the_policy_that_decided(store: Store) -> None:
    campaign = a_campaign(CAMPAIGN, holdout=0.4)
    version = await apply_campaigns(store, KEY, (campaign,), NOW)
    await wavered(store, policy=policy_version(version, "s1"))
    await everything_counted(store)
    assert (await enrolment(store, "v1")).planned == 4600
