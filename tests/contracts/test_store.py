"""One suite over both databases: what a store promises, whichever it is."""

import asyncio

import pytest

from tests.support.builders import (
    DAY,
    KEY,
    NOW,
    a_batch,
    a_campaign,
    a_record,
    an_entry,
    bytes_of,
    some_facts,
)
from waverly.catalogue import Sight
from waverly.errors import StaleSession, StorageError
from waverly.reporting.measuring.catch_up import catch_up
from waverly.sessions import CampaignHistory, Profile, Showing
from waverly.storage import Outcome, Store, open_store
from waverly.storage.catalogue.known_rows import known_then
from waverly.storage.catalogue.product_rows import product, remember_products
from waverly.storage.engine import create_engine
from waverly.storage.log import session_stream
from waverly.storage.log.decision_rows import decision, decisions_of_session, recent_decisions
from waverly.storage.log.journal import Journal
from waverly.storage.log.journal_in_postgresql import PostgresqlWriter
from waverly.storage.log.session_list import recent_sessions
from waverly.storage.log.session_rows import (
    last_id,
    latest_rows,
    opening_of,
    rows_since,
    session_rows,
)
from waverly.storage.log.session_stream import count_sessions, sessions_named, stream_sessions
from waverly.storage.log.sought_sessions import Sought
from waverly.storage.measured.order_rows import Order, remember_orders
from waverly.storage.measured.purchase_rows import (
    QUARTER_MS,
    counted_orders,
    mean_order_value,
    orders_by_quarter,
    purchases_by_visitor,
)
from waverly.storage.measured.visit_rows import count_unsettled
from waverly.storage.people.own_people import OWN_VISIT
from waverly.storage.people.visitor_rows import profile_of
from waverly.storage.site.policy_rows import (
    applied_policies,
    apply_campaigns,
    campaigns_of,
    current_version,
)


def bought(order: str, value: float = 50.0, at: int = NOW) -> Outcome:
    return Outcome(kind="purchased", key=order, at=at, value=value, currency="EUR")


async def test_what_was_appended_is_there_after_closing_and_opening_again(
    database_url: str,
) -> None:
    body = bytes_of(a_batch(visitor="ü"))
    async with open_store(database_url) as first:
        await first.journal.append(an_entry(body=body, record=a_record()))
    async with open_store(database_url) as second:
        rows = await session_rows(second, KEY, "session-1")
    assert [(row.version, row.body, row.record) for row in rows] == [(1, body, a_record())]


async def test_a_version_that_exists_is_refused_and_changes_nothing(store: Store) -> None:
    await store.journal.append(an_entry(body=b"first"))
    with pytest.raises(StaleSession):
        await store.journal.append(an_entry(body=b"second", outcomes=(bought("o-2"),)))
    assert [row.body for row in await session_rows(store, KEY, "session-1")] == [b"first"]
    assert await purchases_by_visitor(store, KEY) == {}


async def test_entries_that_gathered_share_commits(store: Store) -> None:
    entries = [an_entry(session=f"s{number}") for number in range(60)]
    await asyncio.gather(*(store.journal.append(entry) for entry in entries))
    assert store.journal.entries == 60
    assert store.journal.commits < 30
    assert await count_sessions(store, KEY) == 60


async def test_one_stale_entry_does_not_spoil_its_group(store: Store) -> None:
    await store.journal.append(an_entry())
    entries = [an_entry(), an_entry(2), an_entry(session="other")]
    results = await asyncio.gather(
        *(store.journal.append(entry) for entry in entries), return_exceptions=True
    )
    assert [type(result) for result in results] == [StaleSession, type(None), type(None)]
    assert len(await session_rows(store, KEY, "session-1")) == 2


async def test_of_two_entries_of_one_version_in_one_group_one_is_kept(store: Store) -> None:
    results = await asyncio.gather(
        store.journal.append(an_entry(body=b"a")),
        store.journal.append(an_entry(body=b"b")),
        return_exceptions=True,
    )
    refused = [isinstance(result, StaleSession) for result in results]
    (row,) = await session_rows(store, KEY, "session-1")
    assert sorted(refused) == [False, True]
    assert row.body == (b"b" if refused[0] else b"a")


