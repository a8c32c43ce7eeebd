"""Who stands in an imported file is found by address or order, handed out, and erased."""

from pathlib import Path

import pytest

from tests.support.builders import HOUR, KEY, NOW
from tests.support.person_data import a_happening, everything_in
from waverly.errors import NotFound
from waverly.history.imported import Imported, import_history
from waverly.history.mapping import known_mapping
from waverly.history.missed import ERASED
from waverly.reporting.person_timeline import person_timeline
from waverly.storage import Store
from waverly.storage.measured.order_rows import Order, remember_orders
from waverly.storage.people.contacts.rows import Agreed, remember_contacts
from waverly.storage.people.kept.erasing import erase
from waverly.storage.people.kept.everything import everything_of, kept_of
from waverly.storage.people.named_in_logs import digest_of
from waverly.storage.people.persons import person_query
from waverly.storage.people.told.event_rows import remember_told_events

from .logs import SHOPIFY

BOB = "bob@example.com"
ORDERS = {
    "shopify": """Name,Email,Financial Status,Paid at,Currency,Total,Created at
#1006,Bob@Example.com,paid,2026-09-21 16:13:20 +0200,EUR,90.00,2026-09-21 16:13:20 +0200
#1007,eve@example.com,paid,2026-09-21 16:13:20 +0200,EUR,30.00,2026-09-21 16:13:20 +0200
""",
    "woocommerce": """Order Number,Order Status,Order Date,Email (Billing),Order Total Amount
1006,Completed,2026-09-21 14:13:20, BOB@example.com ,90.00
1007,Completed,2026-09-21 14:13:20,eve@example.com,30.00
""",
}


async def imported(store: Store, folder: Path, tool: str = "shopify") -> Imported:
    file = folder / f"{tool}.csv"
    file.write_text(ORDERS[tool], encoding="utf-8")
    return await import_history(
        store, KEY, file, known_mapping(tool), folder / "imports", lambda stage, done: None
    )


@pytest.mark.parametrize("tool", ORDERS)
async def test_an_address_finds_the_orders_that_were_imported(
    store: Store, tmp_path: Path, tool: str
) -> None:
    await imported(store, tmp_path, tool)
    found = await everything_of(store, KEY, person_query("BOB@example.com"))
    assert found.visitors == (digest_of(BOB),)
    assert [(row["kind"], row["value"]) for row in found.rows["outcomes"]] == [("purchased", 90.0)]
    assert found.rows.keys() == {"journal", "outcomes", "sessions"}


async def test_erasing_an_address_leaves_nothing_that_was_imported(
    store: Store, tmp_path: Path
) -> None:
    await imported(store, tmp_path)
    erased = await erase(store, KEY, person_query(BOB), NOW + HOUR)
    assert (erased.rows["outcomes"], erased.rows["journal"]) == (1, 1)
    left = await everything_in(store)
    assert ("#1006" in left, digest_of(BOB) in left, "#1007" in left) == (False, False, True)


async def test_the_erased_do_not_come_back_by_a_file_imported_the_same_day(
    store: Store, tmp_path: Path
) -> None:
    named = Agreed(visitor="bob-phone", email=BOB, agreed_at=NOW)
    await remember_contacts(store, KEY, [named], "https://help.example", NOW)
    await erase(store, KEY, person_query(BOB), NOW)
    report = await imported(store, tmp_path)
    assert [(each.reason, each.times) for each in report.missed] == [(ERASED, 1)]
    with pytest.raises(NotFound):
        await kept_of(store, KEY, person_query(BOB))


async def test_a_visitor_the_store_named_leads_to_what_was_imported_of_them(
    store: Store, tmp_path: Path
) -> None:
    await imported(store, tmp_path)
    named = Agreed(visitor="bob-phone", email=BOB, agreed_at=NOW)
    await remember_contacts(store, KEY, [named], "https://help.example", NOW)
    by_visitor = await kept_of(store, KEY, person_query("bob-phone"))
    assert set(by_visitor.visitors) == {"bob-phone", digest_of(BOB)}
    assert by_visitor.rows == (await kept_of(store, KEY, person_query(BOB))).rows


@pytest.mark.parametrize("tool", ORDERS)
@pytest.mark.parametrize("number", ["#1006", "1006"])
async def test_an_orders_number_counts_with_and_without_its_sign(
    store: Store, tmp_path: Path, tool: str, number: str
) -> None:
    await imported(store, tmp_path, tool)
    assert (await kept_of(store, KEY, person_query(number))).visitors == (digest_of(BOB),)


async def test_a_number_as_it_is_written_comes_first(store: Store, tmp_path: Path) -> None:
    await imported(store, tmp_path, "shopify")
    other = ORDERS["woocommerce"].replace("BOB@", "ann@")
    file = tmp_path / "other.csv"
    file.write_text(other, encoding="utf-8")
    mapping = known_mapping("woocommerce")
    await import_history(store, KEY, file, mapping, tmp_path / "imports", lambda stage, done: None)
    assert (await kept_of(store, KEY, person_query("#1006"))).visitors == (digest_of(BOB),)
    assert (await kept_of(store, KEY, person_query("1006"))).visitors == (
        digest_of("ann@example.com"),
    )


@pytest.mark.parametrize("number", ["#1001", "1001", "501"])
async def test_an_order_is_found_by_its_number_though_it_is_known_by_another(
    store: Store, tmp_path: Path, number: str
) -> None:
    file = tmp_path / "whole.csv"
    file.write_text(SHOPIFY, encoding="utf-8")
    mapping = known_mapping("shopify")
    await import_history(store, KEY, file, mapping, tmp_path / "imports", lambda stage, done: None)
    ana = digest_of("ana@example.com")
    assert (await kept_of(store, KEY, person_query(number))).visitors == (ana,)
    (bought,) = [
        step
        for step in await person_timeline(store, KEY, person_query(number))
        if step.title == "Bought"
    ]
    assert bought.detail == "order #1001, 90.00 EUR"


async def test_a_backend_tells_both_numbers_of_an_order(store: Store) -> None:
    order = Order(id="501", number="#1001", visitor="ann", at=NOW, value=9.0)
    await remember_orders(store, KEY, [order], NOW)
    told = a_happening("a", "purchased", visitor="ben", order="502", number="#1002")
    await remember_told_events(store, KEY, [told], NOW)
    for number, visitor in (("1001", "ann"), ("#1002", "ben"), ("502", "ben")):
        assert (await kept_of(store, KEY, person_query(number))).visitors == (visitor,)
