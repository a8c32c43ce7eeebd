"""Names and prices written into content that are not what the catalogue says."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from msgspec import Struct

from waverly.catalogue.known import Known

NEAR = 0.8
"""Likeness (0 to 1) from which words are taken for the product's name, written otherwise."""

_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP"}
_AMOUNT = re.compile(
    r"(?P<before>[€$£]|\b[A-Z]{3}\b)\s?(?P<first>\d[\d.,]*)|(?P<second>\d[\d.,]*)\s?(?P<after>[€$£]|\b[A-Z]{3}\b)"
)
_WORD = re.compile(r"[\w'’-]+")


class Contradiction(Struct, frozen=True, kw_only=True):
    """Something the content says otherwise than the catalogue."""

    what: str
    written: str
    known: str


def contradictions(text: str, known: Known) -> tuple[Contradiction, ...]:
    """Return where `text` names a price or the product otherwise than the catalogue does.

    Any amount the catalogue has in that currency may be named: the price, a struck-through one, what
    delivery costs, the value from which it is free. Slots are left out: they are filled from facts.
    """
    plain = re.sub(r"\{[^{}]*\}", " ", text)
    return (*_prices(plain, known), *_names(plain, known))


def _prices(text: str, known: Known) -> Iterator[Contradiction]:
    amounts = set(_amounts(known))
    currencies = {currency for _, currency in amounts}
    for match in _AMOUNT.finditer(text):
        currency = match["before"] or match["after"]
        currency = _SYMBOLS.get(currency, currency)
        amount = _number(match["first"] or match["second"])
        if currency in currencies and (amount, currency) not in amounts:
            told = " or ".join(f"{known_amount:g} {code}" for known_amount, code in sorted(amounts))
            yield Contradiction(what="price", written=match.group(), known=told)


def _amounts(known: Known) -> Iterator[tuple[float, str]]:
    product, shop = known.product, known.shop
    if product is not None and product.currency is not None:
        own = (product.price, product.compare_at_price, product.prior_price)
        for amount in (*own, *(variant.price for variant in product.variants)):
            if amount is not None:
                yield amount, product.currency
    if shop is not None and shop.currency is not None:
        terms = [amount for way in shop.delivery for amount in (way.cost, way.free_from)]
        terms.append(shop.returns.free_from if shop.returns is not None else None)
        for amount in terms:
            if amount is not None:
                yield amount, shop.currency


def _number(text: str) -> float:
    """Return `1.299,00`, `1,299.00` or `129` as a number: one or two last digits are the cents."""
    parts = re.split(r"[.,]", text.rstrip(".,"))
    has_cents = len(parts) > 1 and len(parts[-1]) < 3
    whole = "".join(parts[:-1] if has_cents else parts)
    return float(f"{whole}.{parts[-1] if has_cents else 0}")


def _names(text: str, known: Known) -> Iterator[Contradiction]:
    if known.product is None:
        return
    name = known.product.name
    size = len(_WORD.findall(name))
    words = list(_WORD.finditer(text))
    for place in range(len(words) - size + 1 if size else 0):
        written = text[words[place].start() : words[place + size - 1].end()]
        if not written[:1].isupper() or written == name:
            continue
        if SequenceMatcher(None, written.lower(), name.lower()).ratio() >= NEAR:
            yield Contradiction(what="name", written=written, known=name)
