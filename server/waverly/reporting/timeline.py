"""A session as a readable strip: what was noticed, what was decided and why. No DOM, no text, no values."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from waverly.deciding import Record
from waverly.errors import NotFound
from waverly.reporting.names import names_in
from waverly.reporting.view_progress import LastProgress, is_new_page, what_is_new
from waverly.reporting.words import NO_NAMES, Names, detail_of, kind_of, title_of
from waverly.sessions import SessionState
from waverly.sessions.fold import at_server
from waverly.sessions.fold_interactions import grown_ms
from waverly.storage import JournalRow, Store
from waverly.storage.log.replay import opened, steps
from waverly.storage.log.session_rows import opening_of, session_rows
from waverly.storage.measured.kept_since_rows import gone_before
from waverly.storage.people.own_people import was_own_visit
from waverly.wire import Event, Moment, Page, UnknownEvent
from waverly.wire.commerce import Purchased, ViewedListing, ViewedProduct
from waverly.wire.interactions import ViewProgress


class TimelineEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a timeline. `tone` is `page`, `moment`, `purchase`, `decision` or `event`.

    `at` is server milliseconds; `kind` is the event's name on the wire; `record` is there when `tone` is
    `decision`.
    """

    at: int
    tone: str
    title: str
    detail: str = ""
    kind: str = ""
    strength: float | None = None
    record: Record | None = None


class Timeline(Struct, frozen=True, kw_only=True):
    """A whole session; `is_own` marks a visit of the store's own people.

    `opened_at` is when it was first heard of; its first page began at `began_at`, some seconds before.
    """

    session: str
    visitor: str
    opened_at: int
    began_at: int
    last_at: int
    device: str
    referrer: str
    earlier_visits: int
    earlier_orders: int
    is_own: bool = False
    entries: tuple[TimelineEntry, ...]


async def timeline(store: Store, site: str, session: str) -> Timeline:
    """Return a session's timeline. Raises NotFound when there is no such session."""
    known = await opening_of(store, site, session)
    if known is None:
        gone = await gone_before(store, site)
        raise NotFound("There is no such visit", value=session, mend=gone)
    visitor, opened_at, profile = known
    state = opened(session, visitor, opened_at, profile)
    entries: list[TimelineEntry] = []
    told = LastProgress()
    began_at = opened_at
    arrival: Page | None = None  # the page the visit began on: later ones were reached from within
    rows = await session_rows(store, site, session)
    names = await names_in(store, site, rows)
    for row, batch, new in steps(state, rows):
        arrival = arrival or batch.page
        entries += entries_of(row, batch.page, new, state, names, told)
        began_at = min([began_at, *_beginnings(new, state)])
    entries.sort(key=lambda entry: entry.at)
    arrival = arrival or Page()
    return Timeline(
        session=session,
        visitor=visitor,
        opened_at=opened_at,
        began_at=began_at,
        last_at=state.last_at,
        device=arrival.device,
        referrer=arrival.referrer,
        earlier_visits=profile.visits,
        earlier_orders=profile.orders,
        is_own=await was_own_visit(store, site, session),
        entries=tuple(entries),
    )


def _beginnings(new: Iterable[Event | UnknownEvent], state: SessionState) -> Iterator[int]:
    """Give when what a batch tells happened, and when the view began that went on as it says."""
    for event in new:
        if isinstance(event, Event):
            at = at_server(state, event)
            yield at - (grown_ms(state, event, 0) if isinstance(event, ViewProgress) else 0)


def entries_of(
    row: JournalRow,
    page: Page | None,
    new: Iterable[Event | UnknownEvent],
    state: SessionState,
    names: Names = NO_NAMES,
    told: LastProgress | None = None,
) -> list[TimelineEntry]:
    """Return the lines one batch adds to a timeline.

    `told` is what was told of each view before; only what is new of it is told then.
    """
    told = told or LastProgress()
    entries = []
    for event in new:
        if isinstance(event, ViewProgress):
            if detail := what_is_new(event, state, told):
                entries.append(replace(_event(event, state, names), detail=detail))
        elif not _repeats(event, page):
            entries.append(_event(event, state, names))
    if page is not None:
        first = min((entry.at for entry in entries), default=row.received_at)
        title, detail = line = (f"Page: {page.type}", _about(page, names))
        if is_new_page(line, state, told):
            entries.insert(0, TimelineEntry(at=first, tone="page", title=title, detail=detail))
    if row.record is not None:
        entries.append(_decision(row.record))
    return entries


def _about(page: Page, names: Names) -> str:
    product = page.product
    return (
        page.path
        if product is None
        else names.products.get(product.id) or product.name or page.path
    )


def _repeats(event: Event | UnknownEvent, page: Page | None) -> bool:
    """Return whether the page's own line says the same already."""
    match event:
        case ViewedProduct():
            return (
                page is not None and page.product is not None and page.product.id == event.product
            )
        case ViewedListing():
            return page is not None and page.type == "listing"
        case _:
            return False


def _event(event: Event | UnknownEvent, state: SessionState, names: Names) -> TimelineEntry:
    strength = event.strength if isinstance(event, Moment) else None
    tone = "moment" if strength is not None else "event"
    return TimelineEntry(
        at=at_server(state, event) if isinstance(event, Event) else state.last_at,
        tone="purchase" if isinstance(event, Purchased) else tone,
        title=title_of(event),
        detail=detail_of(event, names),
        kind=kind_of(event),
        strength=strength,
    )


def _decision(record: Record) -> TimelineEntry:
    if record.displayed:
        title = f"Showed {record.arm}"
    elif record.held_out is not None:
        title = f"Would have shown {record.arm} (holdout)"
    else:
        title = "Showed nothing"
    return TimelineEntry(
        at=record.at,
        tone="decision",
        title=title,
        detail=record.reasons[0],
        kind=record.moment,
        record=record,
    )
