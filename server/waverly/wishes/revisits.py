"""What somebody keeps coming back to without buying: a product, or the cart. Pure."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from waverly.catalogue import HeldCart
from waverly.clock import DAY_MS
from waverly.storage.log.outcome_rows import Happened
from waverly.storage.measured.visit_rows import View, Visit

VISITS = 3
"""The third visit: once is looking, twice may be chance."""

WINDOW_MS = 7 * DAY_MS
"""Visits count together within a week."""


class Revisited(Struct, frozen=True, kw_only=True):
    """What was come back to. `path` is its page; `product` and `name` are empty for the cart.

    `url` is the product's address as the store stated it, where it did.
    """

    kind: Literal["product", "cart"]
    path: str
    product: str = ""
    name: str = ""
    url: str | None = None


def revisited(
    visits: Sequence[Visit], happened: Iterable[Happened], at: int, held: HeldCart | None = None
) -> Revisited | None:
    """Return what a person has come back to for the third time in the week before `at`, or None.

    `visits` are the person's, oldest first, `held` the cart the store's backend told last. An order in that
    week ends it, whatever was bought: nobody who has just bought wants to be asked. Of several things the
    one looked at last counts.
    """
    recent = [visit for visit in visits if visit.opened_at > at - WINDOW_MS and not visit.filtered]
    known = list(happened)
    done = [each for each in known if each.at > at - WINDOW_MS]
    if not recent or any(each.kind == "purchased" for each in done):
        return None
    found = [view for view in recent[-1].views if _visits_with(view, recent) >= VISITS]
    bought_at = max((each.at for each in known if each.kind == "purchased"), default=0)
    is_later = held is not None and held.at > bought_at  # an older one may be what was bought
    has_filled_cart = _has_filled_cart(done, held if is_later else None)
    wanted = [view for view in found if view.type != "cart" or has_filled_cart]
    return _about(wanted[-1]) if wanted else None


def _has_filled_cart(done: Iterable[Happened], held: HeldCart | None) -> bool:
    """Return whether the cart has something in it, by the later word of the page's and the backend's."""
    added_at = max((each.at for each in done if each.kind == "add_to_cart"), default=None)
    if held is None or (added_at is not None and added_at > held.at):
        return added_at is not None
    return held.cart.items > 0


def _visits_with(view: View, visits: Iterable[Visit]) -> int:
    """Return how many visits saw the same product, or the cart; 0 for other pages."""
    if view.product is None and view.type != "cart":
        return 0
    return sum(any(_is_same(view, other) for other in visit.views) for visit in visits)


def _is_same(one: View, other: View) -> bool:
    if one.type == "cart":
        return other.type == "cart"
    return one.product is not None and one.product == other.product


def _about(view: View) -> Revisited:
    if view.type == "cart":
        return Revisited(kind="cart", path=view.path)
    product = view.product or ""
    return Revisited(kind="product", path=view.path, product=product, name=view.name or "")
