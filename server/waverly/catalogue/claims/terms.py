"""Claims about the shop's terms: returns, warranty, delivery."""

from waverly.catalogue.claims.claim import ClaimContext, ClaimFails, Said
from waverly.catalogue.claims.grounds import currency_of, shop_in
from waverly.catalogue.claims.written import money, number
from waverly.catalogue.known import Known
from waverly.catalogue.shop import Delivery, ShopFacts, delivery_to


def free_returns(known: Known, asked: ClaimContext) -> Said:
    """The order value from which returns are free."""
    shop = shop_in(known, asked.at)
    if shop.returns is None or shop.returns.free_from is None:
        raise ClaimFails("the store does not say from which value returns are free")
    return _amount("free_returns", shop, shop.returns.free_from, asked)


def return_days(known: Known, asked: ClaimContext) -> Said:
    """For how many days goods may come back."""
    shop = shop_in(known, asked.at)
    if shop.returns is None or shop.returns.days is None:
        raise ClaimFails("the store does not say for how long goods may come back")
    return _count("return_days", shop, shop.returns.days, asked)


def warranty(known: Known, asked: ClaimContext) -> Said:
    """For how many months the store stands by its goods."""
    shop = shop_in(known, asked.at)
    if shop.warranty_months is None:
        raise ClaimFails("the store does not state a warranty")
    return _count("warranty", shop, shop.warranty_months, asked)


def shipping(known: Known, asked: ClaimContext) -> Said:
    """What delivery costs to the country of the shopper's locale, else to the shop's own."""
    shop = shop_in(known, asked.at)
    return _amount("shipping", shop, _way(shop, asked).cost, asked)


def free_shipping(known: Known, asked: ClaimContext) -> Said:
    """The order value from which delivery there is free."""
    shop = shop_in(known, asked.at)
    free_from = _way(shop, asked).free_from
    if free_from is None:
        raise ClaimFails("delivery is not free from any value")
    return _amount("free_shipping", shop, free_from, asked)


def shipping_days(known: Known, asked: ClaimContext) -> Said:
    """How many days delivery there takes, such as `2–3`."""
    shop = shop_in(known, asked.at)
    days = _way(shop, asked).days
    if days is None:
        raise ClaimFails("the store does not say how long delivery takes")
    least, most = days
    text = f"{least}" if least == most else f"{least}–{most}"
    return Said(name="shipping_days", text=text, value=text, as_of=shop.as_of)


def _way(shop: ShopFacts, asked: ClaimContext) -> Delivery:
    way = delivery_to(shop, _country(asked.locale, shop))
    if way is None:
        raise ClaimFails("the store does not say what delivery costs there")
    return way


def _country(locale: str, shop: ShopFacts) -> str | None:
    """Return the country in a locale such as `de-AT` where the shop delivers there, else the shop's own."""
    country = locale.replace("_", "-").rpartition("-")[2].upper()
    return country if any(way.country == country for way in shop.delivery) else shop.country


def _amount(name: str, shop: ShopFacts, amount: float, asked: ClaimContext) -> Said:
    text = money(amount, currency_of(shop), asked.locale)
    return Said(name=name, text=text, value=amount, as_of=shop.as_of)


def _count(name: str, shop: ShopFacts, count: int, asked: ClaimContext) -> Said:
    return Said(name=name, text=number(count, asked.locale), value=count, as_of=shop.as_of)
