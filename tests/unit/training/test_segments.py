import numpy as np

from waverly.training.segments import MOST_PARTS, by_segment


def test_each_part_has_its_own_figures() -> None:
    device = np.array(["mobile"] * 60 + ["desktop"] * 40)
    labels = np.array([1.0, 0.0] * 30 + [0.0] * 38 + [1.0] * 2)
    answers = np.where(labels == 1, 0.9, 0.1)
    mobile, desktop = by_segment(labels, answers, {"device": device})
    assert (mobile.value, mobile.rows, mobile.orders, mobile.auc) == ("mobile", 60, 30, 1.0)
    assert (desktop.happened, desktop.auc) == (0.05, None)  # two orders are too few to say


def test_only_the_largest_parts_are_shown() -> None:
    sizes = range(1, 51)
    values = np.repeat([f"r{size}" for size in sizes], sizes)
    nothing = np.zeros(len(values))
    parts = by_segment(nothing, nothing, {"referrer": values})
    assert [part.rows for part in parts] == list(sizes)[: -MOST_PARTS - 1 : -1]
