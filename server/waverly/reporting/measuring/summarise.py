"""Replays a journalled session once, by the product's own fold, and sums it up as a visit."""

from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from waverly.deciding import NOTHING, Record
from waverly.reporting.measuring.robots import is_robot
from waverly.reporting.measuring.steps import EVENT_STEPS, step_of_page
from waverly.sessions import SessionState
from waverly.sessions.fold import at_server
from waverly.storage.log.replay import opened, steps
from waverly.storage.log.session_stream import StoredSession
from waverly.storage.measured.visit_rows import (
    DoubtfulSearch,
    Felt,
    Used,
    View,
    Visit,
    VisitDecision,
    Vitals,
)
from waverly.wire import Batch, Event, Moment
from waverly.wire.commerce import Purchased
from waverly.wire.interactions import (
    LiteMode,
    OverlayAnswered,
    OverlayDismissed,
    OverlayEngaged,
    OverlayExposed,
    ViewProgress,
    WebVitals,
)
from waverly.wire.moments import FrictionSearch
from waverly.wire.page import stage_of

MOST_VIEWS = 200
MOST_MOMENTS = 400
MOST_DOUBTS = 50
MOST_OVERLAYS = 50
MOST_VITALS = 20
MOST_ELEMENTS = 20
"""What one visit may hold: a crawler's must stay bounded."""

_PARTS = ("section", "region", "target", "field", "step", "option")
_DURATIONS = ("still_ms", "hover_ms", "open_ms", "away_ms", "dwell_ms", "stalled_ms", "focus_ms")


OfAnOverlay = OverlayExposed | OverlayDismissed | OverlayEngaged | OverlayAnswered
"""What is told of an overlay and counted in reports."""


class _Draft(Struct, kw_only=True):
    """A visit in the making."""

    views: list[View] = []
    view_ids: dict[str, int] = {}
    moments: list[Felt] = []
    decisions: list[VisitDecision] = []
    used: dict[str, Used] = {}
    doubts: list[DoubtfulSearch] = []
    vitals: list[Vitals] = []
    lite: str | None = None
    steps: list[tuple[int, int]] = []
    orders: list[str] = []
    device: str | None = None
    source: str | None = None
    is_staff: bool = False


def summarise(stored: StoredSession) -> Visit:
    """Return a session's visit. `stored` holds all of its batches so far."""
    state = opened(stored.id, stored.visitor, stored.opened_at, stored.profile)
    draft = _Draft()
    for row, batch, new in steps(state, stored.rows):
        _read_batch(draft, batch, row.received_at)
        for event in new:
            if isinstance(event, Event):
                _read_event(draft, event, at_server(state, event), state)
        if row.record is not None:
            draft.decisions.append(_seen(row.record, state, len(draft.views) - 1))
    return _visit(stored, state, draft)


def _visit(stored: StoredSession, state: SessionState, draft: _Draft) -> Visit:
    filtered = "staff" if draft.is_staff else None
    return Visit(
        session=stored.id,
        visitor=stored.visitor,
        version=state.version,
        opened_at=stored.opened_at,
        last_at=state.last_at,
        device=draft.device or "unknown",
        source=draft.source or "unknown",
        earlier_visits=stored.profile.visits,
        earlier_orders=stored.profile.orders,
        views=tuple(draft.views),
        moments=tuple(draft.moments),
        decisions=tuple(draft.decisions),
        used=tuple(draft.used.values()),
        doubts=tuple(draft.doubts),
        vitals=tuple(draft.vitals),
        lite=draft.lite,
        steps=tuple(draft.steps),
        orders=tuple(draft.orders),
        filtered=filtered or ("robot" if is_robot(draft.views) and not draft.orders else None),
    )


def _read_batch(draft: _Draft, batch: Batch, received_at: int) -> None:
    draft.is_staff = draft.is_staff or batch.preview
    page = batch.page
    if page is None or batch.view in draft.view_ids:
        return
    draft.device = draft.device or page.device
    draft.source = draft.source or page.referrer
    draft.view_ids[batch.view] = min(len(draft.views), MOST_VIEWS - 1)
    if len(draft.views) < MOST_VIEWS:
        step = step_of_page(page.type)
        draft.views.append(
            View(
                at=received_at,
                type=page.type,
                path=page.path,
                step=step,
                product=None if page.product is None else page.product.id,
                name=None if page.product is None else page.product.name,
                stage=stage_of(page),
            )
        )
        _reach(draft, received_at, step)


