"""Guessing is paused where it is done, and its owner is not kept out by others who guess."""

import pytest
from sqlalchemy import select

from tests.support.builders import MINUTE, NOW
from waverly.admin.access.attempts import LOOSER, Attempts
from waverly.clock import SettableClock
from waverly.storage import Store
from waverly.storage.tables import sign_in_failures

HERE, THERE = "203.0.113.9", "198.51.100.7"


@pytest.fixture
def clock() -> SettableClock:
    clock = SettableClock()
    clock.set(NOW)
    return clock


@pytest.fixture
def attempts(store: Store, clock: SettableClock) -> Attempts:
    return Attempts(store, clock, "a secret", most=2)


async def tried(attempts: Attempts, name: str, host: str, times: int) -> list[bool]:
    return [await attempts.may_try(name, host) for _ in range(times)]


async def test_one_address_is_paused_for_a_name_and_another_is_not(
    attempts: Attempts, clock: SettableClock
) -> None:
    assert await tried(attempts, "owner", THERE, 4) == [True, True, False, False]
    assert await tried(attempts, "mara", THERE, 1) == [True]
    assert await tried(attempts, "owner", HERE, 2) == [True, True]
    clock.set(NOW + 16 * MINUTE)
    assert await tried(attempts, "owner", THERE, 1) == [True]


async def test_a_name_is_paused_however_many_addresses_try_it(attempts: Attempts) -> None:
    for n in range(LOOSER):
        assert await tried(attempts, "owner", f"198.51.100.{n}", 3) == [True, True, False]
    assert not await attempts.may_try("owner", HERE)
    assert await attempts.may_try("mara", HERE)


async def test_an_address_is_paused_however_many_names_it_tries(attempts: Attempts) -> None:
    for n in range(LOOSER):
        assert await tried(attempts, f"name-{n}", THERE, 2) == [True, True]
    assert not await attempts.may_try("owner", THERE)
    assert await attempts.may_try("owner", HERE)


async def test_what_worked_clears_what_was_tried_from_there_and_no_more(attempts: Attempts) -> None:
    await tried(attempts, "owner", THERE, 2)
    await tried(attempts, "owner", HERE, 2)
    await attempts.worked("owner", HERE)
    assert await attempts.may_try("owner", HERE)
    assert not await attempts.may_try("owner", THERE)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.9", "203.0.113.9", True),
        ("::ffff:203.0.113.9", "::ffff:203.0.113.8", False),
        ("", "", True),
    ],
)
async def test_the_addresses_of_one_connection_count_as_one(
    attempts: Attempts, one: str, other: str, same: bool
) -> None:
    await tried(attempts, "owner", one, 2)
    assert await attempts.may_try("owner", other) is not same


async def test_no_address_is_kept(attempts: Attempts, store: Store) -> None:
    await attempts.may_try("owner", HERE)
    await attempts.may_try("owner", HERE)
    async with store.read() as connection:
        places = [*await connection.scalars(select(sign_in_failures.c.place))]
    assert places[0] == places[1]
    assert HERE not in places[0]
