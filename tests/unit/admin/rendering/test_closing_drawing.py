from waverly.admin.rendering.closing_drawing import HEIGHT, WIDTH, closing
from waverly.reporting.results.series import DailyLook


def look(day: str, low: float, high: float) -> DailyLook:
    return DailyLook(day=day, visitors=9, estimate=(low + high) / 2, low=low, high=high)


def test_the_band_spans_the_picture_and_zero_lies_within() -> None:
    found = closing([look("2026-09-21", -0.02, 0.06), look("2026-09-22", -0.01, 0.03)])
    assert found is not None
    points = [tuple(map(float, point.split(","))) for point in found.band.split()]
    assert {x for x, _ in points} == {0.0, float(WIDTH)}
    assert all(0 <= y <= HEIGHT for _, y in points)
    assert [value for value, _ in found.marks] == [0.06, 0.0, -0.02]
    assert min(y for _, y in points) < found.zero < max(y for _, y in points)


def test_one_day_is_no_movement() -> None:
    early = DailyLook(day="2026-09-20", visitors=1)
    assert closing([early, look("2026-09-21", 0.0, 0.1)]) is None