async def test_rows_come_in_order_of_version_whatever_order_they_were_written_in(
    store: Store,
) -> None:
    for version in (1, 3, 2):
        await store.journal.append(an_entry(version))
    assert [row.version for row in await session_rows(store, KEY, "session-1")] == [1, 2, 3]
    short = await session_rows(store, KEY, "session-1", up_to=2)
    assert [row.version for row in short] == [1, 2]


async def test_sites_do_not_see_each_other(store: Store) -> None:
    await store.journal.append(an_entry(site="pk_other", outcomes=(bought("o-1"),)))
    assert await session_rows(store, KEY, "session-1") == []
    assert await opening_of(store, KEY, "session-1") is None
    assert await profile_of(store, KEY, "visitor-1", at=NOW + 10 * DAY) == Profile()
    assert (await recent_sessions(store, KEY)).lines == []


async def test_the_journal_can_be_followed_from_any_point(store: Store) -> None:
    assert await last_id(store) == 0
    for version in (1, 2, 3):
        await store.journal.append(an_entry(version))
    (first, _), *_ = await rows_since(store, KEY, 0)
    assert [row.version for _, row in await rows_since(store, KEY, first)] == [2, 3]
    assert len(await rows_since(store, KEY, 0, limit=1)) == 1
    assert await rows_since(store, KEY, await last_id(store)) == []


async def test_the_latest_batches_are_those_received_last_in_whatever_order_they_came(
    store: Store,
) -> None:
    for session, day in (("today", 2), ("old", 0), ("yesterday", 1)):
        at = NOW + day * DAY
        await store.journal.append(an_entry(session=session, received_at=at))
    up_to = await last_id(store)
    await store.journal.append(an_entry(session="later", received_at=NOW + 3 * DAY))
    await store.journal.append(an_entry(site="pk_other", received_at=NOW + DAY))
    latest = await latest_rows(store, KEY, up_to, count=2)
    assert [row.session for _, row in latest] == ["yesterday", "today"]


async def test_a_long_visit_is_among_the_latest_beside_many_that_began_after_it(
    store: Store,
) -> None:
    came = (("long", 1), ("short", 1), ("short-2", 1), ("long", 2))
    for minute, (session, version) in enumerate(came):
        entry = an_entry(version, session=session, received_at=NOW + minute * 60_000)
        await store.journal.append(entry)
    latest = await latest_rows(store, KEY, await last_id(store), count=2)
    assert [row.session for _, row in latest] == ["short-2", "long"]


async def test_every_session_is_streamed_whole_and_once(store: Store) -> None:
    for session in ("b", "a"):
        for version in (1, 2):
            await store.journal.append(an_entry(version, session=session))
    streamed = [session async for session in stream_sessions(store, KEY)]
    assert [(s.id, [row.version for row in s.rows]) for s in streamed] == [
        ("a", [1, 2]),
        ("b", [1, 2]),
    ]


@pytest.mark.parametrize("page", [1, 2, 3, 9])
async def test_sessions_read_by_the_page_are_those_asked_for_by_name(
    store: Store, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_stream, "PAGE", page)
    names = ["B", "a", "c", "d"]
    for name in names:
        record = a_record(f"d-{name}", session=name, version=2)
        await store.journal.append(an_entry(1, session=name))
        await store.journal.append(an_entry(2, session=name, record=record))
    streamed = [session async for session in stream_sessions(store, KEY)]
    named = await sessions_named(store, KEY, names)
    assert sorted(streamed, key=lambda each: each.id) == sorted(named, key=lambda each: each.id)
    decided = [[row.record is not None for row in each.rows] for each in streamed]
    assert decided == [[False, True]] * len(names)


