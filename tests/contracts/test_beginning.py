"""What a session begins with, asked in one go, on both databases."""

import pytest

from tests.support.builders import DAY, KEY, NOW, a_record, an_entry
from waverly.errors import StorageError
from waverly.sessions import Profile, Showing
from waverly.storage import Opening, Outcome, Store
from waverly.storage.log.beginning import BEGINNING
from waverly.storage.measured.link_rows import link_visitors
from waverly.storage.people.contacts.letter_rows import Written, note_letters
from waverly.storage.people.visitor_rows import Beginning, beginning_of, profile_of


async def test_somebody_new_begins_with_an_empty_profile(store: Store) -> None:
    found = await beginning_of(store, KEY, "session-1", "visitor-1", at=NOW)
    assert found == Beginning(profile=Profile())


async def test_a_known_session_comes_with_the_opening_it_was_given(store: Store) -> None:
    then = Profile(visits=3, person="earlier")
    opening = Opening(device="mobile", referrer="search", profile=then)
    await store.journal.append(an_entry(opening=opening))
    found = await beginning_of(store, KEY, "session-1", "somebody-else", at=NOW)
    assert found.opening == ("visitor-1", NOW + 1, then)


async def test_a_linked_visitor_is_their_person_whether_seen_before_or_not(store: Store) -> None:
    await store.journal.append(an_entry(visitor="first", session="s1"))
    await link_visitors(store, KEY, "first", "second", NOW)
    assert (await profile_of(store, KEY, "second", at=NOW + DAY)).person == "first"
    assert (await profile_of(store, KEY, "first", at=NOW + DAY)).person == ""


async def test_what_was_seen_holds_overlays_and_the_persons_letters_in_order(store: Store) -> None:
    for number, at in ((1, NOW), (2, NOW + 2)):
        record = a_record(f"d{number}", version=number, at=at, arm="one", held_out="global")
        await store.journal.append(an_entry(number, record=record))
    letters = [Written(site=KEY, key="k", person="visitor-1", at=NOW + 1)]
    await note_letters(store, [*letters, Written(site=KEY, key="o", person="other", at=NOW)])
    seen = (await profile_of(store, KEY, "visitor-1", at=NOW + DAY)).seen
    assert seen == tuple(
        Showing(at=at, format=form)
        for at, form in ((NOW, "corner"), (NOW + 1, "mail"), (NOW + 2, "corner"))
    )


async def test_a_campaign_met_twice_and_closed_once_is_counted_so(store: Store) -> None:
    closed = Outcome(kind="overlay_dismissed", key="d2", at=NOW + 9, decision="d2")
    for number in (1, 2):
        record = a_record(f"d{number}", version=number, at=NOW + number, arm="a", displayed=True)
        outcomes = (closed,) if number == 2 else ()
        await store.journal.append(an_entry(number, record=record, outcomes=outcomes))
    shown = (await profile_of(store, KEY, "visitor-1", at=NOW + DAY)).shown["a"]
    assert (shown.times, shown.last_at, shown.dismissed_at) == (2, NOW + 2, NOW + 9)


async def test_a_question_without_its_values_is_refused(store: Store) -> None:
    with pytest.raises(StorageError):
        await store.ask(BEGINNING, site=KEY)
