"""The letters shoppers asked for, in their language, each one click from no more."""

from functools import cache
from importlib import resources
from urllib.parse import urljoin

import msgspec

from waverly.catalogue.claims.written import money
from waverly.channels.mail import MAIL, Letter
from waverly.storage.outbox_rows import Draft
from waverly.storage.wish_rows import Wish
from waverly.wishes.places import restore_link, unsubscribe_link

FALLBACK = "en"


def cart_letter(wish: Wish) -> Draft:
    """Return the letter with the link that restores the cart."""
    words = _words(wish)
    lines = [] if wish.request.cart is None else wish.request.cart.lines
    items = [f"{line.quantity} × {line.name or line.product}" for line in lines]
    return _draft(wish, words["cart_subject"], words["cart"], restore_link(wish), *items)


def reminder_letter(wish: Wish, origin: str) -> Draft:
    """Return the reminder of what was looked at."""
    words = _words(wish)
    link = _page(wish, origin)
    if wish.request.product is None:
        return _draft(wish, words["reminder_subject_plain"], words["reminder_plain"], link)
    name = _name(wish)
    subject = words["reminder_subject"].format(name=name)
    return _draft(wish, subject, words["reminder"].format(name=name), link)


def price_letter(wish: Wish, price: float, origin: str) -> Draft:
    """Return the letter that says what a product costs now and what it cost then."""
    words, name = _words(wish), _name(wish)
    told = words["price"].format(
        name=name, price=_amount(wish, price), before=_amount(wish, wish.price or 0.0)
    )
    return _draft(wish, words["price_subject"].format(name=name), told, _page(wish, origin))


def stock_letter(wish: Wish, origin: str) -> Draft:
    """Return the letter that says a product is back."""
    words, name = _words(wish), _name(wish)
    told = words["stock"].format(name=name)
    return _draft(wish, words["stock_subject"].format(name=name), told, _page(wish, origin))


def _draft(wish: Wish, subject: str, sentence: str, link: str, *items: str) -> Draft:
    words, leave = _words(wish), unsubscribe_link(wish)
    listed = "\n".join(items)
    parts = (words["hello"], sentence, link, listed, f"{words['bye']}\n{leave}")
    letter = Letter(
        to=wish.request.email or "",
        subject=" ".join(subject.split()),
        text="\n\n".join(part for part in parts if part) + "\n",
        unsubscribe=leave,
    )
    return Draft(
        site=wish.site,
        target=MAIL,
        key=f"wish-{wish.token}",
        kind=wish.request.kind,
        body=msgspec.json.encode(letter),
    )


def _name(wish: Wish) -> str:
    product = wish.request.product
    if product is None:
        return ""
    return f"{product.name} ({product.variant})" if product.variant else product.name


def _amount(wish: Wish, value: float) -> str:
    if wish.currency is None:
        return f"{value:.2f}"
    return money(value, wish.currency, wish.request.locale or FALLBACK)


def _page(wish: Wish, origin: str) -> str:
    return urljoin(origin, wish.request.page or "/")


def _words(wish: Wish) -> dict[str, str]:
    return _in((wish.request.locale or FALLBACK)[:2].lower())


@cache
def _in(language: str) -> dict[str, str]:
    folder = resources.files("waverly.wishes") / "words"
    file = folder / f"{language}.toml"
    if not file.is_file():
        file = folder / f"{FALLBACK}.toml"
    return msgspec.toml.decode(file.read_bytes(), type=dict[str, str])
