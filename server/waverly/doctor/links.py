"""Which pages of a store to look at next, by their addresses. A link that acts is never followed."""

import re
from collections.abc import Iterable

from msgspec import Struct
from yarl import URL

ACTS = re.compile(
    r"[?&](add[-_]?to[-_]?cart|add|action|remove_item|delete|do|cmd|wc-ajax|logout|buy)="
    r"|add2basket|buy_now|/(log-?out|sign-?out|add|remove|delete|wishlist|compare|account|login|register"
    r"|checkouts?|kasse|order|orders)(/|\?|$)|\.(pdf|jpe?g|png|webp|gif|svg|zip|xml)(\?|$)",
    re.IGNORECASE,
)
"""Shops put things into carts, empty them and sign people out by plain links."""

KINDS: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (kind, most, re.compile(pattern, re.IGNORECASE))
    for kind, most, pattern in (
        (
            "cart",
            1,
            r"/(cart|basket|bag|warenkorb|panier|carrello|carrito|winkelwagen|ko[sš]ík|koszyk)(/|\?|\.|$)",
        ),
        (
            "policy",
            2,
            r"return|refund|shipping|widerruf|versand|retour|livraison|devoluci|/polic(y|ies)",
        ),
        (
            "product",
            3,
            r"/(products?|produkte?|produits?|productos?|prodotto|p|dp|item)/[^/]+|route=product/product",
        ),
        (
            "listing",
            2,
            r"/(collections?|(?:product-)?categ\w+|kategorie|shop|c|catalogu?e?)(/|\?|$)|route=product/category",
        ),
    )
)
"""Kinds of page with how many of each are enough, the plainest words first."""

WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cart", next(pattern for kind, _, pattern in KINDS if kind == "cart")),
    ("checkout", re.compile(r"/(checkouts?|kasse|commande|onepage)(/|\?|\.|$)", re.IGNORECASE)),
    (
        "search",
        re.compile(r"/(search|suche|recherche|buscar|ricerca)(/|\?|\.|$)", re.IGNORECASE),
    ),
    (
        "policy",
        re.compile(
            r"^(/[a-z]{2}(-[a-z]{2})?)?(/(pages?|policies|help|info|content))?"
            r"/(returns?|refunds?|shipping|delivery|policy|widerruf|versand|retours?|livraison|devoluciones)"
            r"([-_/.]|$)",
            re.IGNORECASE,
        ),
    ),
)
"""Kinds of page that an address alone gives away: `/checkout/cart` is a cart."""


UNNAMED = "unnamed"
"""The kind of a page whose address says nothing: a small shop may call its products what it likes."""

MOST_UNNAMED = 4
"""Pages of that kind that are opened, last of all, and only while no other was a product."""


class PageLink(Struct, frozen=True, kw_only=True):
    """A link of a page. `is_pictured` says that it holds a picture, outside menus: a card, most likely."""

    href: str
    is_pictured: bool = False


class Itinerary:
    """The pages still to see. `add` takes a page's links, `next` gives the one that tells most."""

    def __init__(self, start: str, most: int) -> None:
        self._start = URL(start)
        self._left = most
        self._seen: set[str] = set()
        self._room = {kind: most for kind, most, _ in KINDS} | {UNNAMED: MOST_UNNAMED}
        self._waiting: dict[str, list[str]] = {kind: [] for kind in self._room}
        self._has_product = False
        self._first: str | None = start

    def add(self, links: Iterable[PageLink], *, is_product: bool = False) -> None:
        """Remember the links of a page worth following: of this store, and doing nothing."""
        self._has_product |= is_product
        for link in links:
            url = self._start.join(URL(link.href)).with_fragment(None)
            if url.host != self._start.host or url.scheme not in ("http", "https"):
                continue
            text = str(url)
            kind = kind_of(link, text)
            if kind and text not in self._waiting[kind]:
                self._waiting[kind].append(text)

    def next(self) -> str | None:
        """Return the next page to open, or None when enough have been seen."""
        if self._left <= 0:
            return None
        if self._first:
            url, self._first = self._first, None
            return self._take(url)
        last = () if self._has_product else (UNNAMED,)
        for kind in ("listing", "product", "cart", "policy", *last):
            while self._room[kind] and self._waiting[kind]:
                url = self._waiting[kind].pop(0)
                if page_of(url) not in self._seen:
                    self._room[kind] -= 1
                    return self._take(url)
        return None

    def _take(self, url: str) -> str:
        self._seen.add(page_of(url))
        self._left -= 1
        return url


def page_of(url: str) -> str:
    """Return what makes an address another page: its path, and its query where every page has one path."""
    parts = URL(url)
    return parts.path_qs if parts.path in ("/", "/index.php") else parts.path


def word_of(url: str) -> str | None:
    """Return the page type an address names by itself, or None; that a page sells something it never says."""
    path = URL(url).path
    return next((word for word, pattern in WORDS if pattern.search(path)), None)


def kind_of(link: PageLink, url: str) -> str | None:
    """Return what kind of page a link seems to lead to; None for one that acts."""
    if ACTS.search(url):
        return None
    for kind, _, pattern in KINDS:
        if pattern.search(URL(url).path_qs):
            return kind
    return "product" if link.is_pictured and URL(url).path != "/" else UNNAMED
