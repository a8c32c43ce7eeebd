"""No shopper is bothered more than the limits say, in one visit or over weeks."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.support.builders import DAY, MINUTE, NOW, a_batch, a_moment, an_event, post, put_in_force
from tests.support.visits import helpful
from waverly.app import create_app
from waverly.settings import Settings
from waverly.wire import Decision

KINDS = ("size_guide_unresolved", "policy_linger", "scroll_loop", "exit_intent")


@pytest.fixture
def shop(settings: Settings) -> Iterator[TestClient]:
    """The server with help for every reason; previews show whatever the limits allow."""
    put_in_force(settings, *helpful())
    with TestClient(create_app(settings)) as started:
        yield started


def ask(
    shop: TestClient, seq: int, now: int, kind: str = KINDS[0], session: str = "s1"
) -> Decision | None:
    batch = a_batch(a_moment(kind, seq) | {"at": now}, ask=seq, sent_at=now, session=session)
    return post(shop, batch | {"preview": True}, now).decision


def close(shop: TestClient, seq: int, now: int, decision: Decision, session: str = "s1") -> None:
    closed = an_event("overlay_dismissed", seq, now, decision=decision.id, how="close")
    post(shop, a_batch(closed, sent_at=now, session=session), now)


def test_of_fifty_moments_in_a_visit_at_most_three_are_met(shop: TestClient) -> None:
    shown = [ask(shop, n, NOW + n * 3 * MINUTE, KINDS[n % 4]) for n in range(1, 51)]
    names = [decision.campaign for decision in shown if decision is not None]
    assert len(names) == 3
    assert len(set(names)) == 3


def test_two_minutes_of_quiet_follow_each_overlay(shop: TestClient) -> None:
    assert ask(shop, 1, NOW, KINDS[0]) is not None
    assert ask(shop, 2, NOW + 2 * MINUTE - 1, KINDS[1]) is None
    assert ask(shop, 3, NOW + 2 * MINUTE, KINDS[1]) is not None


def test_two_closed_overlays_end_the_help_of_a_visit(shop: TestClient) -> None:
    for number, kind in enumerate(KINDS[:2]):
        now = NOW + number * 5 * MINUTE
        decision = ask(shop, 10 * number + 1, now, kind)
        assert decision is not None
        close(shop, 10 * number + 2, now + 9_000, decision)
    assert ask(shop, 50, NOW + 20 * MINUTE, KINDS[2]) is None


def test_a_campaign_rests_a_day_before_the_next_visit_gets_it(shop: TestClient) -> None:
    assert ask(shop, 1, NOW, session="s1") is not None
    assert ask(shop, 1, NOW + DAY - 1, session="s2") is None
    assert ask(shop, 1, NOW + DAY, session="s3") is not None


def test_a_closed_campaign_rests_a_fortnight(shop: TestClient) -> None:
    decision = ask(shop, 1, NOW, session="s1")
    assert decision is not None
    close(shop, 2, NOW, decision, session="s1")
    assert ask(shop, 1, NOW + 14 * DAY - 1, session="s2") is None
    assert ask(shop, 1, NOW + 14 * DAY, session="s3") is not None


def test_a_visitor_gets_a_campaign_five_times_ever(shop: TestClient) -> None:
    shown = [ask(shop, 1, NOW + n * 30 * DAY, session=f"s{n}") for n in range(8)]
    assert [decision is not None for decision in shown] == [True] * 5 + [False] * 3
