"""What comes late, twice, in the wrong order or by a wrong clock still gives the right figure."""

import pytest

from tests.support.builders import DAY, KEY, MINUTE, NOW, Json, an_event
from tests.support.journal_visits import (
    SECOND,
    bought,
    enrolment,
    everything_counted,
    sums,
    wavered,
    went_on,
)
from waverly.reporting.measuring.catch_up import catch_up
from waverly.storage import Outcome, Store
from waverly.storage.measured.enrolment_rows import EVERYTHING
from waverly.storage.measured.link_rows import link_visitors
from waverly.storage.measured.order_rows import Order, remember_orders
from waverly.storage.measured.refund_rows import Refund, remember_refunds

CART: Json = {"type": "cart", "path": "/cart"}


def an_order(identity: str, at: int, value: float = 50.0, currency: str = "EUR") -> Order:
    return Order(id=identity, visitor="v1", at=at, value=value, currency=currency, items=2)


def a_refund(order: str, at: int, value: float, currency: str | None = "EUR") -> Refund:
    return Refund(id=f"r-{order}-{at}", order=order, at=at, value=value, currency=currency)


async def test_an_order_counts_within_a_week_of_the_first_time(store: Store) -> None:
    await wavered(store)
    await wavered(store, at=NOW + 2 * DAY)
    orders = [an_order("in", NOW + 7 * DAY), an_order("out", NOW + 8 * DAY)]
    await remember_orders(store, KEY, orders, NOW + 9 * DAY)
    await everything_counted(store)
    values = (await enrolment(store, "v1")).values
    assert (values["orders"], values["revenue/EUR"], values["items"]) == (1, 5000, 2)


async def test_an_order_that_comes_after_the_count_is_counted_all_the_same(store: Store) -> None:
    await wavered(store)
    await catch_up(store, KEY, NOW + DAY)
    assert (await sums(store, "purchase")).n == 0
    await remember_orders(store, KEY, [an_order("late", NOW + MINUTE)], NOW + 3 * DAY)
    await catch_up(store, KEY, NOW + 3 * DAY)
    assert (await sums(store, "purchase")).n == 1


async def test_an_order_told_twice_counts_once(store: Store) -> None:
    await wavered(store)
    await bought(store, "v1", "o1", at=NOW + MINUTE)
    await remember_orders(store, KEY, [an_order("o1", NOW + MINUTE, 70.0)], NOW + DAY)
    await everything_counted(store)
    values = (await enrolment(store, "v1")).values
    assert (values["orders"], values["revenue/EUR"]) == (1, 5000)


async def test_an_order_a_page_told_of_more_than_a_day_before_it_was_placed_gives_way(
    store: Store,
) -> None:
    await wavered(store)
    await wavered(store, "forger")
    await bought(store, "forger", "1005", at=NOW + MINUTE, value=0.5)
    await catch_up(store, KEY, NOW + DAY)
    placed = an_order("1005", NOW + DAY + 2 * MINUTE)
    fates = [await remember_orders(store, KEY, [placed], NOW + 2 * DAY) for _ in range(2)]
    await everything_counted(store)
    values = [(await enrolment(store, visitor)).values for visitor in ("v1", "forger")]
    assert fates == [[None], ["known"]]
    assert [each.get("revenue/EUR", 0) for each in values] == [5000, 0]
    assert (await sums(store, "purchase")).n == 1


@pytest.mark.parametrize(("visitor", "placed_at"), [("v2", DAY), ("v1", 2 * DAY)])
async def test_a_pages_word_on_an_order_holds_within_a_day_or_if_it_was_the_buyers(
    store: Store, visitor: str, placed_at: int
) -> None:
    await bought(store, visitor, "1005", at=NOW + MINUTE)
    placed = an_order("1005", NOW + placed_at)
    assert await remember_orders(store, KEY, [placed], NOW + 2 * DAY) == ["known"]


