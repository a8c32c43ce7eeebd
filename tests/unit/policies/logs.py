"""Logs as the tests need them."""

from collections.abc import Mapping
from itertools import count

from tests.support.builders import NOW
from waverly.deciding import NOTHING
from waverly.policies.logged.decisions import Logged
from waverly.storage.log.decision_log import LoggedDecision, LoggedFate

_numbers = count(1)
OPENING_SHARES = {NOTHING: 0.2, "second": 0.1, "first": 0.7}


def logged(
    arm: str = "first",
    *,
    bought: bool = False,
    visitor: str = "",
    chances: Mapping[str, float] = OPENING_SHARES,
    **changes: object,
) -> Logged:
    """One decision at a pause; every live campaign has the score its chance suggests."""
    number = next(_numbers)  # a visitor of its own unless named
    known: dict[str, object] = {
        "id": f"d{number}",
        "session": f"s{number}",
        "visitor": visitor or f"v{number}",
        "device": "desktop",
        "at": NOW,
        "moment": "pause",
        "arm": arm,
        "displayed": arm != NOTHING,
        "held_out": None,
        "policy": "p1",
        "propensities": dict(chances),
        "fates": tuple(
            LoggedFate(campaign=name, score=chance)
            for name, chance in chances.items()
            if name != NOTHING
        ),
    }
    return Logged(decision=LoggedDecision(**(known | changes)), bought=bought)  # type: ignore[arg-type]


def many(arm: str, size: int, orders: int, **changes: object) -> list[Logged]:
    """`size` visitors who drew `arm`, of whom `orders` bought."""
    return [logged(arm, bought=n < orders, **changes) for n in range(size)]  # type: ignore[arg-type]


def answered(size: int, dismissed: int, used: int, **changes: object) -> list[Logged]:
    """`size` showings of the first campaign: so many closed, so many used, the rest left alone."""
    return [
        logged(dismissed=n < dismissed, used=dismissed <= n < dismissed + used, **changes)  # type: ignore[arg-type]
        for n in range(size)
    ]
