"""A letter's price: those sent against those held back, by visits that did not come by the letter itself."""

from tests.support.a_thousand_visits import a_visit
from tests.support.builders import DAY, KEY, NOW
from waverly.policies.attention.annoyance_log import read_annoyance
from waverly.storage import Store
from waverly.storage.measured.visit_rows import write_visits
from waverly.storage.people.contacts.letter_rows import Written, note_letters
from waverly.storage.people.contacts.rows import Agreed, end_contacts, remember_contacts


async def write(store: Store, name: str, *, held_out: bool, at: int = NOW) -> None:
    letter = Written(site=KEY, key=name, person=name, at=at, held_out=held_out)
    await note_letters(store, [letter])


async def come(store: Store, name: str, source: str) -> None:
    visit = a_visit(name, ("home", "/"), visitor=name, source=source, opened_at=NOW + DAY)
    async with store.write() as connection:
        await write_visits(connection, KEY, [visit])


async def test_those_who_came_by_the_letter_did_not_come_back_by_themselves(store: Store) -> None:
    for number in range(4):
        await write(store, f"sent-{number}", held_out=False)
        await write(store, f"held-{number}", held_out=True)
    await come(store, "sent-0", "email")
    await come(store, "sent-1", "direct")
    await come(store, "held-0", "direct")
    await come(store, "held-1", "search")
    mail = (await read_annoyance(store, KEY, (), NOW + 20 * DAY)).formats["mail"]
    assert (mail.shown, mail.ghosts, mail.shown_returns, mail.ghost_returns) == (4, 4, 1, 2)
    assert mail.visits == 0.25


async def test_whoever_stopped_the_letters_costs_five_visits(store: Store) -> None:
    for number in range(4):
        await write(store, f"sent-{number}", held_out=False)
        await write(store, f"held-{number}", held_out=True)
    agreed = Agreed(visitor="sent-2", email="a@example.com", agreed_at=NOW - DAY)
    await remember_contacts(store, KEY, [agreed], "https://help.example", NOW)
    await end_contacts(store, KEY, "a@example.com", NOW + DAY)
    mail = (await read_annoyance(store, KEY, (), NOW + 20 * DAY)).formats["mail"]
    assert mail.visits == 5 / 4


async def test_a_letter_is_counted_once_its_fortnight_is_over(store: Store) -> None:
    await write(store, "sent", held_out=False, at=NOW)
    assert "mail" not in (await read_annoyance(store, KEY, (), NOW + 13 * DAY)).formats
    assert "mail" in (await read_annoyance(store, KEY, (), NOW + 15 * DAY)).formats
