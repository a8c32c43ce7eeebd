"""Addresses in letters: the shop's pages, where a kept cart is restored, where everything is taken back."""

from urllib.parse import quote, urljoin, urlsplit

from waverly.catalogue import ProductFacts, ShopFacts
from waverly.storage.people.contacts.rows import Contact
from waverly.storage.people.wishes.rows import Wish
from waverly.storage.site.site_rows import Site
from waverly.wire.page import path_here
from waverly.wire.request import RequestCart


def restore_link(wish: Wish, base: str) -> str:
    """Return the address that restores a kept cart in any browser, of the server found at `base`.

    Where the shop has no `cart_link`, the page there lists what was in the cart.
    """
    return f"{base}/c/{wish.token}"


def unsubscribe_link(asked: Wish | Contact) -> str:
    """Return the address that stops all letters to whoever got this one: only the letter has it."""
    leave = f".{asked.leave}" if isinstance(asked, Wish) and asked.leave else ""
    return f"{asked.base}/u/{asked.token}{leave}"


def shop_origin(site: Site) -> str:
    """Return the shop's first address that is one, for links to its pages."""
    return next((each for each in site.origins if urlsplit(each).scheme), "")


def stated_url(facts: ProductFacts | None) -> str | None:
    """Return a product's address as the store stated it; pages tell their paths alone."""
    return None if facts is None or facts.source == "page" else facts.url


def page_address(site: Site, url: str | None, told: str | None) -> str:
    """Return where a letter leads: to `url`, as the store stated it, else to the page that was `told`.

    It is always a page of the shop: whatever leads to another host is passed over.
    """
    origin = shop_origin(site)
    return _own(site, url, origin) or urljoin(origin, path_here(told or "/"))


def _own(site: Site, url: str | None, origin: str) -> str | None:
    try:
        parts = urlsplit(urljoin(origin, url or ""))
    except ValueError:  # an address that is none
        return None
    host = f"{parts.scheme}://{parts.netloc}"
    hosts = {urlsplit(each).netloc for each in site.origins if urlsplit(each).scheme}
    if not url or parts.scheme not in ("http", "https") or parts.netloc not in hosts:
        return None
    return host + path_here(parts._replace(scheme="", netloc="").geturl())


def cart_address(cart: RequestCart, shop: ShopFacts | None, origin: str) -> str | None:
    """Return the shop's own address that fills its cart with these lines, or None when it has none.

    The shop states it as `cart_link`, such as `/cart/{items}`: `{items}` becomes `id:quantity,…`, with the
    variant's id where there is one.
    """
    if shop is None or shop.cart_link is None:
        return None
    items = ",".join(f"{line.variant or line.product}:{line.quantity}" for line in cart.lines)
    return urljoin(origin, shop.cart_link.replace("{items}", quote(items, safe=":,")))
