"""Group sizes: quiet on sound splits however often one looks, loud on broken ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waverly.reporting.statistics.sample_ratio import SampleRatio, SampleRatioInput, sample_ratio


def judge(counts: list[int], shares: list[float]) -> SampleRatio:
    found = sample_ratio(SampleRatioInput(counts=counts, expected_shares=shares))
    assert isinstance(found, SampleRatio)
    return found


def test_exactly_planned_sizes_are_no_evidence_at_all() -> None:
    found = judge([7_000, 2_000, 1_000], [0.7, 0.2, 0.1])
    assert (found.chi2, found.p) == pytest.approx((0, 1), abs=1e-9)
    assert found.log_e < 0


def test_a_tenth_lost_on_one_side_raises_the_alarm() -> None:
    assert judge([5_000, 4_500], [0.5, 0.5]).alarm


@given(st.lists(st.integers(0, 3_000), min_size=2, max_size=5), st.integers(1, 9))
def test_shares_need_not_sum_to_one(counts: list[int], whole: int) -> None:
    counts[0] += 1
    parts = [1.0] * len(counts)
    scaled = judge(counts, [float(whole)] * len(counts))
    assert scaled.log_e == pytest.approx(judge(counts, parts).log_e)


def test_daily_looks_at_sound_splits_alarm_in_at_most_one_percent() -> None:
    draw = np.random.default_rng(4)
    alarms = 0
    for _ in range(500):
        daily = draw.multinomial(200, [0.1, 0.9], size=60).cumsum(axis=0)
        alarms += any(judge(counts, [0.1, 0.9]).alarm for counts in daily.tolist())
    assert alarms <= 10
