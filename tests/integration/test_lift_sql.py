"""The lift in SQL, on the exported files and on the database's own views, is the lift of the report."""

from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest
from sqlalchemy import text

from tests.support.builders import DAY, KEY, NOW, a_campaign
from tests.support.journal_visits import CAMPAIGN, bought, wavered
from tests.support.person_data import address_of, keep_everything
from waverly.integrations.export import export
from waverly.reporting.results.comparison import Effect
from waverly.reporting.results.report import report
from waverly.reporting.results.shape import CampaignReport, ReportRequest
from waverly.storage import Store
from waverly.storage.measured.export_rows import Span
from waverly.storage.measured.report_views import LIFT, ORDER, PREFIX, create_views
from waverly.storage.people.told.cart_rows import remember_told_carts
from waverly.storage.site.policy_rows import apply_campaigns
from waverly.wire.request import RequestLine
from waverly.wire.told_carts import ToldCart

SHOPPERS = 400
Line = tuple[object, ...]
WANTED = "campaign, shown, held_out, effect, low, high, relative_effect, too_early"


async def a_shop(store: Store) -> CampaignReport:
    """Four hundred shoppers, a fifth held out; in the second half a larger share was planned to be."""
    await apply_campaigns(store, KEY, (a_campaign(CAMPAIGN),), NOW - DAY)
    for number in range(SHOPPERS):
        held_out = "campaign" if number % 5 == 0 else None
        holdout = 0.1 if number < SHOPPERS // 2 else 0.15
        await wavered(
            store, f"v{number}", at=NOW + number * 1_000, held_out=held_out, holdout=holdout
        )
        if number % 3 == 0 or number % 7 == 0:
            await bought(store, f"v{number}", f"o{number}", at=NOW + DAY)
    found = await report(store, ReportRequest(site=KEY, at=NOW + 3 * DAY))
    (campaign,) = found.campaigns
    return campaign


def expected(campaign: CampaignReport) -> Line:
    """The line SQL must give, from the report, to four digits."""
    headline = campaign.headline
    effect = headline.effect
    assert isinstance(effect, Effect)
    assert effect.relative is not None
    absolute = effect.absolute
    return (
        CAMPAIGN,
        headline.shown.visitors,
        headline.held_out.visitors,
        *(pytest.approx(value, rel=1e-5) for value in (absolute.estimate, absolute.low)),
        *(pytest.approx(value, rel=1e-5) for value in (absolute.high, effect.relative.estimate)),
        False,
    )


async def test_the_lift_on_exported_files_is_that_of_the_report(
    store: Store, tmp_path: Path
) -> None:
    campaign = await a_shop(store)
    await export(store, Span(site=KEY, since=0, until=2 * NOW), tmp_path, "parquet")
    with duckdb.connect() as warehouse:
        for table in ("enrolments", "results"):
            warehouse.execute(f"CREATE VIEW {table} AS FROM '{tmp_path}/{table}.parquet'")
        found = warehouse.execute(f"SELECT {WANTED} FROM ({LIFT}) WHERE campaign <> '*'").fetchall()
    assert found == [expected(campaign)]


async def test_the_lift_of_the_views_is_that_of_the_report(store: Store) -> None:
    campaign = await a_shop(store)
    await create_views(store)
    asked = text(f"SELECT {WANTED} FROM report_lift WHERE campaign <> '*'")
    async with store.read() as connection:
        (found,) = (await connection.execute(asked)).all()
    assert tuple(found) == expected(campaign)


async def a_backend(store: Store) -> None:
    """Carts of every sort, told of visitors and of addresses, one of which is named with a visitor."""
    await keep_everything(store, "ann")
    lines = (RequestLine(product="a", quantity=3, price=3.33), RequestLine(product="é", price=0.1))
    carts = [
        ToldCart(visitor="v1", updated_at=NOW, lines=lines, currency="EUR"),
        ToldCart(visitor="v2", updated_at=NOW, lines=(RequestLine(product="a"), *lines)),
        ToldCart(visitor="v3", updated_at=NOW, lines=lines, total=9.0),
        ToldCart(email="nobody@example.com", updated_at=NOW),
        ToldCart(email=address_of("ann"), updated_at=NOW + 1),
    ]
    await remember_told_carts(store, KEY, carts, NOW + 1)


async def test_views_hold_what_the_files_hold(store: Store, tmp_path: Path) -> None:
    await a_shop(store)
    await a_backend(store)
    await create_views(store)
    await export(store, Span(site=KEY, since=0, until=2 * NOW), tmp_path, "parquet")
    for name in (name for name in ORDER if name != "lift"):
        async with store.read() as connection:
            rows = await connection.execute(text(f"SELECT * FROM {PREFIX}{name}"))
            columns, of_view = list(rows.keys()), rows.all()
        quoted = ", ".join(f'"{column}"' for column in columns)
        of_file = duckdb.execute(f"SELECT {quoted} FROM '{tmp_path}/{name}.parquet'").fetchall()
        assert alike(of_view) == alike(of_file), name


def alike(rows: Iterable[Iterable[object]]) -> list[str]:
    """Rows in an order of their own; SQLite has 1 for true and no difference between 1 and 1.0."""
    return sorted(
        str([round(float(value), 9) if isinstance(value, int | float) else value for value in row])
        for row in rows
    )
