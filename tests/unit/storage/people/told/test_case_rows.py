"""A support case is open from when it was told opened until it is told closed, thirty days at most."""

import pytest

from tests.support.builders import KEY, NOW
from tests.support.person_data import a_happening, address_of
from waverly.storage import Store
from waverly.storage.measured.link_rows import link_visitors
from waverly.storage.people.contacts.rows import Agreed, remember_contacts
from waverly.storage.people.told.case_rows import CASE_MS, CLOSED, OPENED, has_open_case
from waverly.storage.people.told.event_rows import remember_told_events

Told = tuple[str, int, str | None]


async def tell(store: Store, *told: Told, **whom: str) -> None:
    events = [
        a_happening(
            f"{kind}-{at}-{case}", kind, at=NOW + at, case=case, **(whom or {"visitor": "ann"})
        )
        for kind, at, case in told
    ]
    await remember_told_events(store, KEY, events, NOW + 99)


@pytest.mark.parametrize(
    ("told", "is_open"),
    [
        ([(OPENED, 0, "a")], True),
        ([(OPENED, 0, "a"), (CLOSED, 1, "a")], False),
        ([(CLOSED, 1, "a"), (OPENED, 2, "a")], True),
        ([(OPENED, 0, "a"), (OPENED, 1, "b"), (CLOSED, 2, "a")], True),
        ([(OPENED, 0, "a"), (OPENED, 1, "b"), (CLOSED, 2, None)], False),
        ([(OPENED, 0, None), (CLOSED, 0, None)], False),
        ([(CLOSED, 0, "a")], False),
    ],
    ids=["opened", "closed", "anew", "another is open", "all are closed", "at once", "never open"],
)
async def test_a_case_is_open_until_it_is_closed(
    store: Store, told: list[Told], is_open: bool
) -> None:
    await tell(store, *reversed(told))
    assert await has_open_case(store, KEY, "ann", NOW + 99) == is_open


async def test_a_case_that_nobody_closes_counts_for_thirty_days(store: Store) -> None:
    await tell(store, (OPENED, 0, None))
    assert await has_open_case(store, KEY, "ann", NOW + CASE_MS - 1)
    assert not await has_open_case(store, KEY, "ann", NOW + CASE_MS)


async def test_a_case_is_theirs_in_every_browser_and_under_their_address(store: Store) -> None:
    email = address_of("ann")
    await tell(store, (OPENED, 0, None), email=email)
    assert not await has_open_case(store, KEY, "phone", NOW + 99)
    contact = Agreed(visitor="ann", email=email, agreed_at=NOW)
    await remember_contacts(store, KEY, [contact], "https://help.example", NOW)
    await link_visitors(store, KEY, "phone", "ann", NOW)
    assert await has_open_case(store, KEY, "phone", NOW + 99)