def _doubt(event: FrictionSearch, at: int) -> DoubtfulSearch:
    return DoubtfulSearch(at=at, topic=event.topic, words=event.query or "", product=event.product)


def _read_event(draft: _Draft, event: Event, at: int, state: SessionState) -> None:
    _reach(draft, at, EVENT_STEPS.get(type(event), 0))
    place = draft.view_ids.get(state.view, -1)
    match event:
        case Moment() if len(draft.moments) < MOST_MOMENTS:
            draft.moments.append(_felt(event, at, place))
            if isinstance(event, FrictionSearch) and len(draft.doubts) < MOST_DOUBTS:
                draft.doubts.append(_doubt(event, at))
        case ViewProgress() if place >= 0:
            view = draft.views[place]
            draft.views[place] = replace(view, active_ms=max(view.active_ms, event.active_ms))
        case WebVitals() if len(draft.vitals) < MOST_VITALS:
            draft.vitals.append(_measured(event, at))
        case LiteMode():
            draft.lite = draft.lite or event.reason
        case Purchased() if event.order not in draft.orders:
            draft.orders.append(event.order)
        case OverlayExposed() | OverlayDismissed() | OverlayEngaged() | OverlayAnswered():
            _use(draft, event)
        case _:
            pass


def _measured(event: WebVitals, at: int) -> Vitals:
    return Vitals(
        at=at,
        watched=event.watched,
        lcp_ms=event.lcp_ms,
        inp_ms=event.inp_ms,
        ttfb_ms=event.ttfb_ms,
        cls=event.cls,
    )


def _use(draft: _Draft, event: OfAnOverlay) -> None:
    known = draft.used.get(event.decision)
    if known is None:
        if len(draft.used) >= MOST_OVERLAYS:
            return
        known = Used(decision=event.decision)
    match event:
        case OverlayExposed():
            known = replace(known, exposed=True)
        case OverlayDismissed():
            known = replace(known, dismissed=True, shown_ms=event.shown_ms)
        case OverlayEngaged() | OverlayAnswered():
            known = replace(known, elements=_with(known.elements, event.element or "overlay"))
        case _:
            assert_never(event)
    draft.used[event.decision] = known


def _with(elements: dict[str, int], name: str) -> dict[str, int]:
    if name not in elements and len(elements) >= MOST_ELEMENTS:
        return elements
    return elements | {name: elements.get(name, 0) + 1}


def _reach(draft: _Draft, at: int, step: int) -> None:
    if step > (draft.steps[-1][1] if draft.steps else -1):
        draft.steps.append((at, step))


def _felt(moment: Moment, at: int, place: int) -> Felt:
    """Return the moment with the part of the page it is about, from whichever field names one."""
    part = next((found for name in _PARTS if (found := getattr(moment, name, None))), None)
    ms = next((found for name in _DURATIONS if (found := getattr(moment, name, None))), 0)
    kind = str(type(moment).__struct_config__.tag)
    return Felt(at=at, kind=kind, view=place, part=part, ms=ms)


def _seen(record: Record, state: SessionState, place: int) -> VisitDecision:
    rules = {fate.rule for fate in record.fates}
    cause = max(record.causes, key=lambda name: record.causes[name]) if record.causes else None
    return VisitDecision(
        id=record.id,
        at=record.at,
        moment=record.moment,
        arm=record.arm,
        view=place,
        policy=record.policy,
        global_holdout=record.holdout,
        held_out=record.held_out,
        displayed=record.displayed,
        preview=record.preview,
        cause=cause,
        score=record.p_buy,
        cart=state.cart_items > 0,
        form=(record.form or "") if record.shown is None else record.shown.overlay.format,
        rule=rules.pop() if record.arm == NOTHING and len(rules) == 1 else None,
    )
