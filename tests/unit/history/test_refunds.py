"""What files say was given back: of an order in all, and as records of their own, each once."""

from pathlib import Path

import pytest

from tests.support.builders import KEY
from tests.unit.history.logs import SEGMENT, ndjson
from tests.unit.history.order_files import HEADER, WOO, a_line, a_shop_line, imported, orders
from waverly.clock import format_instant
from waverly.history.imported import Imported, import_history
from waverly.history.mapping import known_mapping
from waverly.storage import Store
from waverly.storage.measured.refund_rows import Refund, refunds_of, remember_refunds

ANALYTICS = "Date,Order #,Status,Customer,N. Revenue"
BOUGHT = "2026-09-21 14:13:20,7,Completed,ana@example.com,90.00"
FIRST = "2026-09-28 10:00:00,7,Completed,ana@example.com,-10.00"
SECOND = "2026-10-02 10:00:00,7,Completed,ana@example.com,-20.00"


async def woo(store: Store, folder: Path, *lines: str, header: str = ANALYTICS) -> Imported:
    return await imported(store, folder, *lines, header=header, tool="woocommerce")


async def given_back(store: Store, order: str = "7") -> list[tuple[str, float]]:
    """Return the day and the value of each refund of an order."""
    found = (await refunds_of(store, KEY, [order])).get(order, [])
    return sorted((format_instant(each.at)[:10], each.value) for each in found)


async def test_rows_with_negative_amounts_are_refunds_of_their_own_day(
    store: Store, tmp_path: Path
) -> None:
    report = await woo(store, tmp_path, BOUGHT, FIRST, SECOND)
    assert (report.orders, report.refunds, report.undated, report.missed) == (1, 2, 0, ())
    assert await orders(store) == {"7": (90.0, None)}
    assert await given_back(store) == [("2026-09-28", 10.0), ("2026-10-02", 20.0)]


@pytest.mark.parametrize(
    "written", ["-1.010,50", "−€1,010.50", "€-1,010.50", "EUR -1010,50", "(1,010.50)", "1.010,50-"]
)
async def test_a_minus_is_read_however_it_is_written(
    store: Store, tmp_path: Path, written: str
) -> None:
    row = f'2026-09-28 10:00:00,7,Completed,ana@example.com,"{written}"'
    report = await woo(store, tmp_path, BOUGHT, row)
    assert (report.orders, report.refunds, report.missed) == (1, 1, ())
    assert await given_back(store) == [("2026-09-28", 1010.5)]


@pytest.mark.parametrize("written", ["20.-", "20,–", "CHF 20.--", "€ 20"])
async def test_a_dash_for_no_cents_is_no_minus(store: Store, tmp_path: Path, written: str) -> None:
    row = f'2026-09-28 10:00:00,7,Completed,ana@example.com,"{written}"'
    report = await woo(store, tmp_path, row)
    assert (report.orders, report.refunds) == (1, 0)
    assert await orders(store) == {"7": (20.0, None)}


async def test_a_refund_counts_once_in_files_that_overlap(store: Store, tmp_path: Path) -> None:
    first = await woo(store, tmp_path, BOUGHT, FIRST)
    later = await woo(store, tmp_path, FIRST, SECOND)
    alone = await woo(store, tmp_path, SECOND)
    assert [each.refunds for each in (first, later, alone)] == [1, 1, 0]
    assert len(await given_back(store)) == 2


async def test_what_an_order_says_in_all_is_not_added_to_its_refunds(
    store: Store, tmp_path: Path
) -> None:
    header = f"{ANALYTICS},refunded_total"
    report = await woo(store, tmp_path, f"{BOUGHT},35.00", f"{FIRST},", f"{SECOND},", header=header)
    assert (report.refunds, report.undated) == (3, 1)
    assert await given_back(store) == [
        ("2026-09-21", 5.0),
        ("2026-09-28", 10.0),
        ("2026-10-02", 20.0),
    ]


async def test_what_a_backend_told_is_not_told_again_by_a_file(
    store: Store, tmp_path: Path
) -> None:
    known = Refund(id="r1", order="7", at=1_790_600_000_000, value=10.0)
    await remember_refunds(store, KEY, [known], known.at)
    report = await woo(store, tmp_path, BOUGHT, FIRST, SECOND)
    assert report.refunds == 1
    assert [value for _, value in await given_back(store)] == [10.0, 20.0]


async def test_a_refund_of_an_order_nobody_told_is_kept_and_said(
    store: Store, tmp_path: Path
) -> None:
    report = await woo(store, tmp_path, FIRST)
    assert (report.told, report.orders, report.refunds, report.without_order) == (1, 0, 1, 1)
    assert await orders(store) == {}
    again = await woo(store, tmp_path, BOUGHT, FIRST)
    assert (again.orders, again.refunds, await given_back(store)) == (1, 0, [("2026-09-28", 10.0)])


async def test_a_negative_sum_beside_an_order_is_what_was_given_back(
    store: Store, tmp_path: Path
) -> None:
    header = f"{WOO},Order Refund Amount,Refund Date"
    line = f"{a_shop_line(7, 'Completed')},-10.00,2026-09-28 10:00:00"
    report = await woo(store, tmp_path, line, header=header)
    assert (report.refunds, report.undated) == (1, 0)
    assert await given_back(store) == [("2026-09-28", 10.0)]


async def test_the_date_of_a_refund_in_shopify_s_orders_is_used(
    store: Store, tmp_path: Path
) -> None:
    header = f"{HEADER},Refunded Amount,Refunded at"
    line = f"{a_line('#3001')},10.00,2026-09-28 10:00:00 +0200"
    report = await imported(store, tmp_path, line, header=header)
    assert (report.refunds, report.undated) == (1, 0)
    assert await given_back(store, "#3001") == [("2026-09-28", 10.0)]


@pytest.mark.parametrize("is_known", [True, False])
async def test_a_refund_without_an_amount_is_of_the_whole_order(
    store: Store, tmp_path: Path, is_known: bool
) -> None:
    back = {
        **SEGMENT,
        "event": "Order Refunded",
        "timestamp": "2026-09-28T10:00:00Z",
        "properties": {"order_id": "O7"},
    }
    file = ndjson(tmp_path / "log.ndjson", *([SEGMENT] if is_known else []), back)
    report = await import_history(
        store,
        KEY,
        file,
        known_mapping("segment"),
        tmp_path / "imports",
        lambda stage, done: None,
    )
    assert await given_back(store, "O7") == ([("2026-09-28", 120.5)] if is_known else [])
    assert [each.reason for each in report.missed] == (
        [] if is_known else ["refunds of a whole order that nobody has reported"]
    )