async def test_a_profile_is_what_the_visitor_did_before(store: Store) -> None:
    shown = a_record(arm="fit-help", displayed=True)
    closed = Outcome(kind="overlay_dismissed", key="d1", at=NOW + 9, decision="d1")
    await store.journal.append(an_entry(record=shown, outcomes=(closed, bought("o-1", 80.0))))
    await store.journal.append(an_entry(session="session-2", received_at=NOW + DAY))
    assert await profile_of(store, KEY, "visitor-1", at=NOW + 8 * DAY - 1) == Profile(
        visits=2,
        recent_visits=1,
        first_at=NOW + 1,
        last_at=NOW + DAY,
        orders=1,
        revenue=80.0,
        last_order_at=NOW,
        overlays_shown=1,
        overlays_dismissed=1,
        shown={"fit-help": CampaignHistory(times=1, last_at=NOW, dismissed_at=NOW + 9)},
        seen=(Showing(at=NOW, format="corner"),),
    )


async def test_an_order_counts_once_whoever_tells_it(store: Store) -> None:
    await store.journal.append(an_entry(outcomes=(bought("o-1"),)))
    await store.journal.append(an_entry(2, outcomes=(bought("o-1", 999.0),)))
    orders = [
        Order(id=name, visitor="visitor-1", at=NOW + 5, value=20.0)
        for name in ("o-1", "o-2", "o-2")
    ]
    assert await remember_orders(store, KEY, orders, NOW + DAY) == ["known", None, "known"]
    assert await remember_orders(store, KEY, [], NOW) == []
    assert await purchases_by_visitor(store, KEY) == {"visitor-1": [NOW, NOW + 5]}
    assert await purchases_by_visitor(store, KEY, NOW + 1, NOW + 5) == {"visitor-1": [NOW + 5]}
    assert await purchases_by_visitor(store, KEY, NOW, NOW + 4) == {"visitor-1": [NOW]}


async def test_policies_are_found_by_digest_and_the_one_applied_last_is_current(
    store: Store,
) -> None:
    assert await current_version(store, KEY) is None
    one = await apply_campaigns(store, KEY, (a_campaign("one"),), NOW)
    two = await apply_campaigns(store, KEY, (a_campaign("two"),), NOW + 1)
    assert await current_version(store, KEY) == two
    assert await campaigns_of(store, KEY, one) == (a_campaign("one"),)
    assert await campaigns_of(store, KEY, "unheard-of") == ()
    assert await apply_campaigns(store, KEY, (a_campaign("one"),), NOW + 2) == one
    assert await current_version(store, KEY) == one


async def test_the_mean_order_is_that_of_the_commonest_currency(store: Store) -> None:
    assert await mean_order_value(store, KEY, 0) == 0.0
    orders = (bought("o1", 40.0), bought("o2", 60.0), bought("o3", 10.0, NOW - DAY))
    dollar = Outcome(kind="purchased", key="o4", at=NOW, value=900.0, currency="USD")
    await store.journal.append(an_entry(outcomes=(*orders, dollar)))
    assert await mean_order_value(store, KEY, NOW) == 50.0


async def test_a_set_that_came_back_is_known_to_have_been_there_before(store: Store) -> None:
    for name in ("one", "two", "one", "one"):
        await apply_campaigns(store, KEY, (a_campaign(name),), NOW)
    applied = await applied_policies(store, KEY)
    assert [each.campaigns[0].id for each in applied] == ["one", "two", "one"]


async def test_product_facts_are_appended_and_can_be_read_as_they_were(store: Store) -> None:
    cheap, dear = some_facts(price=80.0), some_facts(price=120.0)
    assert await remember_products(store, KEY, [cheap], NOW) == [None]
    assert await remember_products(store, KEY, [cheap], NOW + 5) == ["known"]
    assert await remember_products(store, KEY, [dear], NOW + 10) == [None]
    before, then, now = [
        (await known_then(store, KEY, "alpha", Sight(read_at=NOW + after), None)).product
        for after in (-1, 9, 10)
    ]
    assert before is None
    assert then is not None and (then.price, then.as_of) == (80.0, NOW)
    assert now is not None and (now.price, now.as_of) == (120.0, NOW + 10)


