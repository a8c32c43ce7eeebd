"""A letter somebody asked for is always sent, and costs attention all the same."""

from collections.abc import Sequence

from waverly.storage import Store
from waverly.storage.measured.link_rows import persons_of
from waverly.storage.people.contacts.letter_rows import Written, note_letters
from waverly.storage.people.wishes.rows import Wish


async def note_asked_for(store: Store, wishes: Sequence[Wish], at: int) -> None:
    """Keep that the letters of some wishes were written."""
    letters: list[Written] = []
    for site in {wish.site for wish in wishes}:
        own = [wish for wish in wishes if wish.site == site]
        persons = await persons_of(store, site, [wish.request.visitor for wish in own])
        letters += [
            Written(
                site=site,
                key=f"wish-{wish.token}",
                person=persons[wish.request.visitor],
                at=at,
                asked_for=True,
            )
            for wish in own
        ]
    await note_letters(store, letters)
