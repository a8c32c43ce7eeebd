"""An import tells the journal once, goes on after an interruption, and reports what it missed."""

from codecs import BOM_UTF8
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select

from tests.support.builders import DAY, KEY, NOW
from waverly.errors import DataError
from waverly.history import writing
from waverly.history.imported import Imported, import_history
from waverly.history.instants import instant
from waverly.history.mapping import known_mapping
from waverly.history.records import Broken, records
from waverly.reporting.measuring.forgetting import forget_past
from waverly.storage import Store
from waverly.storage.tables import journal, outcomes, sessions
from waverly.training.dataset import read_dataset

from .logs import GA4, SHOPIFY, WOOCOMMERCE, enriched, ndjson, shop_log

LOG = known_mapping("retailrocket")


async def imported(store: Store, file: Path, mapping: str = "retailrocket") -> Imported:
    folder = file.parent / "imports"
    return await import_history(
        store, KEY, file, known_mapping(mapping), folder, lambda stage, done: None
    )


async def count(store: Store) -> tuple[int, ...]:
    """Rows of the journal, sessions and outcomes."""
    async with store.read() as connection:
        statements = [select(func.count()).select_from(t) for t in (journal, sessions, outcomes)]
        return tuple([(await connection.execute(s)).scalar_one() for s in statements])


async def test_every_event_is_told_and_counted(store: Store, tmp_path: Path) -> None:
    report = await imported(store, shop_log(tmp_path / "log.csv"))
    assert (report.records, report.events, report.sessions, report.orders) == (16, 16, 3, 1)
    assert (report.first_at, report.last_at) == (NOW, NOW + 5 * 60_000)
    assert report.missed == ()
    assert await count(store) == (16, 3, 4)


@pytest.mark.parametrize("between", [";", "\t", "|"])
async def test_a_spreadsheet_s_way_to_part_cells_is_seen(
    store: Store, tmp_path: Path, between: str
) -> None:
    file = shop_log(tmp_path / "log.csv")
    file.write_text(file.read_text(encoding="utf-8").replace(",", between), encoding="utf-8-sig")
    report = await imported(store, file)
    assert (report.events, report.orders, report.missed) == (16, 1, ())


async def test_the_same_file_twice_changes_nothing(store: Store, tmp_path: Path) -> None:
    file = shop_log(tmp_path / "log.csv")
    first = await imported(store, file)
    before = await count(store)
    again = await imported(store, file)
    assert again.already
    assert (again.events, again.sessions, again.orders) == (0, 0, 0)
    assert (again.records, again.known) == (first.records, first.sessions)
    assert (again.known_events, again.known_orders) == (first.events, first.orders)
    assert await count(store) == before


async def test_a_longer_copy_of_a_known_log_adds_only_what_is_new(
    store: Store, tmp_path: Path
) -> None:
    await imported(store, shop_log(tmp_path / "log.csv", visitors=3))
    longer = await imported(store, shop_log(tmp_path / "longer.csv", visitors=5))
    assert (longer.sessions, longer.known) == (2, 3)
    assert (longer.events, longer.known_events) == (10, 16)
    assert (longer.orders, longer.known_orders) == (0, 1)
    assert (await count(store))[1] == 5


async def test_a_known_session_that_goes_on_is_no_new_one(store: Store, tmp_path: Path) -> None:
    file = shop_log(tmp_path / "log.csv", visitors=1)
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "half.csv").write_text("".join(lines[:4]), encoding="utf-8")
    await imported(store, tmp_path / "half.csv")
    whole = await imported(store, file)
    assert (whole.sessions, whole.known) == (0, 1)
    assert (whole.events, whole.known_events) == (3, 3)