async def test_of_a_product_told_twice_at_once_the_last_word_counts(store: Store) -> None:
    told = [some_facts(price=80.0), some_facts(price=85.0)]
    assert await remember_products(store, KEY, told, NOW) == ["not_newer", None]
    assert await remember_products(store, KEY, [some_facts(price=90.0)], NOW) == [None]
    assert await remember_products(store, KEY, [some_facts(price=95.0)], NOW - DAY) == [None]
    found = await product(store, KEY, "alpha")
    assert found is not None and found.price == 95.0


async def test_decisions_are_found_by_id_by_session_and_by_recency(store: Store) -> None:
    for number in (1, 2):
        record = a_record(f"d{number}", version=number, at=NOW + number)
        await store.journal.append(an_entry(number, record=record))
    assert (await decision(store, "d2")) == a_record("d2", version=2, at=NOW + 2)
    assert await decision(store, "unheard-of") is None
    assert [r.id for r in await decisions_of_session(store, KEY, "session-1")] == ["d1", "d2"]
    assert [r.id for r in await recent_decisions(store, KEY, limit=1)] == ["d2"]


async def test_the_session_list_is_newest_first_with_its_counts(store: Store) -> None:
    record = a_record(arm="fit-help", displayed=True)
    await store.journal.append(an_entry(record=record, outcomes=(bought("o-1", 30.0),)))
    await store.journal.append(an_entry(session="later", received_at=NOW + DAY))
    newest, oldest = (await recent_sessions(store, KEY)).lines
    assert (newest.id, newest.decisions, newest.bought) == ("later", 0, None)
    assert (oldest.decisions, oldest.displayed, oldest.bought) == (1, 1, 30.0)
    assert (oldest.currency, oldest.is_mixed, newest.currency) == ("EUR", False, "")
    older = await recent_sessions(store, KEY, Sought(until=NOW + DAY))
    assert [line.id for line in older.lines] == ["session-1"]


async def test_a_session_that_paid_in_two_currencies_is_marked_as_mixed(store: Store) -> None:
    abroad = Outcome(kind="purchased", key="o-2", at=NOW, value=9.0, currency="USD")
    await store.journal.append(an_entry(outcomes=(bought("o-1"), abroad)))
    (line,) = (await recent_sessions(store, KEY)).lines
    assert line.is_mixed


async def test_own_people_who_asked_nothing_are_marked_and_counted_nowhere(store: Store) -> None:
    await store.journal.append(an_entry(session="s", outcomes=(bought("o-1", 30.0),)))
    visit = Outcome(kind=OWN_VISIT, key="own", at=NOW)
    came = an_entry(session="own", visitor="owner", outcomes=(visit, bought("o-2", 90.0)))
    await store.journal.append(came)
    assert await count_unsettled(store, KEY, NOW - DAY) == 1
    assert await counted_orders(store, KEY) == {}
    await catch_up(store, KEY, NOW + DAY)
    assert await orders_by_quarter(store, KEY, NOW - DAY, NOW + DAY) == {NOW - NOW % QUARTER_MS: 1}
    assert await counted_orders(store, KEY) == {"visitor-1": [NOW + 1]}
    assert await mean_order_value(store, KEY, NOW) == 30.0
    own = {line.id: line.is_own for line in (await recent_sessions(store, KEY)).lines}
    assert own == {"s": False, "own": True}


async def test_the_writer_outlives_an_entry_no_database_takes(store: Store) -> None:
    with pytest.raises(StorageError):
        await store.journal.append(an_entry(received_at=10**30))
    await store.journal.append(an_entry(body=b"next"))
    assert [row.body for row in await session_rows(store, KEY, "session-1")] == [b"next"]


async def test_a_database_that_is_away_is_a_storage_error_and_not_silence() -> None:
    engine = create_engine("postgresql+asyncpg://nobody@/none?host=/nonexistent", writer=True)
    journal = Journal(PostgresqlWriter(engine), asyncio.Lock())
    journal.start()
    for _ in range(2):
        with pytest.raises(StorageError, match="could not be written"):
            await journal.append(an_entry())
    await journal.stop()
    await engine.dispose()
