"""A detector that falls silent is noticed soon, and quiet days raise no alarm."""

import random
from collections.abc import Callable

from msgspec.structs import replace

from tests.support.a_thousand_visits import a_visit
from tests.support.builders import NOW
from waverly.clock import DAY_MS
from waverly.reporting.capture.liveness import rates, silent_detectors, silent_from
from waverly.storage.measured.visit_rows import Felt, View, Visit

DAYS = 30
USUAL = {
    "size_guide_unresolved": 0.031,
    "pause": 0.2,
    "cart_button_hover": 0.08,
    "exit_intent": 0.3,
}


def month(seed: int, rate: Callable[[str, int], float], visits_a_day: int = 200) -> list[Visit]:
    """Return thirty days of visits to a product; `rate` gives a kind's chance on a day."""
    draw = random.Random(seed)
    found = []
    for day in range(DAYS):
        # A weekend has half the visits: the test counts visits, not days.
        for number in range(visits_a_day // (2 if day % 7 > 4 else 1)):
            at = NOW + day * DAY_MS + number * (DAY_MS // visits_a_day)
            felt = [kind for kind in USUAL if draw.random() < rate(kind, day)]
            found.append(
                a_visit(
                    f"{day}-{number}",
                    opened_at=at,
                    device=draw.choice(["desktop", "phone"]),
                    views=(View(at=at, type="product"),),
                    moments=tuple(Felt(at=at, kind=kind, view=0) for kind in felt),
                )
            )
    return found


def usual(kind: str, _day: int) -> float:
    return USUAL[kind]


def test_thirty_quiet_days_of_forty_shops_raise_no_alarm() -> None:
    middle = NOW + DAYS // 2 * DAY_MS
    assert [silent_detectors(month(seed, usual), middle) for seed in range(40)] == [()] * 40


def test_a_renamed_button_is_noticed_with_the_time_it_began() -> None:
    def broken(kind: str, day: int) -> float:
        return 0.0 if kind == "cart_button_hover" and day >= 20 else USUAL[kind]

    found = silent_detectors(month(1, broken), NOW + DAYS // 2 * DAY_MS)
    assert {(alarm.kind, alarm.fired) for alarm in found} == {("cart_button_hover", 0)}
    assert {alarm.device for alarm in found} == {"desktop", "phone"}
    assert all(abs(alarm.since - (NOW + 20 * DAY_MS)) < DAY_MS for alarm in found)


def test_it_takes_about_eighteen_missing_moments() -> None:
    tenth = 0.1
    assert silent_from([False] * 150, tenth) is None
    assert silent_from([False] * 180, tenth) == 0


def test_a_rarer_sign_that_still_comes_is_alive() -> None:
    def halved(kind: str, day: int) -> float:
        return USUAL[kind] / (2 if day >= 15 else 1)

    assert silent_detectors(month(2, halved), NOW + DAYS // 2 * DAY_MS) == ()


def test_a_sign_that_came_back_is_alive() -> None:
    told = [False] * 200 + [True] * 30
    assert silent_from(told, 0.1) is None


def test_a_sign_too_rare_to_have_a_usual_rate_raises_nothing() -> None:
    def rare(kind: str, day: int) -> float:
        return 0.005 if kind == "pause" and day < 15 else 0.0

    assert silent_detectors(month(3, rare), NOW + DAYS // 2 * DAY_MS) == ()


def test_rates_count_visits_that_saw_a_page_for_the_sign() -> None:
    elsewhere = a_visit("blog", views=(View(at=NOW, type="other"),))
    there = a_visit(
        "there", views=(View(at=NOW, type="cart"),), moments=(Felt(at=NOW, kind="pause", view=0),)
    )
    [rate] = rates([elsewhere, there, there])
    assert (rate.kind, rate.fired, rate.visits) == ("pause", 2, 2)


def test_a_detector_that_always_fired_may_miss_a_visit() -> None:
    visits = month(4, lambda kind, _day: float(kind == "pause"), visits_a_day=20)
    middle = NOW + DAYS // 2 * DAY_MS
    visits[-1] = replace(visits[-1], moments=())
    assert silent_detectors(visits, middle) == ()