async def test_a_refund_told_before_its_order_takes_its_value_off(store: Store) -> None:
    await wavered(store)
    await remember_refunds(store, KEY, [a_refund("o1", NOW + DAY, 20.0)], NOW + 2 * DAY)
    await catch_up(store, KEY, NOW + 2 * DAY)
    await remember_orders(store, KEY, [an_order("o1", NOW + MINUTE)], NOW + 2 * DAY)
    await everything_counted(store)
    values = (await enrolment(store, "v1")).values
    assert (values["revenue/EUR"], values["refunded/EUR"], values["returned"]) == (3000, 2000, 1)


async def test_a_refund_never_takes_more_than_the_order_nor_after_a_month(store: Store) -> None:
    await wavered(store)
    await remember_orders(store, KEY, [an_order("o1", NOW), an_order("o2", NOW)], NOW)
    refunds = [a_refund("o1", NOW + DAY, 80.0), a_refund("o2", NOW + 31 * DAY, 10.0)]
    await remember_refunds(store, KEY, refunds, NOW + 40 * DAY)
    await everything_counted(store)
    assert (await enrolment(store, "v1")).values["revenue/EUR"] == 5000


async def test_currencies_are_kept_apart_and_never_added(store: Store) -> None:
    await wavered(store)
    orders = [an_order("o1", NOW), an_order("o2", NOW, 30.0, "USD")]
    await remember_orders(store, KEY, orders, NOW)
    await remember_refunds(store, KEY, [a_refund("o1", NOW, 5.0, "USD")], NOW)
    await everything_counted(store)
    values = (await enrolment(store, "v1")).values
    assert (values["revenue/EUR"], values["revenue/USD"]) == (5000, 3000)


async def test_an_order_without_exposure_changes_no_sum(store: Store) -> None:
    await bought(store, "stranger", "o1", at=NOW)
    await everything_counted(store)
    assert (await sums(store, "purchase")).n == 0


async def test_an_order_before_help_was_shown_is_no_effect_but_a_covariate(store: Store) -> None:
    await bought(store, "v1", "o1", at=NOW - DAY)
    await wavered(store)
    await everything_counted(store)
    found = await enrolment(store, "v1")
    assert ("purchase" in found.values, found.orders_before) == (False, 1)


async def test_a_clock_that_runs_ahead_is_held_at_now(store: Store) -> None:
    await wavered(store)
    await remember_orders(store, KEY, [an_order("o1", NOW + 900 * DAY)], NOW + DAY)
    await everything_counted(store)
    assert (await enrolment(store, "v1")).values["purchase"] == 1


async def test_someone_who_saw_both_sides_after_a_merge_is_counted_and_left_out(
    store: Store,
) -> None:
    await wavered(store, "phone", held_out="campaign")
    await wavered(store, "laptop", at=NOW + DAY)
    await everything_counted(store)
    assert (await sums(store, "visitors")).n == (await sums(store, "visitors", "held_out")).n == 1
    assert await link_visitors(store, KEY, "laptop", "phone", NOW + 2 * DAY) == "phone"
    await everything_counted(store)
    assert (await sums(store, "visitors")).n == (await sums(store, "visitors", "held_out")).n == 0
    assert (await sums(store, "visitors", "both")).n == 1


async def test_a_merge_within_one_side_counts_one_person_from_the_first_time(store: Store) -> None:
    await wavered(store, "phone")
    await wavered(store, "laptop", at=NOW + DAY)
    await link_visitors(store, KEY, "phone", "laptop", NOW + 2 * DAY)
    await bought(store, "laptop", "o1", at=NOW + 2 * DAY)
    await everything_counted(store)
    found = await enrolment(store, "laptop")
    assert (found.person, found.at, found.values["purchase"]) == ("phone", NOW, 1)
    assert (await sums(store, "visitors")).n == 1


