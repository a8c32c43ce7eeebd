from tests.support.builders import NOW, an_event, state_after, told
from waverly.pipeline.outcomes import outcomes_of
from waverly.sessions import SessionState
from waverly.storage import Outcome


def outcome(kind: str, **fields: object) -> Outcome | None:
    state: SessionState = state_after()
    found = told(an_event(kind, 7) | fields)
    event = found.good[0] if found.good else found.unknown[0]
    return next(iter(outcomes_of([event], state)), None)


def test_a_purchase_is_known_by_its_order_and_others_by_where_they_happened() -> None:
    bought = outcome("purchased", order="o-1", value=9.0, currency="EUR")
    assert bought == Outcome(kind="purchased", key="o-1", at=NOW, value=9.0, currency="EUR")
    added = outcome("add_to_cart", product="a", quantity=2, price=4.5)
    assert added is not None
    assert (added.key, added.value) == ("session-1:view-1:7", 9.0)


def test_an_order_says_how_many_items_it_has_when_its_lines_do() -> None:
    lines = [{"product": "a", "quantity": 2}, {"product": "b"}]
    bought = outcome("purchased", order="o-1", lines=lines)
    assert bought is not None and bought.items == 3


def test_unsubscribing_is_an_outcome() -> None:
    assert outcome("unsubscribed", channel="mail") == Outcome(
        kind="unsubscribed", key="session-1:view-1:7", at=NOW
    )


def test_an_overlay_is_seen_and_closed_once_however_often_it_is_told() -> None:
    for kind in ("overlay_exposed", "overlay_dismissed", "overlay_failed"):
        found = outcome(kind, decision="d1")
        assert found is not None and (found.key, found.decision) == ("d1", "d1")


def test_most_events_are_no_outcome() -> None:
    assert outcome("viewed_product", product="a") is None
    assert outcome("teleported") is None
