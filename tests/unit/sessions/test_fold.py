import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import (
    DAY,
    NOW,
    Json,
    a_batch,
    a_moment,
    a_page,
    an_event,
    arrived,
    bytes_of,
    state_after,
    told,
)
from tests.support.strategies import event_lists, event_of, typed
from waverly.sessions import (
    FOLDS,
    BatchArrived,
    CampaignSum,
    Decided,
    Profile,
    SessionOpened,
    SessionState,
    apply,
    apply_events,
    fold,
    fold_all,
)
from waverly.sessions.fold import MAX_EVENTS_PER_SESSION, MAX_TOPICS, MAX_VIEWS_REMEMBERED
from waverly.sessions.fold_commerce import MAX_PRODUCTS
from waverly.sessions.fold_interactions import MAX_SECTIONS
from waverly.storage.log.replay import arrive, opened
from waverly.wire import EVENTS, Event, Page, UnknownEvent, read_batch


@pytest.mark.parametrize("kind", [*EVENTS, SessionOpened, BatchArrived, Decided])
def test_every_kind_says_how_it_folds(kind: type) -> None:
    assert kind in FOLDS


@pytest.mark.parametrize("kind", EVENTS)
@given(st.data())
def test_an_event_of_any_kind_counts_once(kind: type[Event], data: st.DataObject) -> None:
    state = fold(SessionState(), arrived())
    (event,) = told(data.draw(event_of(kind))).good
    assert apply_events(state, [event]) == [event]
    once = msgspec.json.encode(state)
    assert apply_events(state, [event]) == []
    assert msgspec.json.encode(state) == once
    assert state.events == 1


@given(event_lists)
def test_events_fold_together_as_they_do_one_by_one(events: list[Json]) -> None:
    together, alone = fold(SessionState(), arrived()), fold(SessionState(), arrived())
    found = told(*events)
    every: list[Event | UnknownEvent] = [*found.good, *found.unknown]
    one_by_one = [new for event in every for new in apply_events(alone, [event])]
    assert apply_events(together, every) == one_by_one
    assert together == alone


@given(event_lists)
def test_folding_leaves_the_given_state_as_it_was(events: list[Json]) -> None:
    before = state_after(a_moment(seq=50))
    content = msgspec.json.encode(before)
    fold_all(before, [typed(event) for event in events])
    assert msgspec.json.encode(before) == content


@given(st.permutations([a_moment("pause", n, still_ms=n, strength=0.5) for n in (1, 2, 3, 4)]))
def test_moments_add_up_to_the_same_in_any_order(events: list[Json]) -> None:
    state = state_after(*events)
    assert (state.moments["pause"].times, state.still_ms) == (4, 10)
    assert state.moments["pause"].strength == 2.0


@given(st.permutations([1_000, 5_000, 3_000]))
def test_progress_counts_its_growth_in_any_order(totals: list[int]) -> None:
    events = [an_event("view_progress", n, active_ms=t, clicks=1) for n, t in enumerate(totals, 1)]
    state = state_after(*events)
    assert (state.active_ms, state.clicks) == (5_000, 1)


@given(event_lists)
def test_totals_are_never_below_zero_and_time_never_ahead(events: list[Json]) -> None:
    state = state_after(*events)
    worth = state.cart_value or 0.0
    assert min(state.cart_items, worth, state.active_ms, state.dismissed) >= 0
    assert all(NOW - DAY <= total.last_at <= NOW for total in state.moments.values())


def test_the_same_number_in_another_view_is_another_event() -> None:
    state = SessionState()
    for view in ("view-1", "view-2"):
        apply(state, arrived(view))
        apply_events(state, told(a_moment(seq=1)).good)
    assert (state.events, state.views) == (2, 2)


def test_a_page_counts_once_a_view_and_an_empty_search_is_noted() -> None:
    page = msgspec.convert(a_page("search", query="shoes", results=0), Page)
    state = fold_all(SessionState(), [arrived(page=page), arrived(page=page)])
    assert (state.views_by_type, state.searches, state.empty_searches) == ({"search": 1}, 1, 1)


@pytest.mark.parametrize("said", [{"query": "shoes"}, {"type": "search"}])
def test_a_page_of_results_is_a_search_by_its_words_or_by_its_type(said: Json) -> None:
    page = msgspec.convert({"type": "listing", "path": "/s", **said}, Page)
    state = fold_all(SessionState(), [arrived(page=page), arrived("view-2")])
    assert (state.searches, state.query) == (1, said.get("query", ""))


def test_a_batch_that_comes_late_does_not_turn_the_time_back() -> None:
    state = fold_all(SessionState(), [arrived(at=NOW), arrived(at=NOW - DAY)])
    assert state.last_at == NOW


def test_a_visit_keeps_where_it_came_from_on_its_later_pages() -> None:
    pages = [
        msgspec.convert(a_page("listing", referrer=referrer), Page)
        for referrer in ("email", "internal")
    ]
    state = fold_all(SessionState(), [arrived(f"view-{n}", page=p) for n, p in enumerate(pages)])
    assert (state.page.referrer, state.source) == ("internal", "email")


