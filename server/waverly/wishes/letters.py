"""The letters shoppers asked for, in their language, each one click from no more."""

from collections.abc import Iterable

import msgspec

from waverly.catalogue.claims.written import money
from waverly.catalogue.language import LANGUAGES, language_for
from waverly.channels.mail import MAIL, Letter
from waverly.storage.chores.outbox_rows import Draft
from waverly.storage.people.contacts.rows import Contact
from waverly.storage.people.wishes.rows import Wish
from waverly.wishes.letter_words import words_in
from waverly.wishes.places import restore_link, unsubscribe_link
from waverly.wishes.revisits import Revisited


def cart_letter(wish: Wish, *, brings_back: bool) -> Draft:
    """Return the letter with the link that restores the cart; without `cart_link` it lists what was in it."""
    words = _words(wish)
    sentence = words["cart" if brings_back else "cart_listed"]
    lines = [] if wish.request.cart is None else wish.request.cart.lines
    items = [f"{line.quantity} × {line.name or line.product}" for line in lines]
    return _draft(wish, words["cart_subject"], sentence, restore_link(wish, wish.base), *items)


def reminder_letter(wish: Wish, link: str) -> Draft:
    """Return the reminder of what was looked at, whose page is `link`."""
    words = _words(wish)
    if wish.request.product is None:
        return _draft(wish, words["reminder_subject_plain"], words["reminder_plain"], link)
    name = _name(wish)
    subject = words["reminder_subject"].format(name=name)
    return _draft(wish, subject, words["reminder"].format(name=name), link)


def price_letter(wish: Wish, price: float, link: str) -> Draft:
    """Return the letter that says what a product costs now and what it cost then."""
    words, name = _words(wish), _name(wish)
    told = words["price"].format(
        name=name, price=_amount(wish, price), before=_amount(wish, wish.price or 0.0)
    )
    return _draft(wish, words["price_subject"].format(name=name), told, link)


def stock_letter(wish: Wish, link: str) -> Draft:
    """Return the letter that says a product is back."""
    words, name = _words(wish), _name(wish)
    told = words["stock"].format(name=name)
    return _draft(wish, words["stock_subject"].format(name=name), told, link)


def revisit_letter(contact: Contact, what: Revisited, key: str, link: str) -> Draft:
    """Return the letter about what somebody keeps coming back to."""
    words = words_in(language_for(contact.locale))
    leave = unsubscribe_link(contact)
    sentence = words[f"revisit_{what.kind}"].format(name=what.name)
    letter = _letter(
        contact.email,
        words[f"revisit_{what.kind}_subject"].format(name=what.name),
        (words["hello"], sentence, link, f"{words['revisit_bye']}\n{leave}"),
        leave,
    )
    return _post(contact.site, contact.visitor, key, "revisit", letter)


def _draft(wish: Wish, subject: str, sentence: str, link: str, *items: str) -> Draft:
    words, leave = _words(wish), unsubscribe_link(wish)
    parts = (words["hello"], sentence, link, "\n".join(items), f"{words['bye']}\n{leave}")
    letter = _letter(wish.request.email or "", subject, parts, leave)
    key = f"wish-{wish.token}"
    return _post(wish.site, wish.request.visitor, key, wish.request.kind, letter)


def _letter(to: str, subject: str, parts: Iterable[str], leave: str) -> Letter:
    text = "\n\n".join(part for part in parts if part) + "\n"
    return Letter(to=to, subject=" ".join(subject.split()), text=text, unsubscribe=leave)


def _post(site: str, visitor: str, key: str, kind: str, letter: Letter) -> Draft:
    body = msgspec.json.encode(letter)
    return Draft(site=site, target=MAIL, key=key, kind=kind, body=body, visitor=visitor)


def _name(wish: Wish) -> str:
    product = wish.request.product
    if product is None:
        return ""
    return f"{product.name} ({product.variant})" if product.variant else product.name


def _amount(wish: Wish, value: float) -> str:
    if wish.currency is None:
        return f"{value:.2f}"
    return money(value, wish.currency, wish.request.locale or LANGUAGES[0])


def _words(wish: Wish) -> dict[str, str]:
    return words_in(language_for(wish.request.locale))
