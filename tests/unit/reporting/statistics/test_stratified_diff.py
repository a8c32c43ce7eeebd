"""Stratifying: shares that move no longer pass for an effect."""

import numpy as np
import pytest

from waverly.reporting.statistics.stratified_diff import (
    StratifiedDiff,
    StratifiedDiffInput,
    Stratum,
    stratified_diff,
)

from .groups import orders


def compare(weeks: list[tuple[tuple[int, int], tuple[int, int]]]) -> StratifiedDiff:
    strata = [Stratum(control=orders(*c), treatment=orders(*t)) for c, t in weeks]
    found = stratified_diff(StratifiedDiffInput(weeks=strata))
    assert isinstance(found, StratifiedDiff)
    return found


def test_a_falling_base_rate_with_growing_shares_is_no_loss() -> None:
    found = compare([((500, 50), (500, 50)), ((100, 4), (900, 36))])
    assert found.diff == pytest.approx(0, abs=1e-15)
    assert found.naive_pooled_diff < -0.02


def test_weeks_in_which_only_one_group_came_say_nothing() -> None:
    alone = compare([((200, 10), (200, 14)), ((0, 0), (300, 30)), ((1, 0), (300, 30))])
    without = compare([((200, 10), (200, 14))])
    assert alone == without


def test_moving_shares_alarm_in_about_five_percent_where_pooling_alarms_mostly() -> None:
    draw = np.random.default_rng(9)
    stratified = pooled = 0
    for _ in range(1_000):
        weeks = []
        for share, base in ((0.5, 0.06), (0.7, 0.045), (0.9, 0.03)):
            helped = round(8_000 * share)
            control = 8_000 - helped
            weeks.append(
                (
                    (control, int(draw.binomial(control, base))),
                    (helped, int(draw.binomial(helped, base))),
                )
            )
        found = compare(weeks)
        stratified += abs(found.diff) > 1.96 * found.se
        pooled += abs(found.naive_pooled_diff) > 1.96 * found.se
    assert 0.03 <= stratified / 1_000 <= 0.07
    assert pooled / 1_000 > 0.5
