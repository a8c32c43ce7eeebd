import re
from pathlib import Path

import duckdb
import msgspec
import pytest

from tests.support.builders import (
    KEY,
    NOW,
    ROOT,
    a_batch,
    a_moment,
    a_record,
    an_entry,
    an_event,
    bytes_of,
)
from tests.support.person_data import a_happening, address_of, keep_everything
from waverly.integrations.export import export
from waverly.integrations.export.schema import TABLES
from waverly.integrations.export.writers import Format, arrow_schema
from waverly.storage import Outcome, Store
from waverly.storage.measured.export_rows import Span
from waverly.storage.people.contacts.rows import Agreed, remember_contacts
from waverly.storage.people.kept.erasing import erase
from waverly.storage.people.persons import PersonQuery
from waverly.storage.people.told.event_rows import remember_told_events

REFERENCE = ROOT / "docs" / "reference" / "export.md"
ALL = Span(site=KEY, since=0, until=2 * NOW)


async def a_visit(store: Store) -> None:
    """One session: a moment, a decision held out, and an order."""
    record = a_record("d1", arm="fit-help", held_out="global", propensities={"fit-help": 0.7})
    moment = bytes_of(a_batch(a_moment(open_ms=8_200), an_event("view_progress", 2)))
    order = Outcome(kind="purchased", key="o-1", at=NOW, value=50.0, currency="EUR")
    await store.journal.append(an_entry(1, body=moment, record=record))
    await store.journal.append(an_entry(2, body=bytes_of(a_batch()), outcomes=(order,)))


@pytest.mark.parametrize("form", ["parquet", "ndjson"])
async def test_every_table_is_written_and_read_back_by_a_warehouse(
    store: Store, tmp_path: Path, form: Format
) -> None:
    await a_visit(store)
    written = await export(store, ALL, tmp_path, form)
    assert {one.table: one.rows for one in written} == {
        "sessions": 1,
        "decisions": 1,
        "outcomes": 1,
        "events": 2,
        "enrolments": 0,
        "results": 0,
        "told_events": 0,
        "told_carts": 0,
        "told_wishes": 0,
    }
    asked = f"SELECT arm, held_out, propensity FROM '{tmp_path}/decisions.{form}'"
    assert duckdb.execute(asked).fetchall() == [("fit-help", "global", 0.7)]


async def test_the_sql_on_the_reference_runs_in_a_warehouse(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_visit(store)
    await export(store, ALL, tmp_path / "out", "parquet")
    monkeypatch.chdir(tmp_path)
    (asked,) = re.findall(r"```sql\n(.*?)```", REFERENCE.read_text(encoding="utf-8"), re.DOTALL)
    assert duckdb.execute(asked).fetchall() == [("fit-help", 1, NOW, NOW)]


def test_the_reference_says_which_columns_a_warehouse_wants_quoted() -> None:
    kept = "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'"
    words = {word for (word,) in duckdb.execute(kept).fetchall()}
    columns = {name for table in TABLES.values() for name in table.__struct_fields__}
    page = REFERENCE.read_text(encoding="utf-8")
    assert [name for name in columns & words if f'`"{name}"`' not in page] == []


async def test_an_event_keeps_its_numbers_and_is_told_apart_by_topic(
    store: Store, tmp_path: Path
) -> None:
    await a_visit(store)
    await export(store, ALL, tmp_path, "ndjson")
    rows = msgspec.json.Decoder().decode_lines((tmp_path / "events.ndjson").read_bytes())
    assert [(row["kind"], row["topic"]) for row in rows] == [
        ("size_guide_unresolved", "moment"),
        ("view_progress", "page"),
    ]
    assert msgspec.json.decode(rows[0]["fields"])["open_ms"] == 8_200


async def test_only_the_span_and_the_site_asked_for_are_written(
    store: Store, tmp_path: Path
) -> None:
    await a_visit(store)
    await store.journal.append(an_entry(site="pk_other", session="s2"))
    later = Span(site=KEY, since=NOW + 10, until=2 * NOW)
    written = await export(store, later, tmp_path, "parquet")
    assert [one.rows for one in written] == [0] * len(TABLES)
    assert sum(one.rows for one in await export(store, ALL, tmp_path, "parquet")) == 5


async def told_rows(store: Store, folder: Path, table: str) -> list[dict[str, object]]:
    await export(store, ALL, folder, "ndjson")
    lines = (folder / f"{table}.ndjson").read_bytes()
    return msgspec.json.Decoder(dict[str, object]).decode_lines(lines)


async def test_what_was_told_is_exported_under_whoever_is_named_with_the_address(
    store: Store, tmp_path: Path
) -> None:
    email = address_of("ann")
    told = [a_happening("a", "purchased", order="o", email=email), a_happening("b", email="x@y.zz")]
    await remember_told_events(store, KEY, told, NOW)
    contact = Agreed(visitor="ann", email=email.upper(), agreed_at=NOW)
    await remember_contacts(store, KEY, [contact], "https://help.example", NOW)
    first, other = await told_rows(store, tmp_path, "told_events")
    assert (first["id"], first["visitor"], first["fields"]) == ("a", "ann", '{"order":"o"}')
    assert other["visitor"] is None
    assert "@" not in (tmp_path / "told_events.ndjson").read_text()


async def test_what_was_told_of_the_erased_is_exported_no_more(
    store: Store, tmp_path: Path
) -> None:
    await keep_everything(store, "ann")
    tables = ("told_events", "told_carts", "told_wishes")
    assert [len(await told_rows(store, tmp_path, each)) for each in tables] == [2, 1, 1]
    await erase(store, KEY, PersonQuery(visitor="ann"), NOW)
    assert [len(await told_rows(store, tmp_path, each)) for each in tables] == [0, 0, 0]


async def test_an_empty_export_has_the_schema_all_the_same(store: Store, tmp_path: Path) -> None:
    await export(store, ALL, tmp_path, "parquet")
    columns = duckdb.execute(f"DESCRIBE FROM '{tmp_path}/outcomes.parquet'").fetchall()
    assert [row[0] for row in columns] == list(TABLES["outcomes"].__struct_fields__)


def test_what_may_be_missing_is_nullable_and_nothing_else_is() -> None:
    schema = arrow_schema(TABLES["decisions"])
    nullable = {field.name for field in schema if field.nullable}
    assert nullable == {"propensity", "held_out", "model", "product", "cause", "p_buy"}


async def test_no_half_written_file_is_left_under_its_name(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    await export(store, ALL, folder, "parquet")
    assert sorted(file.name for file in folder.iterdir()) == [
        f"{table}.parquet" for table in sorted(TABLES)
    ]
