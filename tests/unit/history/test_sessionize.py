"""Events of the past become the sessions they would have been."""

from msgspec.structs import replace

from tests.support.builders import DAY, KEY, MINUTE, NOW
from waverly.features import NAMES, vector
from waverly.history.past import past_sessions
from waverly.history.past_event import PastEvent
from waverly.history.sessionize import sessionize
from waverly.sessions import SessionState
from waverly.storage.log.replay import opened, replay

VIEW = PastEvent(visitor="v", at=NOW, kind="viewed_product", product="a", price=90.0)
ADD = PastEvent(visitor="v", at=NOW + MINUTE, kind="add_to_cart", product="a", price=90.0)
BUY = PastEvent(visitor="v", at=NOW + 2 * MINUTE, kind="purchased", order="o1", value=90.0)


def states(*events: PastEvent) -> list[SessionState]:
    """The state at the end of each session."""
    return [
        replay(
            opened(session.id, session.visitor, session.opened_at, session.profile), session.rows
        )
        for session, _ in past_sessions(events, KEY)
    ]


def test_a_visit_is_folded_like_a_live_one() -> None:
    (state,) = states(VIEW, ADD, BUY)
    assert (state.views, state.products, state.adds, state.orders) == (2, {"a": 1}, 1, 1)
    assert state.revenue == 90.0
    assert state.views_by_type == {"product": 1, "confirmation": 1}


def test_half_an_hour_of_silence_ends_a_session() -> None:
    late = replace(VIEW, at=NOW + 31 * MINUTE)
    assert len(states(VIEW, late)) == 2
    assert len(states(VIEW, replace(VIEW, at=NOW + 30 * MINUTE))) == 1


def test_the_logs_own_sessions_are_kept_apart() -> None:
    one, other = replace(VIEW, session="1"), replace(VIEW, session="2", at=NOW + 1)
    assert len(states(one, other)) == 2


def test_what_is_known_of_a_visitor_grows_from_session_to_session() -> None:
    later = replace(VIEW, at=NOW + 99 * MINUTE)
    _, second = states(VIEW, ADD, BUY, later)
    profile = second.profile
    assert (profile.visits, profile.orders, profile.revenue) == (1, 1, 90.0)
    assert (profile.first_at, profile.last_order_at) == (NOW, BUY.at)


def test_an_order_told_line_by_line_is_known_as_one() -> None:
    lines = [replace(BUY, at=BUY.at + second) for second in range(3)]
    later = replace(VIEW, at=NOW + 99 * MINUTE)
    _, second = states(VIEW, *lines, replace(BUY, order="o2"), later)
    assert (second.profile.orders, second.profile.revenue) == (2, 180.0)


def test_visits_of_the_last_week_are_recent() -> None:
    days = [replace(VIEW, at=NOW + day * DAY) for day in (0, 3, 6, 9, 30)]
    assert [state.profile.recent_visits for state in states(*days)] == [0, 1, 2, 2, 0]


def test_the_same_log_gives_the_same_sessions() -> None:
    once, again = ([s.id for s in sessionize([VIEW, ADD], KEY)] for _ in range(2))
    assert once == again
    assert [s.id for s in sessionize([VIEW, ADD], "pk_other")] != once


def test_a_crawlers_session_is_bounded_and_the_rest_counted() -> None:
    crawl = [replace(VIEW, at=NOW + n) for n in range(100)]
    (imported,) = sessionize(crawl, KEY, most=10)
    assert (len(imported.events), imported.left_out) == (10, 90)


def test_its_features_are_numbers_like_any_other() -> None:
    (state,) = states(VIEW, ADD)
    row = vector(state, state.profile, state.page, state.last_at)
    found = dict(zip(NAMES, row, strict=True))
    assert (found["cart_items"], found["product_price"], found["session_age"]) == (1, 90.0, 60.0)
