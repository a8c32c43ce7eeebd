"""The file somebody gets of what is kept of them can be read by them."""

import msgspec

from tests.support.builders import KEY, NOW
from tests.support.person_data import keep_everything
from waverly.clock import format_instant
from waverly.reporting.kept_data import PURPOSES, WORDS
from waverly.reporting.person_export import PersonExport, export_person
from waverly.storage import Store
from waverly.storage.people.kept.belongings import BELONGINGS
from waverly.storage.people.kept.everything import everything_of
from waverly.storage.people.persons import person_query


async def file_of_ann(store: Store) -> PersonExport:
    await keep_everything(store, "ann")
    found = await everything_of(store, KEY, person_query("ann@example.com"))
    return export_person(found, "Boots & Co", NOW)


async def test_the_head_says_whose_it_is_and_from_when(store: Store) -> None:
    found = await file_of_ann(store)
    assert found.about[0] == (
        "This is everything that Boots & Co keeps in Waverly about one person: 2 browsers and the address "
        "ann@example.com."
    )
    assert found.kept_since == "2026-09-21 14:13:20"
    assert found.about[1] == "The oldest of it is from 2026-09-21 14:13:20."


async def test_each_kind_says_what_it_is_what_for_and_from_when(store: Store) -> None:
    kinds = {kind.table: kind for kind in (await file_of_ann(store)).kept}
    visit = kinds["sessions"]
    assert (visit.what, visit.count, visit.first) == ("Visits", 1, format_instant(NOW, "seconds"))
    assert kinds["contacts"].purpose.startswith("To write to people who agreed")
    assert kinds["contacts"].rows[0]["agreed_at"] == format_instant(NOW, "seconds")
    assert all(kind.what and kind.purpose for kind in kinds.values())


def test_every_kind_that_is_kept_has_words_and_a_purpose() -> None:
    assert set(WORDS) == set(PURPOSES) == {table.name for table in BELONGINGS}


async def test_the_file_is_json(store: Store) -> None:
    found = await file_of_ann(store)
    assert msgspec.json.decode(msgspec.json.encode(found))["made_at"] == format_instant(
        NOW, "seconds"
    )