async def test_what_an_interrupted_import_wrote_is_new_when_it_goes_on(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = shop_log(tmp_path / "log.csv")

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(writing, "_count", cut)  # all is written, and none of it counted yet
        with pytest.raises(KeyboardInterrupt):
            await imported(store, file)
    report = await imported(store, file)
    assert (report.events, report.sessions, report.orders) == (16, 3, 1)
    assert (report.known, report.known_events, report.known_orders) == (0, 0, 0)


async def test_after_an_interruption_it_goes_on_where_it_stopped(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = shop_log(tmp_path / "log.csv", visitors=8)
    monkeypatch.setattr(writing, "STRETCH", 5)

    def cut(stage: str, done: int) -> None:
        if stage == "write" and done >= 15:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await import_history(store, KEY, file, LOG, tmp_path / "imports", cut)
    half = await count(store)
    seen: list[int] = []
    report = await import_history(
        store, KEY, file, LOG, tmp_path / "imports", lambda stage, done: seen.append(done)
    )
    assert 0 < half[0] < 41
    assert seen[0] > half[0]  # nothing was read again
    assert (report.events, report.sessions) == (41, 8)
    assert (await count(store))[0] == 41


async def test_what_was_not_understood_is_reported(store: Store, tmp_path: Path) -> None:
    odd = [{**GA4, "event_name": "quantum_leap"}] * 3
    report = await imported(
        store, ndjson(tmp_path / "log.jsonl.gz", GA4, *odd, {"event_name": "scroll"}, 5), "ga4"
    )
    found = {missed.reason: (missed.times, missed.on_purpose) for missed in report.missed}
    where = {missed.reason: (missed.example, bool(missed.mend)) for missed in report.missed}
    assert where["a line that is not a JSON object"] == ("line 6", True)
    assert where["events named 'scroll'"] == ("", False)
    assert found == {
        "events named 'quantum_leap'": (3, False),
        "events named 'scroll'": (1, True),
        "a line that is not a JSON object": (1, False),
    }
    assert report.events == 1


@pytest.mark.parametrize("name", ["part-0000.gz", "events.tsv", "events.txt"])
async def test_lines_of_snowplow_s_pipeline_need_no_header(
    store: Store, tmp_path: Path, name: str
) -> None:
    viewed = enriched(event="page_view", event_name="page_view", unstruct_event="", contexts="")
    lines = [viewed, enriched(), enriched(contexts="{broken"), "cut\toff"]
    (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = await imported(store, tmp_path / name, "snowplow")
    assert (report.records, report.events, report.sessions) == (4, 2, 1)
    assert {missed.reason: missed.example for missed in report.missed} == {
        "'add_to_cart' without a product": "",
        "a line with more or fewer cells than the header": "line 4",
    }
    assert "product" not in report.absent


async def test_a_line_that_does_not_fit_the_header_is_found_by_its_number(
    store: Store, tmp_path: Path
) -> None:
    file = shop_log(tmp_path / "log.txt")
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines[:4], "cut off,", *lines[4:]]), encoding="utf-8")
    report = await imported(store, file)
    (missed,) = report.missed
    assert (report.events, missed.times, missed.example) == (16, 1, "line 5")
    assert "header" in missed.mend


async def test_a_mark_before_the_first_line_costs_no_record(store: Store, tmp_path: Path) -> None:
    file = ndjson(tmp_path / "log.jsonl", GA4)
    file.write_bytes(BOM_UTF8 + file.read_bytes())
    report = await imported(store, file, "ga4")
    assert (report.events, report.missed) == (1, ())


