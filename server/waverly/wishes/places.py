"""Addresses in letters: where a kept cart is restored, and where everything is taken back."""

from urllib.parse import quote, urljoin, urlsplit

from waverly.catalogue import ShopFacts
from waverly.storage.people.contact_rows import Contact
from waverly.storage.people.wish_rows import Wish
from waverly.storage.site.site_rows import Site
from waverly.wire.request import RequestCart


def restore_link(wish: Wish, base: str) -> str:
    """Return the address that restores a kept cart in any browser, of the server found at `base`."""
    return f"{base}/c/{wish.token}"


def unsubscribe_link(asked: Wish | Contact) -> str:
    """Return the address that stops all letters to whoever got this one: only the letter has it."""
    leave = f".{asked.leave}" if isinstance(asked, Wish) and asked.leave else ""
    return f"{asked.base}/u/{asked.token}{leave}"


def shop_origin(site: Site) -> str:
    """Return the shop's first address that is one, for links to its pages."""
    return next((each for each in site.origins if urlsplit(each).scheme), "")


def cart_address(cart: RequestCart, shop: ShopFacts | None, origin: str) -> str | None:
    """Return the shop's own address that fills its cart with these lines, or None when it has none.

    The shop states it as `cart_link`, such as `/cart/{items}`: `{items}` becomes `id:quantity,…`, with the
    variant's id where there is one.
    """
    if shop is None or shop.cart_link is None:
        return None
    items = ",".join(f"{line.variant or line.product}:{line.quantity}" for line in cart.lines)
    return urljoin(origin, shop.cart_link.replace("{items}", quote(items, safe=":,")))
