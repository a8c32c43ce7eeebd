"""Takes what a shopper hands in, keeps it once, and does at once what can be done at once."""

import hashlib
from collections.abc import Mapping
from secrets import token_urlsafe

from msgspec.structs import replace

from waverly.catalogue import ProductFacts
from waverly.catalogue.claims.grounds import is_sold_out
from waverly.catalogue.product import variant_of
from waverly.clock import DAY_MS
from waverly.errors import ErasedVisitor, Malformed
from waverly.integrations import Integrations
from waverly.storage import Store
from waverly.storage.catalogue.product_rows import Stated, products_of
from waverly.storage.catalogue.shop_rows import shop
from waverly.storage.chores.outbox_rows import queue
from waverly.storage.people.told.cart_rows import told_cart_for
from waverly.storage.people.wishes.rows import Wish, address_of, asked_since, keep_wish
from waverly.wire.request import Request, Requested, RequestKind
from waverly.wire.told_carts import lines_of
from waverly.wishes.asked_for import note_asked_for
from waverly.wishes.letters import cart_letter
from waverly.wishes.news import news_of
from waverly.wishes.page_words import name_for, repeatable
from waverly.wishes.places import restore_link

REMIND_AFTER_MS = DAY_MS
"""A reminder comes a day later: soon enough to remember, late enough to have slept on it."""

NEEDS: dict[RequestKind, tuple[str, ...]] = {
    "save_cart": ("cart",),
    "price_drop": ("email", "product"),
    "back_in_stock": ("email", "product"),
    "reminder": ("email",),
    "call_back": ("phone",),
    "question": ("text",),
    "rating": ("rating",),
}
"""What each kind cannot do without."""

BY_MAIL = frozenset({"price_drop", "back_in_stock", "reminder"})
"""Kinds that are nothing without a mail server."""

BY_LETTER = BY_MAIL | {"save_cart"}
"""Kinds of which a letter speaks to who asked."""

MOST_A_DAY = 20
"""Things asked for under one address in a day that are written about: anybody can write an address there."""


async def accept(
    store: Store,
    request: Request,
    at: int,
    *,
    base: str,
    here: str,
    integrations: Integrations,
    has_mail: bool,
) -> Requested:
    """Take a request; `done` is False when the server has no way to do it, or knows no address to write to.

    `base` is the server's address in letters, `here` the one the browser asked at. Raises Malformed when
    something needed is absent, or when the shopper did not agree.
    """
    if request.to_known and request.email is None:
        address = await address_of(store, request.site, request.visitor)
        if address is None:
            return Requested(done=False)
        request = replace(request, email=address)
    request = await _with_told_cart(store, request, at)
    _check(request)
    asked = await _wish(store, request, at, base)
    may_write = has_mail and not await _is_too_much(store, request, at)
    if request.kind in BY_MAIL and not (may_write and _can_come_true(asked)):
        return Requested(done=False)
    try:
        wish = await keep_wish(store, asked, _sameness(request))
    except ErasedVisitor:
        return Requested(done=False)
    drafts = news_of(wish, integrations)
    link = None
    if request.kind == "save_cart":
        link = restore_link(wish, here)
        if request.email is not None and may_write:
            facts = await shop(store, request.site)
            brings_back = facts is not None and facts.cart_link is not None
            drafts.append(cart_letter(wish, brings_back=brings_back))
            await note_asked_for(store, [wish], at)
    await queue(store, drafts, at)
    is_heard = bool(drafts) or request.kind not in ("call_back", "question", "rating")
    return Requested(done=is_heard, link=link)


async def _is_too_much(store: Store, request: Request, at: int) -> bool:
    """Return whether so much was asked for under the address today that more would be a nuisance to it."""
    if request.email is None or request.kind not in BY_LETTER:
        return False
    return await asked_since(store, request.site, request.email, at - DAY_MS) >= MOST_A_DAY