def test_an_order_counts_once_and_empties_the_cart() -> None:
    bought: Json = {"order": "o-1", "value": 90.0, "lines": [{"product": "alpha"}]}
    added = an_event("add_to_cart", 1, product="alpha", price=90.0)
    state = state_after(added, an_event("purchased", 2) | bought, an_event("purchased", 3) | bought)
    assert (state.orders, state.revenue, state.bought) == (1, 90.0, ("alpha",))
    assert (state.cart_items, state.cart_value) == (0, 0.0)


def test_only_what_is_displayed_counts_against_the_limits() -> None:
    decided = Decided(at=NOW, decision="d", view="v", seq=1, campaign="fit", displayed=False)
    silent = fold(SessionState(), decided)
    loud = fold(SessionState(), msgspec.structs.replace(decided, displayed=True))
    assert (silent.displayed, silent.decided) == (0, {"v:1": "d"})
    assert (loud.displayed, loud.campaigns["fit"].displayed) == (1, 1)


def test_closing_and_using_an_overlay_are_put_down_to_its_campaign() -> None:
    decided = Decided(at=NOW, decision="d", view="v", seq=1, campaign="fit", displayed=True)
    events = told(
        an_event("overlay_dismissed", 1, decision="d"), an_event("overlay_engaged", 2, decision="d")
    ).good
    state = fold_all(SessionState(), [arrived(), decided, *events])
    assert state.campaigns["fit"] == CampaignSum(
        displayed=1, last_at=NOW, dismissed_at=NOW, engaged=1
    )


def test_an_overlay_that_could_not_be_shown_counts_against_no_limit() -> None:
    first = Decided(at=NOW - 9, decision="d1", view="v", seq=1, campaign="fit", displayed=True)
    second = msgspec.structs.replace(first, at=NOW, decision="d2", seq=2, format="modal")
    failed = told(
        an_event("overlay_failed", 3, decision="d2"), an_event("overlay_failed", 4, decision="d2")
    ).good
    state = fold_all(SessionState(), [arrived(), first, second, *failed])
    assert (state.displayed, state.displayed_at) == (1, NOW - 9)
    assert [seen.format for seen in state.shown] == ["corner"]
    assert state.campaigns["fit"].displayed == 1


def test_a_support_case_is_open_until_it_is_closed() -> None:
    assert state_after(an_event("support_case_opened")).case_open
    assert not state_after(
        an_event("support_case_opened"), an_event("support_case_closed", 2)
    ).case_open


def test_a_hostile_session_stays_bounded() -> None:
    state = SessionState(events=MAX_EVENTS_PER_SESSION - 600)
    for number in range(1, 1001):
        apply(state, arrived(f"view-{number}"))
        seen = an_event("viewed_product", 1, product=f"p-{number}")
        regions = {f"r{number}": 5}
        progress = an_event("view_progress", 2, sections=regions)
        apply_events(state, told(seen, progress).good)
    assert state.events == MAX_EVENTS_PER_SESSION
    assert len(state.seen) == MAX_VIEWS_REMEMBERED
    assert state.view_totals.keys() <= state.seen.keys()
    assert len(state.products) <= MAX_PRODUCTS
    assert len(state.section_ms) <= MAX_SECTIONS


def test_a_search_is_remembered_by_what_it_was_about() -> None:
    size = a_moment("friction_search", topic="size", strength=0.5)
    state = state_after(size, a_moment("friction_search", 2, topic="size", strength=0.25))
    assert state.moments["friction_search"].topics == {"size": 0.75}


def test_forged_topics_do_not_grow_a_session() -> None:
    forged = [a_moment("friction_search", seq, topic=f"t{seq}") for seq in range(1, 60)]
    again = a_moment("friction_search", 61, topic="t1", strength=0.5)
    total = state_after(*forged, again).moments["friction_search"]
    assert (total.times, len(total.topics), total.topics["t1"]) == (60, MAX_TOPICS, 1.5)


def test_active_time_of_a_page_left_open_since_an_earlier_visit_does_not_count() -> None:
    """Totals of a view begin when it was opened; a visit of 40 s cannot hold twelve minutes of it."""
    state = opened("session-1", "visitor-1", NOW, Profile())
    for number, at, active_ms in ((1, NOW + 20_000, 700_000), (2, NOW + 40_000, 705_000)):
        body = bytes_of(
            a_batch(an_event("view_progress", number, at=at, active_ms=active_ms), sent_at=at)
        )
        batch, events = read_batch(body)
        arrive(state, batch, events, at)
    assert state.active_ms == 25_000


def test_active_time_before_the_first_batch_counts() -> None:
    state = opened("session-1", "visitor-1", NOW, Profile())
    body = bytes_of(a_batch(an_event("view_progress", 1, active_ms=3_000)))
    arrive(state, *read_batch(body), NOW)
    assert state.active_ms == 3_000