async def test_who_buys_is_no_robot_however_fast_the_pages_came(store: Store) -> None:
    await wavered(store, "v1")
    for version in range(2, 40):
        await went_on(store, "v1", at=NOW + version * 100, version=version, page=CART)
    order = an_event("purchased", 1, NOW + 5 * SECOND, order="o-1", value=9.0, currency="EUR")
    await went_on(store, "v1", order, at=NOW + 5 * SECOND, version=40, page=CART)
    await everything_counted(store)
    assert (await sums(store, "visitors")).n == 1


async def test_staff_and_robots_are_filtered_and_counted_as_such(store: Store) -> None:
    await wavered(store, "person")
    await wavered(store, "owner")
    await wavered(store, "owner", at=NOW + DAY, preview=True)
    await wavered(store, "robot")
    for version in range(2, 40):
        await went_on(store, "robot", at=NOW + version * 100, version=version, page=CART)
    await everything_counted(store)
    assert (await sums(store, "visitors")).n == 1
    assert (await sums(store, "visitors", "filtered")).n == 2


async def test_leaving_from_the_page_is_told_from_going_on(store: Store) -> None:
    await wavered(store, "leaver")
    await wavered(store, "goer")
    await went_on(store, "goer", at=NOW + 5 * SECOND, page=CART)
    await everything_counted(store)
    left, went = await enrolment(store, "leaver"), await enrolment(store, "goer")
    assert left.values["bounce"] == left.values["exit_soon"] == 1
    assert "bounce" not in went.values
    assert (went.values["next_step"], went.values["depth"]) == (1, 3)


async def test_what_is_put_into_the_cart_on_the_page_is_a_step_further(store: Store) -> None:
    await wavered(store)
    added = Outcome(kind="add_to_cart", key="k", at=NOW + SECOND, value=9.0)
    event = an_event("add_to_cart", 2, NOW + SECOND, product="alpha", price=9.0)
    await went_on(store, "v1", event, at=NOW + SECOND, outcomes=(added,))
    await everything_counted(store)
    values = (await enrolment(store, "v1")).values
    assert (values["add_to_cart"], values["next_step"], values["depth"]) == (1, 1, 3)
    assert "bounce" not in values


async def test_coming_back_within_a_fortnight_is_a_return(store: Store) -> None:
    for visitor, days in (("soon", 13), ("late", 15)):
        await wavered(store, visitor)
        await wavered(store, visitor, at=NOW + days * DAY)
    await everything_counted(store)
    assert "return_visit" in (await enrolment(store, "soon")).values
    assert "return_visit" not in (await enrolment(store, "late")).values


async def test_three_openings_of_an_answer_are_three_uses_by_one_shopper(store: Store) -> None:
    decision = await wavered(store)
    uses = [
        an_event("overlay_engaged", seq, NOW + seq, decision=decision, element="item-1")
        for seq in (2, 3, 4)
    ]
    await went_on(store, "v1", *uses, at=NOW + SECOND)
    await everything_counted(store)
    found = await enrolment(store, "v1")
    assert found.elements == {"item-1": 3}
    assert found.values["engaged"] == 1


async def test_all_of_waverly_is_measured_against_the_global_holdout(store: Store) -> None:
    for visitor, group in (("a", None), ("b", "campaign"), ("c", "global")):
        await wavered(store, visitor, held_out=group)
    await everything_counted(store)
    sides = [(await enrolment(store, each, EVERYTHING)).side for each in "abc"]
    assert sides == ["shown", "shown", "held_out"]
    assert (await enrolment(store, "c", EVERYTHING)).planned == 1000
    assert (await enrolment(store, "c")).planned == pytest.approx(1900)


async def test_unsubscribing_within_a_fortnight_counts(store: Store) -> None:
    await wavered(store)
    gone = Outcome(kind="unsubscribed", key="u", at=NOW + DAY)
    event = an_event("unsubscribed", 2, NOW + DAY)
    await went_on(store, "v1", event, at=NOW + DAY, outcomes=(gone,))
    await everything_counted(store)
    assert (await enrolment(store, "v1")).values["unsubscribe"] == 1
