"""What the script costs is a difference with an interval, or too few to say."""

import random

from tests.support.a_thousand_visits import a_visit
from tests.support.builders import NOW
from waverly.reporting.capture.tag_cost import VitalCost, costs
from waverly.storage.measured.visit_rows import Visit, Vitals


def measured(seed: int, views: int, extra_ms: int) -> list[Visit]:
    draw = random.Random(seed)
    return [
        a_visit(
            str(number),
            vitals=(
                Vitals(
                    at=NOW,
                    watched=watched,
                    inp_ms=round(draw.lognormvariate(4, 0.5)) + (extra_ms if watched else 0),
                ),
            ),
        )
        for number in range(views)
        for watched in (number % 2 == 0,)
    ]


def inp(visits: list[Visit]) -> VitalCost:
    return next(cost for cost in costs(visits) if cost.vital == "inp_ms")


def test_a_slower_script_is_seen() -> None:
    found = inp(measured(1, 2000, 80))
    assert found.low is not None and found.high is not None
    assert found.low < 80 < found.high
    assert found.low > 0


def test_the_interval_holds_nothing_for_a_script_that_costs_nothing() -> None:
    covered = 0
    for seed in range(60):
        found = inp(measured(seed, 400, 0))
        covered += found.low is not None and found.high is not None and found.low <= 0 <= found.high
    assert covered >= 54


def test_few_views_are_too_few_to_say() -> None:
    found = inp(measured(1, 120, 80))
    assert found.difference is None
    assert found.why_not == "too few to say: 100 views of each kind are needed, there are 60"


def test_a_vital_nobody_measured_says_so() -> None:
    assert all(cost.why_not for cost in costs([]))
