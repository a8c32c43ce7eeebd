"""What is odd about a refund: its order is not known, is in another currency, or was worth less."""

from collections.abc import Iterable, Sequence

from waverly.storage import Store
from waverly.storage.log.outcome_rows import Happened, orders_named
from waverly.storage.measured.refund_rows import Refund, refunds_of

UNKNOWN = "nobody has told of this order"
FOREIGN = "in another currency than the order"
TOO_MUCH = "more than the order was worth"
TOO_MUCH_IN_ALL = "with the other refunds of this order, more than it was worth"


async def doubts_about(store: Store, site: str, refunds: Sequence[Refund]) -> dict[str, str]:
    """Return what is odd about some refunds, by the id of each."""
    orders = {refund.order for refund in refunds}
    placed = await orders_named(store, site, orders)
    told = await refunds_of(store, site, orders)
    found = {
        refund.id: _doubt(refund, placed.get(refund.order), told.get(refund.order, ()))
        for refund in refunds
    }
    return {refund: doubt for refund, doubt in found.items() if doubt}


def _doubt(refund: Refund, order: Happened | None, told: Iterable[Refund]) -> str:
    if order is None:
        return UNKNOWN
    if order.currency and refund.currency and refund.currency != order.currency:
        return FOREIGN
    if refund.value > order.value:
        return TOO_MUCH
    back = sum(each.value for each in told if each.currency in (None, order.currency))
    return TOO_MUCH_IN_ALL if round(back, 2) > round(order.value, 2) else ""
