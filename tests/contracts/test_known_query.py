"""What is known of a product and its shop is asked in one go, on both databases."""

import pytest

from tests.support.builders import DAY, KEY, NOW, some_facts
from tests.support.statements import statements
from waverly.catalogue import Known, Offer, ShopFacts, Sight
from waverly.storage import Store
from waverly.storage.catalogue.known_rows import SIMILAR, known_then, latest_known, with_offers
from waverly.storage.catalogue.product_rows import remember_products
from waverly.storage.catalogue.shop_rows import Confirmation, confirm_offers, remember_shop


async def a_catalogue(store: Store) -> None:
    """Two words on one product, more of its category than are compared, and a shop with an offer."""
    others = [some_facts(id=f"other-{number}", category="Trail") for number in range(SIMILAR + 2)]
    await remember_products(store, KEY, [*others, some_facts(category="Trail")], NOW)
    await remember_products(store, KEY, [some_facts(category="Trail", price=70.0)], NOW + DAY)
    offer = Offer(id="double", kind="loyalty", label="Double points", personal=True)
    await remember_shop(store, KEY, ShopFacts(offers=(offer,)), NOW)


async def test_all_is_one_statement(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    await a_catalogue(store)
    with statements(monkeypatch) as heard:
        known = await latest_known(store, KEY, "alpha", NOW + DAY)
    assert len(heard) == 1
    assert known.product is not None and known.shop is not None
    assert [point.price for point in known.prices] == [90.0, 70.0]
    assert [other.id for other in known.similar] == [f"other-{n}" for n in range(SIMILAR)]


async def test_a_visitors_offers_are_one_more(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_catalogue(store)
    until = Confirmation(visitor="v", offer="double", until=NOW + DAY)
    await confirm_offers(store, KEY, [until], NOW)
    with statements(monkeypatch) as heard:
        known = await latest_known(store, KEY, None, NOW)
        known = await with_offers(store, KEY, known, "v", NOW)
    assert len(heard) == 2
    assert known.offers == ("double",)


async def test_of_a_product_nobody_stated_only_the_shop_is_known(store: Store) -> None:
    await a_catalogue(store)
    known = await latest_known(store, KEY, "unheard-of", NOW)
    assert known == Known(read_at=NOW, shop=known.shop)
    assert known.shop is not None


async def test_what_went_to_another_category_is_no_longer_compared(store: Store) -> None:
    here = [some_facts(category="Trail"), some_facts(id="beta", category="Trail")]
    await remember_products(store, KEY, here, NOW)
    await remember_products(store, KEY, [some_facts(id="beta", category="Road")], NOW + DAY)
    assert (await latest_known(store, KEY, "alpha", NOW + DAY)).similar == ()
    then = await known_then(store, KEY, "alpha", Sight(read_at=NOW), NOW)
    assert [other.id for other in then.similar] == ["beta"]


async def test_others_are_compared_by_their_latest_word(store: Store) -> None:
    for at, price in ((NOW, 50.0), (NOW + DAY, 40.0)):
        other = some_facts(id="beta", category="Trail", price=price)
        await remember_products(store, KEY, [some_facts(category="Trail"), other], at)
    known = await latest_known(store, KEY, "alpha", NOW + DAY)
    assert [other.price for other in known.similar] == [40.0]
