"""What is known of a visitor is said to their own browser alone."""

from tests.builders import DAY, KEY, NOW
from waverly.catalogue import Offer, ShopFacts
from waverly.clock import SettableClock
from waverly.pipeline.facts import Facts
from waverly.storage import Store
from waverly.storage.catalogue.shop_rows import Confirmation, confirm_offers, remember_shop


async def test_a_personal_offer_is_kept_from_whoever_names_a_customers_number(store: Store) -> None:
    visitors = ("0123456789abcdef0123456789", "4711")
    offer = Offer(id="double", kind="loyalty", label="Double points", personal=True)
    await remember_shop(store, KEY, ShopFacts(offers=(offer,)), NOW)
    told = [Confirmation(visitor=each, offer="double", until=NOW + DAY) for each in visitors]
    await confirm_offers(store, KEY, told, NOW)
    clock = SettableClock()
    clock.set(NOW)
    facts = Facts(store, clock, limit=16)
    assert [(await facts.of(KEY, None, each)).offers for each in visitors] == [("double",), ()]