def test_nanoseconds_of_a_parquet_log_become_a_plain_time(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    times = pa.array([NOW * 1_000_000 + 789], pa.timestamp("ns", "Europe/Vienna"))
    pq.write_table(pa.table({"at": times}), tmp_path / "log.parquet")
    (record,) = records(tmp_path / "log.parquet", "parquet")
    assert not isinstance(record, Broken)
    assert type(record["at"]) is datetime
    assert instant(record["at"]) == NOW


async def test_a_log_in_a_zip_is_known_by_its_own_name(store: Store, tmp_path: Path) -> None:
    log = shop_log(tmp_path / "log.csv")
    with ZipFile(tmp_path / "Download.zip", "w") as archive:
        archive.write(log, "events/log.csv")
    assert (await imported(store, tmp_path / "Download.zip")).events == 16


async def test_a_parquet_log_reads_like_any_other(store: Store, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    lines = shop_log(tmp_path / "log.csv").read_text(encoding="utf-8").splitlines()
    head, *rows = [line.split(",") for line in lines]
    columns = {name: [row[at] for row in rows] for at, name in enumerate(head)}
    pq.write_table(pa.table(columns), tmp_path / "log.parquet")
    assert (await imported(store, tmp_path / "log.parquet")).events == 16


async def test_imported_history_is_what_a_model_may_learn_from(
    store: Store, tmp_path: Path
) -> None:
    await imported(store, shop_log(tmp_path / "log.csv", visitors=4))
    dataset = await read_dataset(store, KEY)
    assert set(dataset.prefix_lengths) == {1, 2, 3, 5}
    assert len(dataset.labels) == 16
    assert dataset.labels.sum() == 4  # every prefix of the visit that led to the order
    assert dataset.arms == ("nothing",)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("log.xlsx", b"", "does not say what it is"),
        ("log.csv", b"", "There is no record in this file"),
        ("log.csv", b"timestamp,visitorid,event,itemid,transactionid\n", "There is no record"),
        ("log.csv", b'{"visitorid": 1}\n', "is read as CSV, but holds JSON"),
        ("log.ndjson", b'[{"visitorid": 1}]', "one list of JSON"),
        ("log.csv", b"timestamp,visitorid\n1,J\xf6rg\n1,J\xc3\xb6rg\n", "Save it as UTF-8"),
        (
            "log.csv",
            b"time,visitor,event\n1790000000000,v1,view\n",
            "does not have: visitorid .*for `visitor`.* nearest first: visitor, time, event",
        ),
        ("log.csv.gz", b"\x1f\x8bno gzip", "cannot be read to its end"),
        ("log.parquet", b"no parquet", "cannot be read to its end"),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_in_words(
    store: Store, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=words):
        await imported(store, tmp_path / name)
    assert [each.name for each in (tmp_path / "imports").glob("*")] == []


async def test_a_file_of_which_nothing_can_be_used_is_read_anew(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "log.csv").write_text("timestamp,visitorid,event\n01/02/2026,v1,view\n")
    for _ in range(2):
        report = await imported(store, tmp_path / "log.csv")
        (missed,) = report.missed
        assert (report.told, report.already, missed.example) == (0, False, "01/02/2026 in record 1")
        assert "itemid" in report.absent["product"]


async def test_orders_never_paid_are_left_out_and_counted(store: Store, tmp_path: Path) -> None:
    unpaid = "#1002,ben@example.com,authorized,,EUR,40.00,2026-09-21 16:13:20 +0200,Hat,502\n"
    file = tmp_path / "orders.csv"
    file.write_text(SHOPIFY + unpaid, encoding="utf-8")
    report = await imported(store, file, "shopify")
    left_out = {each.reason: each.times for each in report.missed if each.on_purpose}
    assert report.orders == 1
    assert left_out["Financial Status is authorized"] == 1


@pytest.mark.parametrize(("text", "fits"), [(SHOPIFY, "shopify"), (WOOCOMMERCE, "woocommerce")])
async def test_the_tool_that_fits_is_named(
    store: Store, tmp_path: Path, text: str, fits: str
) -> None:
    (tmp_path / "orders.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=f"They fit --from {fits}\\."):
        await imported(store, tmp_path / "orders.csv")


async def test_unicode_text_of_a_spreadsheet_is_read(store: Store, tmp_path: Path) -> None:
    file = shop_log(tmp_path / "log.csv")
    told = file.read_text(encoding="utf-8").replace(",", "\t").replace("\n", "\r\n")
    file.write_text(told, encoding="utf-16", newline="")
    assert (await imported(store, file)).events == 16


@pytest.mark.parametrize(
    ("encoding", "letters"), [("cp1252", "Windows-1252"), ("utf-16-le", ""), ("utf-8", "")]
)
async def test_orders_are_read_in_the_letters_a_spreadsheet_writes(
    store: Store, tmp_path: Path, encoding: str, letters: str
) -> None:
    text = WOOCOMMERCE.replace("order_currency", "Currency").replace("Ana@", "Jos\u00e9’s@")
    (tmp_path / "orders.csv").write_text(text, encoding=encoding)
    report = await imported(store, tmp_path / "orders.csv", "woocommerce")
    assert (report.orders, report.letters, report.absent) == (1, letters, {})


@pytest.mark.parametrize(
    ("days", "read"),
    [
        (("11/25/2026", "01/02/2026 2:05 PM"), ["2026-11-25 00:00", "2026-01-02 14:05"]),
        (("25/11/2026 12:05 am", "1/2/2026"), ["2026-11-25 00:05", "2026-02-01 00:00"]),
        (("11/25/2026", "25/11/2026"), []),
        (("01/02/2026", "03/04/2026"), []),
    ],
)
async def test_dates_with_slashes_are_read_where_all_of_them_leave_one_way(
    store: Store, tmp_path: Path, days: tuple[str, ...], read: list[str]
) -> None:
    lines = [f"{day},v{number},view,a," for number, day in enumerate(days)]
    header = "timestamp,visitorid,event,itemid,transactionid"
    (tmp_path / "log.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
    report = await imported(store, tmp_path / "log.csv")
    instants = [instant(each) for each in read]
    assert report.told == len(read)
    assert (report.first_at, report.last_at) == (
        (min(filter(None, instants)), max(filter(None, instants))) if read else (None, None)
    )


async def test_sessions_of_a_time_no_longer_kept_are_left_out(store: Store, tmp_path: Path) -> None:
    await forget_past(store, KEY, NOW + 400 * DAY + 1, 400)
    report = await imported(store, shop_log(tmp_path / "log.csv"))
    assert report.too_old > 0
    assert report.too_old + report.sessions == 3
    assert (await count(store))[1] == report.sessions
