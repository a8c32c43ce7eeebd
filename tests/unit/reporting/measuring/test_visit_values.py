"""What came of an enrolment in the rest of its visit and in later ones, at the edges of each metric."""

import pytest

from tests.support.builders import DAY, MINUTE, NOW
from waverly.reporting.measuring.metrics import SOON_MS
from waverly.reporting.measuring.visit_values import visit_values
from waverly.storage.log.outcome_rows import Happened
from waverly.storage.measured.visit_rows import View, Visit, VisitDecision

SEEN = VisitDecision(
    id="d", at=NOW, moment="pause", arm="fit", view=0, policy="p", global_holdout=0.1
)


def visit(session: str = "s", opened_at: int = NOW - MINUTE, last_at: int = NOW + SOON_MS) -> Visit:
    return Visit(
        session=session,
        visitor="v",
        version=1,
        opened_at=opened_at,
        last_at=last_at,
        views=(View(at=opened_at, type="product", step=2),),
    )


def happened(kind: str, at: int) -> Happened:
    return Happened(visitor="v", session="s", kind=kind, key="k", at=at)


def values(*outcomes: Happened, later: tuple[Visit, ...] = ()) -> dict[str, int]:
    return visit_values(SEEN, visit(), (visit(), *later), outcomes)


def test_what_was_done_before_the_moment_is_no_going_on() -> None:
    assert values(happened("add_to_cart", NOW - 1))["bounce"] == 1
    assert values(happened("add_to_cart", NOW))["next_step"] == 1


def test_whoever_left_at_once_with_an_order_did_not_leave() -> None:
    assert values()["exit_soon"] == 1
    assert "exit_soon" not in values(happened("purchased", NOW + 1))


@pytest.mark.parametrize(
    ("session", "after_ms", "counts"),
    [
        ("later", 0, 0),
        ("later", 1, 1),
        ("s", 1, 0),
        ("later", 14 * DAY, 1),
        ("later", 14 * DAY + 1, 0),
    ],
)
def test_coming_back_is_another_visit_within_two_weeks(
    session: str, after_ms: int, counts: int
) -> None:
    later = visit(session, opened_at=NOW + after_ms)
    assert values(later=(later,)).get("return_visit", 0) == counts
