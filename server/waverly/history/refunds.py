"""What a file says was given back of its orders, less what is known of that already."""

from collections.abc import Iterable
from hashlib import blake2s

from waverly.history.told import Told
from waverly.storage import Store
from waverly.storage.measured.refund_rows import Refund, refunds_of, remember_refunds


async def write_refunds(store: Store, site: str, events: Iterable[Told]) -> int:
    """Keep what the orders among some events say was given back in all; return how many refunds were new.

    A file says how much, and not when: a refund is of its order's time.
    """
    by_order = {event.order: event for event in events if event.order and event.refunded}
    if not by_order:
        return 0
    known = await refunds_of(store, site, by_order)
    told = [
        refund
        for order, event in by_order.items()
        if (refund := _refund(order, event, known.get(order, ()))) is not None
    ]
    if not told:
        return 0
    fates = await remember_refunds(store, site, told, max(refund.at for refund in told))
    return sum(why is None for why in fates)


def _refund(order: str, event: Told, known: Iterable[Refund]) -> Refund | None:
    """Return what was given back beyond what is known of it, if anything."""
    missing = round((event.refunded or 0.0) - sum(refund.value for refund in known), 2)
    if missing <= 0:
        return None
    key = f"{order}\n{event.refunded}"
    return Refund(
        id="imported-" + blake2s(key.encode(), digest_size=16).hexdigest(),
        order=order,
        at=event.at,
        value=missing,
        currency=event.currency,
    )
