"""Which visits are listed, over both databases."""

from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from tests.support.builders import DAY, KEY, NOW, a_record, an_entry
from waverly.storage import Outcome, Store
from waverly.storage.log.session_list import Found, count_sessions, recent_sessions
from waverly.storage.log.sought_sessions import Place, Sought

DECIDED = {
    "closed": a_record("d-closed", moment="pause", arm="fit-help", displayed=True),
    "used": a_record("d-used", moment="pause", arm="fit-note", displayed=True),
    "withheld": a_record("d-withheld", moment="exit_intent", arm="fit-help", held_out="global"),
    "silent": a_record("d-silent", moment="exit_intent"),
}
DONE = {"closed": "overlay_dismissed", "used": "overlay_engaged"}


def done(session: str) -> Outcome:
    decision = f"d-{session}"
    return Outcome(kind=DONE[session], key=decision, at=NOW, decision=decision)


@pytest.fixture
async def visited(store: Store) -> AsyncIterator[Store]:
    """One visit a day, the oldest first; the last two bought."""
    for day, (session, record) in enumerate(DECIDED.items()):
        order = Outcome(kind="purchased", key=f"o-{session}", at=NOW, value=9.0, currency="EUR")
        outcomes = [done(session)] if session in DONE else [order]
        entry = an_entry(
            session=session,
            visitor=f"v-{session}",
            record=replace(record, session=session, visitor=f"v-{session}"),
            outcomes=tuple(outcomes),
            received_at=NOW + day * DAY,
        )
        await store.journal.append(entry)
    yield store


async def ids(store: Store, **sought: object) -> list[str]:
    found = await recent_sessions(store, KEY, Sought(**sought))  # type: ignore[arg-type]  # as named
    return [line.id for line in found.lines]


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        ({}, ["silent", "withheld", "used", "closed"]),
        ({"moment": "pause"}, ["used", "closed"]),
        ({"moment": "rage_click"}, []),
        ({"campaign": "fit-help"}, ["withheld", "closed"]),
        ({"help": "shown"}, ["used", "closed"]),
        ({"help": "used"}, ["used"]),
        ({"help": "closed"}, ["closed"]),
        ({"help": "withheld"}, ["withheld"]),
        ({"help": "shown", "moment": "exit_intent"}, []),
        ({"has_order": True}, ["silent", "withheld"]),
        ({"has_order": False}, ["used", "closed"]),
        ({"has_order": True, "campaign": "fit-help"}, ["withheld"]),
        ({"device": "desktop"}, ["silent", "withheld", "used", "closed"]),
        ({"device": "mobile"}, []),
        ({"since": NOW + DAY, "until": NOW + 2 * DAY}, ["used"]),
    ],
    ids=str,
)
async def test_only_those_sought_are_listed_newest_first(
    visited: Store, sought: dict[str, object], expected: list[str]
) -> None:
    assert await ids(visited, **sought) == expected


async def test_the_help_the_moment_and_the_campaign_are_of_one_decision(store: Store) -> None:
    paused = a_record("d1", moment="pause", arm="fit-help", displayed=True)
    left = a_record("d2", moment="exit_intent", arm="fit-note", displayed=True)
    await store.journal.append(an_entry(record=paused))
    await store.journal.append(an_entry(2, record=left))
    assert await ids(store, moment="pause", campaign="fit-help") == ["session-1"]
    assert await ids(store, moment="pause", campaign="fit-note") == []


async def test_pages_go_on_where_the_last_one_ended(visited: Store) -> None:
    bought = Sought(has_order=False)
    first = await recent_sessions(visited, KEY, bought, limit=1)
    assert ([line.id for line in first.lines], first.is_cut) == (["used"], False)
    older = Sought(has_order=False, below=first.older)
    last = await recent_sessions(visited, KEY, older, limit=1)
    assert [line.id for line in last.lines] == ["closed"]
    assert (last.older, last.is_cut) == (None, False)


async def test_what_is_rare_is_sought_a_number_at_a_time_and_none_is_missed(visited: Store) -> None:
    rare = Sought(campaign="fit-note")
    first = await recent_sessions(visited, KEY, rare, step=1, steps=2)
    assert (first.lines, first.older, first.is_cut) == ([], Place(at=NOW + 2 * DAY), True)
    older = Sought(campaign="fit-note", below=first.older)
    second = await recent_sessions(visited, KEY, older, step=1, steps=2)
    assert [line.id for line in second.lines] == ["used"]
    assert second.is_cut
    oldest = Sought(campaign="fit-note", below=second.older)
    third = await recent_sessions(visited, KEY, oldest, step=1, steps=2)
    assert (third.lines, third.older, third.is_cut) == ([], None, False)


async def test_visits_of_one_millisecond_are_each_on_one_page_forth_and_back(store: Store) -> None:
    for session in ("a", "b", "c", "d", "e"):
        await store.journal.append(an_entry(session=session, received_at=NOW))
    pages = [await recent_sessions(store, KEY, limit=2)]
    while (older := pages[-1].older) is not None:
        pages.append(await recent_sessions(store, KEY, Sought(below=older), limit=2))
    listed = [[line.id for line in page.lines] for page in pages]
    assert listed == [["e", "d"], ["c", "b"], ["a"]]
    back = await recent_sessions(store, KEY, Sought(above=pages[2].newer), limit=2)
    assert ([line.id for line in back.lines], back.older) == (listed[1], pages[1].older)


async def test_where_fewer_are_newer_than_fill_a_page_it_is_the_latest(visited: Store) -> None:
    above = Place(at=NOW + 2 * DAY, id="withheld")
    page = await recent_sessions(visited, KEY, Sought(above=above), limit=3)
    assert [line.id for line in page.lines] == ["silent", "withheld", "used"]
    assert page.newer is None


async def test_what_is_rare_is_sought_forth_a_number_at_a_time_too(visited: Store) -> None:
    rare = Sought(campaign="fit-note", above=Place(at=NOW))
    first = await recent_sessions(visited, KEY, rare, step=1, steps=2, limit=1)
    assert ([line.id for line in first.lines], first.is_cut) == (["used"], True)
    assert first.newer == Place(at=NOW + DAY + 1)
    assert first.older == Place(at=NOW + DAY, id="used")


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        ({}, Found(count=4)),
        ({"has_order": True}, Found(count=2)),
        ({"device": "mobile"}, Found(count=0)),
        ({"since": NOW + DAY}, Found(count=3)),
    ],
    ids=str,
)
async def test_those_sought_are_counted(
    visited: Store, sought: dict[str, object], expected: Found
) -> None:
    assert await count_sessions(visited, KEY, Sought(**sought)) == expected  # type: ignore[arg-type]  # as named


async def test_no_more_are_counted_or_looked_through_than_so_many(visited: Store) -> None:
    assert await count_sessions(visited, KEY, Sought(), most=3) == Found(count=3, is_more=True)
    closed = Sought(help="closed")  # the oldest
    found = await count_sessions(visited, KEY, closed, step=1, steps=2)
    assert found == Found(count=0, is_cut=True)
