"""Addresses in letters: where a kept cart is restored, and where everything is taken back."""

from urllib.parse import quote, urljoin

from waverly.catalogue import ShopFacts
from waverly.storage.wish_rows import Wish
from waverly.wire.request import RequestCart


def restore_link(wish: Wish) -> str:
    """Return the address that restores a kept cart in any browser."""
    return f"{wish.base}/c/{wish.token}"


def unsubscribe_link(wish: Wish) -> str:
    """Return the address that takes a wish, and all others of the same address, back."""
    return f"{wish.base}/u/{wish.token}"


def cart_address(cart: RequestCart, shop: ShopFacts | None, origin: str) -> str | None:
    """Return the shop's own address that fills its cart with these lines, or None when it has none.

    The shop states it as `cart_link`, such as `/cart/{items}`: `{items}` becomes `id:quantity,…`, with the
    variant's id where there is one.
    """
    if shop is None or shop.cart_link is None:
        return None
    items = ",".join(f"{line.variant or line.product}:{line.quantity}" for line in cart.lines)
    return urljoin(origin, shop.cart_link.replace("{items}", quote(items, safe=":,")))
