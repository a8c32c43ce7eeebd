"""What the store says is kept with its time, on both databases."""

from tests.support.builders import DAY, KEY, NOW, some_facts
from waverly.catalogue import Delivery, Offer, PricePoint, Returns, ShopFacts, Sight, Variant
from waverly.storage import Store
from waverly.storage.catalogue.known_rows import known_then, latest_known, with_offers
from waverly.storage.catalogue.price_rows import prices_of
from waverly.storage.catalogue.product_rows import (
    FETCH,
    all_products,
    product,
    remember_products,
    some_products,
    stated_product,
)
from waverly.storage.catalogue.shop_rows import (
    Confirmation,
    confirm_offers,
    forget_confirmations,
    remember_shop,
    shop,
)

FEED = frozenset({"price", "compare_at_price", "stock"})


async def test_every_price_is_kept_once_with_the_time_it_came_into_force(store: Store) -> None:
    for day, price in enumerate((80.0, 80.0, 100.0, 90.0)):
        await remember_products(store, KEY, [some_facts(price=price)], NOW + day * DAY)
    found = await prices_of(store, KEY, "alpha")
    assert [(point.at, point.price) for point in found] == [
        (NOW, 80.0),
        (NOW + 2 * DAY, 100.0),
        (NOW + 3 * DAY, 90.0),
    ]


async def test_a_variant_has_a_price_history_of_its_own(store: Store) -> None:
    for at, price in ((NOW, 70.0), (NOW + DAY, 60.0)):
        facts = some_facts(variants=(Variant(id="alpha-42", price=price), Variant(id="alpha-43")))
        await remember_products(store, KEY, [facts], at)
    assert [p.price for p in await prices_of(store, KEY, "alpha", "alpha-42")] == [70.0, 60.0]
    assert await prices_of(store, KEY, "alpha", "alpha-43") == ()
    then = await known_then(store, KEY, "alpha", Sight(read_at=NOW), NOW)
    assert then.prices == (PricePoint(at=NOW, price=90.0, currency="EUR"),)


async def test_the_same_said_again_confirms_and_adds_nothing(store: Store) -> None:
    assert await remember_products(store, KEY, [some_facts()], NOW) == [None]
    assert await remember_products(store, KEY, [some_facts()], NOW + DAY) == ["known"]
    found = await stated_product(store, KEY, "alpha")
    assert found is not None and (found.facts.as_of, found.confirmed_at) == (NOW, NOW + DAY)


async def test_a_source_changes_only_what_it_speaks_of(store: Store) -> None:
    await remember_products(store, KEY, [some_facts(compare_at_price=120.0)], NOW)
    told = some_facts(price=85.0, reviews=(), source="feed", compare_at_price=None)
    await remember_products(store, KEY, [told], NOW + 1, spoken=FEED)
    found = await product(store, KEY, "alpha")
    assert found is not None and (found.price, found.compare_at_price) == (85.0, None)
    assert len(found.reviews) == 3


async def test_what_a_page_says_never_replaces_what_the_store_stated(store: Store) -> None:
    page = some_facts(price=1.0, source="page")
    assert await remember_products(store, KEY, [page], NOW) == [None]
    assert await remember_products(store, KEY, [some_facts(price=90.0)], NOW + 1) == [None]
    assert await remember_products(store, KEY, [page], NOW + 2) == ["known"]
    found = await product(store, KEY, "alpha")
    assert found is not None and (found.price, found.source) == (90.0, "api")


async def test_what_the_shop_says_of_itself_can_be_read_as_of_any_time(store: Store) -> None:
    strict = ShopFacts(returns=Returns(days=14))
    kind = ShopFacts(returns=Returns(days=60), delivery=(Delivery(country="DE", cost=4.9),))
    assert await shop(store, KEY) is None
    assert await remember_shop(store, KEY, strict, NOW)
    assert await remember_shop(store, KEY, kind, NOW + DAY)
    assert not await remember_shop(store, KEY, kind, NOW + 2 * DAY)
    then = (await known_then(store, KEY, None, Sight(read_at=NOW + 1), None)).shop
    now = await shop(store, KEY)
    assert then is not None and then.returns == Returns(days=14)
    assert now is not None and (now.delivery, now.as_of) == (kind.delivery, NOW + 2 * DAY)


async def test_a_personal_offer_is_known_only_to_whom_it_was_confirmed(store: Store) -> None:
    offer = Offer(id="double", kind="loyalty", label="Double points", personal=True)
    await remember_shop(store, KEY, ShopFacts(offers=(offer,)), NOW)
    until = Confirmation(visitor="visitor-1", offer="double", until=NOW + DAY)
    await confirm_offers(store, KEY, [until], NOW)
    known = await latest_known(store, KEY, None, NOW)
    assert (await with_offers(store, KEY, known, "visitor-1", NOW)).offers == ("double",)
    assert (await with_offers(store, KEY, known, "visitor-1", NOW + DAY)).offers == ()
    assert (await with_offers(store, KEY, known, "visitor-2", NOW)).offers == ()
    await forget_confirmations(store, NOW + DAY)
    assert (await with_offers(store, KEY, known, "visitor-1", NOW)).offers == ()


async def test_what_was_known_can_be_read_again_after_everything_has_changed(store: Store) -> None:
    other = some_facts(id="beta", name="Beta", category="Trail")
    await remember_products(store, KEY, [some_facts(category="Trail"), other], NOW)
    await remember_shop(store, KEY, ShopFacts(country="DE"), NOW)
    then = await latest_known(store, KEY, "alpha", NOW + 5)
    await remember_products(store, KEY, [some_facts(price=1.0), other], NOW + DAY)
    await remember_shop(store, KEY, ShopFacts(country="FR"), NOW + DAY)
    assert then.product is not None and [each.id for each in then.similar] == ["beta"]
    sight = Sight(read_at=then.read_at, confirmed_at=then.confirmed_at)
    assert await known_then(store, KEY, "alpha", sight, then.product.as_of) == then


async def test_a_catalogue_longer_than_one_part_is_read_whole(store: Store) -> None:
    told = [some_facts(id=f"p{number}") for number in range(2 * FETCH + 1)]
    await remember_products(store, KEY, told, NOW)
    assert set(await all_products(store, KEY)) == {facts.id for facts in told}


async def test_a_few_products_are_read_and_no_more_each_by_its_latest_word(store: Store) -> None:
    told = [some_facts(id=f"p{number}") for number in range(3)]
    await remember_products(store, KEY, told, NOW)
    await remember_products(store, KEY, [some_facts(id="p1", price=80.0)], NOW + DAY)
    few = await some_products(store, KEY, 2)
    assert [(each.id, each.price) for each in few] == [("p0", 90.0), ("p1", 80.0)]
    assert await some_products(store, "another", 2) == []
