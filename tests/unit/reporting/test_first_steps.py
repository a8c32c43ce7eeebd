"""What a new store's owner is told to do, on both databases."""

import msgspec
import pytest

from tests.support.builders import DAY, KEY, NOW, a_campaign, some_facts
from tests.support.journal_visits import bought, wavered
from waverly.campaigns import Campaign
from waverly.reporting.first_steps import NEW_FOR_DAYS, first_steps
from waverly.storage import Store
from waverly.storage.catalogue.product_rows import remember_products
from waverly.storage.site.policy_rows import apply_campaigns
from waverly.storage.site.site_rows import add_origins, add_site

OFF = msgspec.structs.replace(a_campaign("own-terms"), enabled=False)
SHIPPED = (a_campaign(), OFF)


@pytest.fixture
async def new(store: Store) -> Store:
    """A store just made, with one campaign that waits for its owner's words."""
    await add_site(store, key=KEY, name="Shop", origins=("*",), at=NOW)
    await apply_campaigns(store, KEY, SHIPPED, NOW)
    return store


async def done(store: Store, campaigns: tuple[Campaign, ...] = SHIPPED) -> list[bool]:
    return [step.is_done for step in await first_steps(store, KEY, campaigns, NOW + DAY)]


async def test_at_the_beginning_all_is_still_to_do(new: Store) -> None:
    steps = await first_steps(new, KEY, SHIPPED, NOW)
    assert [step.is_done for step in steps] == [True, *[False] * 4]
    assert steps[2].todo.startswith("1 is switched off")


async def test_a_visit_an_order_and_a_product_are_seen(new: Store) -> None:
    await wavered(new, "ann", at=NOW)
    assert await done(new) == [True, True, False, False, False]
    await bought(new, "ann", "o1", at=NOW)
    await remember_products(new, KEY, [some_facts()], NOW)
    assert await done(new) == [True, True, False, True, True]


async def test_campaigns_are_the_owners_once_changed_or_once_none_is_off(new: Store) -> None:
    assert (await done(new, (a_campaign(),)))[2]
    await apply_campaigns(new, KEY, (a_campaign("mine"), OFF), NOW + 1)
    assert (await done(new))[2]


async def test_nothing_is_told_when_all_is_done(new: Store) -> None:
    await wavered(new, "ann", at=NOW)
    await bought(new, "ann", "o1", at=NOW)
    await remember_products(new, KEY, [some_facts()], NOW)
    assert await done(new, (a_campaign(),)) == []


async def test_nothing_is_told_of_a_store_that_is_no_longer_new(new: Store) -> None:
    assert await first_steps(new, KEY, SHIPPED, NOW + NEW_FOR_DAYS * DAY)
    assert await first_steps(new, KEY, SHIPPED, NOW + NEW_FOR_DAYS * DAY + 1) == ()


async def test_a_store_nobody_made_has_no_steps(store: Store) -> None:
    assert await first_steps(store, "pk_none", SHIPPED, NOW) == ()


async def test_a_tag_no_page_may_use_is_the_first_thing_to_do(store: Store) -> None:
    await add_site(store, key=KEY, name="Shop", origins=(), at=NOW)
    first = (await first_steps(store, KEY, SHIPPED, NOW))[0]
    assert not first.is_done and f"--home FOLDER --key {KEY} --origin" in first.todo
    await add_origins(store, KEY, ("https://shop.example",))
    assert (await done(store))[0]