async def _with_told_cart(store: Store, request: Request, at: int) -> Request:
    """Return a request to keep a cart with the lines the store's backend told, where its page knows none."""
    knows = request.cart is not None and request.cart.lines
    if request.kind != "save_cart" or knows:
        return request
    told = await told_cart_for(store, request.site, request.visitor, at)
    return request if told is None else replace(request, cart=lines_of(told))


def _check(request: Request) -> None:
    if not request.agreed:
        raise Malformed(
            "The shopper did not agree",
            place="agreed",
            value="false",
            mend="Send only what was handed in by pressing the button that says so.",
        )
    absent = next((name for name in NEEDS[request.kind] if getattr(request, name) is None), None)
    if absent is not None or (request.cart is not None and not request.cart.lines):
        raise Malformed(
            "Something needed is absent",
            place=absent or "cart.lines",
            value=request.kind,
            mend=f"A {request.kind} needs {' and '.join(NEEDS[request.kind])}.",
        )


async def _wish(store: Store, request: Request, at: int, base: str) -> Wish:
    about = set() if request.product is None else {request.product.id}
    lines = () if request.cart is None else request.cart.lines
    known = await products_of(store, request.site, about | {line.product for line in lines})
    facts = None if request.product is None else _facts(known, request.product.id)
    name = None if request.product is None else request.product.variant
    variant = None if facts is None else variant_of(facts, name)
    own = None if variant is None else variant.price
    due: dict[RequestKind, int] = {
        "reminder": at + REMIND_AFTER_MS,
        "price_drop": at,
        "back_in_stock": at,
    }
    return Wish(
        site=request.site,
        token=token_urlsafe(24),
        asked_at=at,
        request=_for_letters(request, known),
        base=base,
        price=own if own is not None or facts is None else facts.price,
        currency=None if facts is None else facts.currency,
        was_out=facts is not None and is_sold_out(facts, variant),
        leave=token_urlsafe(16),
        due_at=due.get(request.kind),
    )


def _facts(known: Mapping[str, Stated], product: str) -> ProductFacts | None:
    return known[product].facts if product in known else None


def _for_letters(request: Request, known: Mapping[str, Stated]) -> Request:
    """Return a request with names that a letter may repeat: the store's own, else the page's words alone."""
    product, cart = request.product, request.cart
    if product is not None:
        facts = _facts(known, product.id)
        variant = _variant(facts, product.variant)
        product = replace(product, name=name_for(facts, product.name), variant=variant)
    if cart is not None:
        lines = (
            replace(line, name=name_for(_facts(known, line.product), line.name or line.product))
            for line in cart.lines
        )
        cart = replace(cart, lines=tuple(lines))
    return replace(request, product=product, cart=cart)


def _variant(facts: ProductFacts | None, told: str | None) -> str | None:
    """Return a variant as it was told where the product has it, since it is looked up by that again."""
    if told is None or (facts is not None and variant_of(facts, told) is not None):
        return told
    return repeatable(told)


def _can_come_true(wish: Wish) -> bool:
    """Return whether the catalogue knows what must change: else nobody could ever be told."""
    match wish.request.kind:
        case "price_drop":
            return wish.price is not None
        case "back_in_stock":
            return wish.was_out
        case _:
            return True


def _sameness(request: Request) -> str:
    """Return a mark that is the same for the same wish: pressed twice, it is kept once."""
    product = request.product
    parts: list[str | None] = [request.kind, request.email, request.phone]
    if request.kind in BY_MAIL:
        parts += ["", ""] if product is None else [product.id, product.variant]
    else:
        parts += [request.visitor, request.decision, request.text, str(request.rating)]
    if request.cart is not None:
        parts += [f"{each.product}:{each.variant}:{each.quantity}" for each in request.cart.lines]
    return hashlib.sha256("\x1f".join(part or "" for part in parts).encode()).hexdigest()
