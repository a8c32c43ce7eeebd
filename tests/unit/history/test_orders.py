"""Orders of the past: none is lost, and none counts twice, however many files tell of them."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.support.builders import DAY, KEY, NOW, UTC, a_campaign
from tests.support.journal_visits import wavered
from tests.unit.history.order_files import HEADER, WOO, a_line, a_shop_line, imported, orders
from waverly.cli.report.journeys import journeys_text
from waverly.clock import format_instant
from waverly.errors import DataError
from waverly.history.mapping import known_mapping
from waverly.reporting.first_steps import first_steps
from waverly.reporting.journeys.journeys import journeys
from waverly.reporting.measuring.catch_up import catch_up
from waverly.reporting.overview import overview
from waverly.reporting.periods import days_between
from waverly.reporting.results.report import report
from waverly.reporting.results.shape import ReportRequest
from waverly.storage import Store
from waverly.storage.measured.refund_rows import refunds_of
from waverly.storage.site.site_rows import add_site

OFF = replace(a_campaign("own-terms"), enabled=False)


async def test_two_orders_of_one_second_are_kept_from_two_files(
    store: Store, tmp_path: Path
) -> None:
    await imported(store, tmp_path, a_line("#3001"))
    report = await imported(store, tmp_path, a_line("#3002"))
    assert (report.events, report.sessions, report.orders) == (1, 1, 1)
    assert (report.known_events, report.known, report.known_orders) == (0, 0, 0)
    assert set(await orders(store)) == {"#3001", "#3002"}


async def test_an_order_in_a_session_known_otherwise_is_kept(store: Store, tmp_path: Path) -> None:
    later = [f"2026-09-21 16:{minute}:20 +0200" for minute in (23, 33)]
    await imported(store, tmp_path, a_line("#3001"), a_line("#3003", at=later[1]))
    report = await imported(store, tmp_path, a_line("#3001"), a_line("#3002", at=later[0]))
    assert (report.events, report.sessions, report.orders) == (1, 1, 1)
    assert (report.known_events, report.known, report.known_orders) == (1, 1, 1)
    assert set(await orders(store)) == {"#3001", "#3002", "#3003"}


async def test_an_order_kept_beside_its_session_counts_once(store: Store, tmp_path: Path) -> None:
    await imported(store, tmp_path, a_line("#3001"))
    await imported(store, tmp_path, a_line("#3002"))
    again = await imported(store, tmp_path, a_line("#3002"), a_line("#3001"), a_line("#3004"))
    assert (again.orders, again.known_orders) == (1, 2)
    assert set(await orders(store)) == {"#3001", "#3002", "#3004"}


@pytest.mark.parametrize(
    ("said", "kept", "reason", "example"),
    [
        ({"total": "abc"}, (0.0, "EUR"), "no amount in Total", "‘abc’ in record 1"),
        ({"currency": "kr"}, (0.0, None), "no currency in Currency", "‘kr’ in record 1"),
        ({"currency": "XXX"}, (0.0, None), "no currency in Currency", "‘XXX’ in record 1"),
    ],
)
async def test_what_cannot_be_read_of_an_order_is_named_and_not_invented(
    store: Store,
    tmp_path: Path,
    said: dict[str, str],
    kept: tuple[float, str | None],
    reason: str,
    example: str,
) -> None:
    report = await imported(store, tmp_path, a_line("#3001", **said))
    assert await orders(store) == {"#3001": kept}
    (missed,) = report.missed
    assert missed.reason.startswith(reason)
    assert (missed.times, missed.on_purpose, missed.example) == (1, False, example)
    assert missed.mend


async def test_a_sign_of_one_currency_alone_is_read(store: Store, tmp_path: Path) -> None:
    report = await imported(store, tmp_path, a_line("#3001", currency="€"))
    assert (report.missed, await orders(store)) == ((), {"#3001": (90.0, "EUR")})


async def test_a_status_nobody_knows_is_named_and_its_order_kept(
    store: Store, tmp_path: Path
) -> None:
    lines = [a_shop_line(1, "Storniert"), a_shop_line(2, "Versandt"), a_shop_line(3, "Completed")]
    report = await imported(store, tmp_path, *lines, header=WOO, tool="woocommerce")
    assert set(await orders(store)) == {"2", "3"}
    called_off, new = sorted(report.missed, key=lambda each: not each.on_purpose)
    assert called_off.reason == "Order Status is storniert"
    assert new.reason == "a status that is not known in Order Status, kept as an order"
    assert (new.times, new.example, "[[without]]" in new.mend) == (
        1,
        "‘versandt’ in record 2",
        True,
    )


async def test_guests_without_an_address_are_each_a_person(store: Store, tmp_path: Path) -> None:
    lines = [a_shop_line(number, "Completed", "") for number in (1, 2)]
    report = await imported(store, tmp_path, *lines, header=WOO, tool="woocommerce")
    assert (report.orders, report.sessions, report.missed) == (2, 2, ())


async def test_what_was_given_back_is_a_refund_once(store: Store, tmp_path: Path) -> None:
    header = f"{HEADER},Refunded Amount"
    first = await imported(store, tmp_path, f"{a_line('#3001')},0.00", header=header)
    partly = await imported(store, tmp_path, f"{a_line('#3001')},10.00", header=header)
    again = await imported(store, tmp_path, f"{a_line('#3001')},10.0", header=header)
    more = await imported(store, tmp_path, f"{a_line('#3001')},30.00", header=header)
    assert [each.refunds for each in (first, partly, again, more)] == [0, 1, 0, 1]
    found = (await refunds_of(store, KEY, ["#3001"]))["#3001"]
    assert sorted((each.value, each.currency) for each in found) == [(10.0, "EUR"), (20.0, "EUR")]


async def test_an_order_paid_back_whole_has_its_value_as_a_refund(
    store: Store, tmp_path: Path
) -> None:
    lines = [a_shop_line(1, "Refunded")]
    report = await imported(store, tmp_path, *lines, header=WOO, tool="woocommerce")
    (refund,) = (await refunds_of(store, KEY, ["1"]))["1"]
    assert (report.orders, report.refunds, refund.value) == (1, 1, 90.0)


async def test_a_status_of_refunded_counts_where_the_column_beside_it_holds_nothing(
    store: Store, tmp_path: Path
) -> None:
    lines = (
        f"{a_shop_line(1, 'Refunded')},0",
        f"{a_shop_line(2, 'Refunded')},",
        f"{a_shop_line(3, 'Refunded')},80.00",
        f"{a_shop_line(4, 'Completed')},0",
    )
    header = f"{WOO},Order Refund Amount"
    report = await imported(store, tmp_path, *lines, header=header, tool="woocommerce")
    found = await refunds_of(store, KEY, ["1", "2", "3", "4"])
    assert report.refunds == 3
    assert [[each.value for each in found.get(order, ())] for order in "1234"] == [
        [90.0],
        [90.0],
        [80.0],
        [],
    ]


async def test_the_columns_of_a_file_are_listed_as_they_are_written(
    store: Store, tmp_path: Path
) -> None:
    header = "Order ID,Placed,Customer,Total,Currency"
    with pytest.raises(DataError, match=r"Customer.*Total") as refused:
        await imported(store, tmp_path, "1,x,y,2,EUR", header=header, tool="woocommerce")
    assert "Currency" in refused.value.mend


async def test_imported_orders_are_no_first_steps_and_no_journeys(
    store: Store, tmp_path: Path
) -> None:
    await add_site(store, key=KEY, name="Shop", origins=(), at=NOW)
    await imported(store, tmp_path, a_line("#3001"), a_line("#3002"))
    assert not any(step.is_done for step in await first_steps(store, KEY, (OFF,), NOW))
    found = await journeys(store, KEY, days_between(NOW, NOW + DAY, UTC), NOW + DAY)
    assert (found.visits, found.orders, found.orders_alone) == (0, 0, 1)
    assert "1 imported visit left out" in journeys_text(found)


async def test_a_comparison_does_not_begin_with_what_was_imported(
    store: Store, tmp_path: Path
) -> None:
    await imported(store, tmp_path, a_line("#3001"))
    await wavered(store, "ann", at=NOW + 30 * DAY)
    at = NOW + 40 * DAY
    found = await report(store, ReportRequest(site=KEY, at=at))
    assert found.compared == days_between(NOW + 30 * DAY, at, UTC)


async def test_the_overview_of_imports_alone_does_not_say_that_nobody_hesitated(
    store: Store, tmp_path: Path
) -> None:
    await add_site(store, key=KEY, name="Shop", origins=(), at=NOW)
    await imported(store, tmp_path, a_line("#3001"), a_line("#3002"))
    await catch_up(store, KEY, NOW + DAY)
    said = (await overview(store, KEY, NOW + DAY)).headline
    assert "1 visit came, all from imports." in said
    assert "holds no moments of hesitation: put the tag on the shop’s pages" in said


async def test_a_refund_has_its_own_time_where_the_file_says_it(
    store: Store, tmp_path: Path
) -> None:
    known = known_mapping("woocommerce")
    mapping = replace(known, columns=replace(known.columns, refunded_at=("Back",)))
    lines = (
        f"{a_shop_line(1, 'Refunded')},2026-09-28 10:00:00",
        f"{a_shop_line(2, 'Refunded')},soon",
        f"{a_shop_line(3, 'Refunded')},2020-01-01",
    )
    report = await imported(store, tmp_path, *lines, header=f"{WOO},Back", mapping=mapping)
    found = await refunds_of(store, KEY, ["1", "2", "3"])
    assert (report.refunds, report.undated) == (3, 2)
    assert [format_instant(found[order][0].at)[:10] for order in "123"] == [
        "2026-09-28",
        "2026-09-21",
        "2026-09-21",
    ]
