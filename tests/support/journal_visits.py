"""Shoppers written straight into a journal, for tests of what is measured."""

from msgspec.structs import replace

from tests.support.builders import (
    KEY,
    NOW,
    Json,
    a_batch,
    a_moment,
    a_page,
    a_record,
    an_entry,
    an_event,
    bytes_of,
)
from waverly.reporting.measuring.catch_up import catch_up
from waverly.storage import Entry, Opening, Outcome, Store
from waverly.storage.measured.enrolment_rows import Enrolment, enrolments_of
from waverly.storage.measured.link_rows import persons_of
from waverly.storage.measured.statistic_rows import Cell, Sums, statistics_where

CAMPAIGN = "fit-help"
SECOND = 1_000


async def told(store: Store, entry: Entry) -> None:
    await store.journal.append(entry)


async def wavered(
    store: Store,
    visitor: str = "v1",
    *,
    at: int = NOW,
    session: str = "",
    held_out: str | None = None,
    page: Json | None = None,
    preview: bool = False,
    opening: Opening | None = None,
    **record: object,
) -> str:
    """A visit with one moment, answered with the campaign or held back; returns the decision."""
    session = session or f"{visitor}-{at}"
    identity = f"d-{session}"[:32]
    moment = a_moment(seq=1) | {"at": at}
    decided = a_record(
        identity,
        visitor=visitor,
        session=session,
        at=at,
        moment="size_guide_unresolved",
        arm=CAMPAIGN,
        held_out=held_out,
        displayed=held_out is None,
        holdout=0.1,
        causes={"fit": 1.0},
        preview=preview,
    )
    entry = an_entry(
        visitor=visitor,
        session=session,
        received_at=at,
        record=replace(decided, **record),
        body=_body(visitor, session, at, "view-1", moment, page=page or a_page(), preview=preview),
    )
    await told(store, entry if opening is None else replace(entry, opening=opening))
    return identity


async def went_on(
    store: Store,
    visitor: str,
    *events: Json,
    at: int,
    session: str = "",
    version: int = 2,
    page: Json | None = None,
    outcomes: tuple[Outcome, ...] = (),
    view: str = "",
) -> None:
    """A further batch of a visit; with a page it is a view of its own."""
    view = view or (f"view-{version}" if page else "view-1")
    body = _body(visitor, session or f"{visitor}-{NOW}", at, view, *events, page=page)
    entry = an_entry(
        version,
        visitor=visitor,
        session=session or f"{visitor}-{NOW}",
        received_at=at,
        body=body,
        outcomes=outcomes,
    )
    await told(store, entry)


async def bought(
    store: Store, visitor: str, order: str, *, at: int, value: float = 50.0, currency: str = "EUR"
) -> None:
    """An order, in a visit of its own."""
    session = f"buy-{order}"
    event = an_event("purchased", 1, at, order=order, value=value, currency=currency)
    outcome = Outcome(kind="purchased", key=order, at=at, value=value, currency=currency, items=1)
    page: Json = {"type": "confirmation", "path": "/thanks"}
    entry = an_entry(
        visitor=visitor,
        session=session,
        received_at=at,
        outcomes=(outcome,),
        body=_body(visitor, session, at, "view-1", event, page=page),
    )
    await told(store, entry)


async def everything_counted(store: Store, at: int = NOW * 2) -> None:
    await catch_up(store, KEY, at)


async def enrolment(store: Store, visitor: str, campaign: str = CAMPAIGN) -> Enrolment:
    person = (await persons_of(store, KEY, [visitor]))[visitor]
    return (await enrolments_of(store, KEY, [person]))[campaign, person]


async def sums(store: Store, metric: str, side: str = "shown", currency: str = "") -> Sums:
    """The whole of one metric, over all shares."""
    found = await statistics_where(store, KEY, campaigns=[CAMPAIGN], metrics=[metric])
    total = Sums()
    for cell, value in found.items():
        if (cell.side, cell.currency) == (side, currency):
            total += value
    return total


async def table(store: Store) -> dict[Cell, Sums]:
    """Every row of sums."""
    dimensions = ["", "device", "source", "visits", "page", "cause", "cart", "trigger", "amount"]
    dimensions += ["uses", "rule", "baseline", "format"]
    whole = await statistics_where(store, KEY, dimensions=dimensions)
    return whole | await statistics_where(store, KEY, dimensions=dimensions, start="0")


def _body(
    visitor: str,
    session: str,
    at: int,
    view: str,
    *events: Json,
    page: Json | None,
    preview: bool = False,
) -> bytes:
    batch = a_batch(*events, visitor=visitor, session=session, view=view, sent_at=at, page=page)
    return bytes_of(batch | {"preview": preview})
