"""What a file says was given back of its orders, less what is known of that already."""

from collections.abc import Iterable
from hashlib import blake2s

from msgspec import Struct

from waverly.history.told import Told
from waverly.storage import Store
from waverly.storage.measured.refund_rows import Refund, refunds_of, remember_refunds


class Refunded(Struct, frozen=True, kw_only=True):
    """How many refunds were new, and how many of them are of their order's time, for want of their own."""

    new: int = 0
    undated: int = 0


async def write_refunds(store: Store, site: str, events: Iterable[Told]) -> Refunded:
    """Keep what the orders among some events say was given back in all; return how many refunds were new."""
    by_order = {event.order: event for event in events if event.order and event.refunded}
    if not by_order:
        return Refunded()
    known = await refunds_of(store, site, by_order)
    told = [
        refund
        for order, event in by_order.items()
        if (refund := _refund(order, event, known.get(order, ()))) is not None
    ]
    if not told:
        return Refunded()
    fates = await remember_refunds(store, site, told, max(refund.at for refund in told))
    new = [refund for refund, why in zip(told, fates, strict=True) if why is None]
    undated = sum(by_order[refund.order].refunded_at is None for refund in new)
    return Refunded(new=len(new), undated=undated)


def _refund(order: str, event: Told, known: Iterable[Refund]) -> Refund | None:
    """Return what was given back beyond what is known of it, if anything."""
    missing = round((event.refunded or 0.0) - sum(refund.value for refund in known), 2)
    if missing <= 0:
        return None
    key = f"{order}\n{event.refunded}"
    return Refund(
        id="imported-" + blake2s(key.encode(), digest_size=16).hexdigest(),
        order=order,
        at=event.at if event.refunded_at is None else event.refunded_at,
        value=missing,
        currency=event.currency,
    )
