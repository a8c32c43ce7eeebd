import pytest

from waverly.admin.rendering.interval_drawing import drawing, reach_of
from waverly.reporting.results.comparison import Effect
from waverly.reporting.statistics.always_valid import SequentialInterval


def effect(low: float, estimate: float, high: float) -> Effect:
    interval = SequentialInterval(estimate=estimate, low=low, high=high, p=1.0, se=1.0)
    return Effect(absolute=interval, relative=None)


def test_zero_is_in_the_middle_and_both_limits_are_inside() -> None:
    marks = drawing(effect(-0.01, 0.02, 0.05))
    assert 0 < marks.low < 50 < marks.estimate < marks.high < 100
    assert marks.high - 50 == pytest.approx(5 * (50 - marks.low), abs=0.1)


def test_an_effect_of_nothing_is_drawn_in_the_middle() -> None:
    marks = drawing(effect(0.0, 0.0, 0.0))
    assert marks.low == marks.estimate == marks.high == 50


@pytest.mark.parametrize(
    ("high", "reach"), [(0.321, 0.4), (0.26, 0.3), (0.012, 0.02), (0.8, 1.0), (0.9, 1.035)]
)
def test_the_ends_of_the_line_are_round_numbers(high: float, reach: float) -> None:
    assert reach_of([effect(0.0, 0.01, high)]) == reach


def test_neighbours_lie_on_one_line() -> None:
    narrow, wide = effect(-0.01, 0.02, 0.05), effect(-0.2, 0.0, 0.1)
    reach = reach_of([narrow, wide])
    assert 0 < drawing(wide, reach).low < drawing(narrow, reach).low < 50
    assert drawing(narrow, reach).high - 50 == pytest.approx((drawing(wide, reach).high - 50) / 2)
