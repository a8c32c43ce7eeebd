"""The refunds in a file, less what is already known of them.

A file says it in two ways: beside an order, how much of it was given back in all, or as a record of its own,
how much was given back this time. Many say both.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2s
from itertools import groupby, islice
from operator import attrgetter

from msgspec import Struct

from waverly.history.past_event import GIVEN_BACK, PastEvent
from waverly.storage import Store
from waverly.storage.log.outcome_rows import Happened, orders_named
from waverly.storage.measured.kept_since_rows import kept_since
from waverly.storage.measured.refund_rows import Refund, refunds_of, remember_refunds
from waverly.storage.people.erased.marks import refused_among

STRETCH = 2_000
"""Orders of which something was given back that are looked up at once."""

IN_ALL = "imported-"
"""Begins the id of a refund made of what an order says was given back in all."""

ONE = "imported-one-"
"""Begins the id of a refund that was a record of its own: whichever file tells of it, it counts once."""


class RefundTally(Struct, kw_only=True):
    """How many refunds were new.

    Of these, `undated` have their order's time, for want of their own, and `without_order` are of orders that
    nobody has told. `whole_unknown` were left out: of the whole of such an order, whatever it was worth.
    """

    new: int = 0
    undated: int = 0
    without_order: int = 0
    whole_unknown: int = 0


async def write_refunds(store: Store, site: str, told: Iterable[PastEvent]) -> RefundTally:
    """Keep what was given back, which is told by order, and within one by time. Call it with orders kept.

    Nothing is kept of the erased, nor of a time that is no longer kept.
    """
    found = RefundTally()
    since = await kept_since(store, site)
    by_order = (
        (str(order), [each for each in events if each.at >= since])
        for order, events in groupby(told, key=attrgetter("order"))
    )
    while stretch := dict(islice(by_order, STRETCH)):
        await _write(store, site, await _without_erased(store, site, stretch), found)
    return found


async def _without_erased(
    store: Store, site: str, by_order: Mapping[str, Sequence[PastEvent]]
) -> dict[str, list[PastEvent]]:
    first_at: dict[str, int] = {}
    for event in (each for events in by_order.values() for each in events):
        first_at[event.visitor] = min(event.at, first_at.get(event.visitor, event.at))
    if not first_at:
        return {}
    async with store.read() as connection:
        refused = await refused_among(connection, site, first_at, min(first_at.values()))
    return {
        order: [each for each in events if each.visitor not in refused]
        for order, events in by_order.items()
    }


class _New(Struct, frozen=True, kw_only=True):
    """A refund that may be new, and whether the file says when it was."""

    refund: Refund
    is_dated: bool


async def _write(
    store: Store, site: str, by_order: Mapping[str, Sequence[PastEvent]], found: RefundTally
) -> None:
    known = await refunds_of(store, site, by_order)
    placed = await orders_named(store, site, by_order)
    new = [
        each
        for order, events in by_order.items()
        for each in _new(order, events, known.get(order, ()), placed.get(order))
    ]
    told = [each.refund for each in new]
    fates = await remember_refunds(store, site, told, max((one.at for one in told), default=0))
    kept = [each for each, why in zip(new, fates, strict=True) if why is None]
    found.new += len(kept)
    found.undated += sum(not each.is_dated for each in kept)
    found.without_order += sum(each.refund.order not in placed for each in kept)
    found.whole_unknown += sum(
        order not in placed and any(_is_whole(each) for each in events)
        for order, events in by_order.items()
    )


def _new(
    order: str, events: Sequence[PastEvent], known: Sequence[Refund], placed: Happened | None
) -> Iterator[_New]:
    """Give what of an order was given back beyond what is known: this time, and then the rest of all."""
    own = (each for each in events if each.kind == GIVEN_BACK and each.refunded)
    ones = list(_new_ones(order, own, known))
    yield from (_New(refund=one, is_dated=True) for one in ones)
    in_all = _in_all(events, placed)
    missing = round(in_all - sum(refund.value for refund in (*known, *ones)), 2)
    if missing <= 0:
        return
    event = _last_of_all(events)
    rest = Refund(
        id=IN_ALL + _digest(order, in_all),
        order=order,
        at=event.at if event.refunded_at is None else event.refunded_at,
        value=missing,
        currency=event.currency or (None if placed is None else placed.currency),
    )
    yield _New(refund=rest, is_dated=event.refunded_at is not None)


def _new_ones(order: str, own: Iterable[PastEvent], known: Sequence[Refund]) -> Iterator[Refund]:
    """Give the refunds that are records of their own and not known, neither so nor as part of another sum."""
    ids = {refund.id for refund in known}
    otherwise = sum(refund.value for refund in known if not refund.id.startswith(ONE))
    times: Counter[tuple[int, float]] = Counter()
    for event in own:
        value, at = round(event.refunded or 0.0, 2), event.refunded_at or event.at
        times[at, value] += 1
        refund = Refund(
            id=ONE + _digest(order, at, value, times[at, value]),
            order=order,
            at=at,
            value=value,
            currency=event.currency,
        )
        if refund.id in ids:
            continue
        if value <= round(otherwise, 2):
            otherwise -= value
        else:
            yield refund


def _in_all(events: Sequence[PastEvent], placed: Happened | None) -> float:
    said = [each.refunded or 0.0 for each in events if each.kind != GIVEN_BACK]
    is_whole = any(_is_whole(each) for each in events)
    return max((*said, placed.value if is_whole and placed is not None else 0.0), default=0.0)


def _last_of_all(events: Sequence[PastEvent]) -> PastEvent:
    """Return what says last that the order was given back in part or whole."""
    return max(
        (each for each in events if each.kind != GIVEN_BACK or _is_whole(each)),
        key=lambda each: each.refunded_at or each.at,
    )


def _is_whole(event: PastEvent) -> bool:
    return event.kind == GIVEN_BACK and not event.refunded


def _digest(order: str, *said: object) -> str:
    key = "\n".join(str(each) for each in (order, *said))
    return blake2s(key.encode(), digest_size=16).hexdigest()
