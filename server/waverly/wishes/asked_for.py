"""A letter somebody asked for is always sent, and costs attention all the same."""

from collections.abc import Sequence

from waverly.storage import Store
from waverly.storage.measured.link_rows import persons_of
from waverly.storage.people.letter_rows import Written, note_letters
from waverly.storage.people.wish_rows import Wish


async def note_asked_for(store: Store, wishes: Sequence[Wish], at: int) -> None:
    """Keep that the letters of some wishes were written."""
    for wish in wishes:
        visitor = wish.request.visitor
        person = (await persons_of(store, wish.site, [visitor]))[visitor]
        key = f"wish-{wish.token}"
        written = Written(site=wish.site, key=key, person=person, at=at, asked_for=True)
        await note_letters(store, [written])
