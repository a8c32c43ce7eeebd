"""Overlap: a log is refused where it cannot speak, and qualified where it whispers."""

import numpy as np
import pytest

from waverly.reporting.statistics.overlap import judge_overlap, unsupported_mass


def test_a_log_worth_few_rows_is_refused() -> None:
    found = judge_overlap(rows=5_000, effective_sample_size=150.0, max_weight=40.0)
    assert "as much about it as 150 of its own" in found.refusals[0]


def test_a_well_covered_policy_is_neither_refused_nor_flagged() -> None:
    found = judge_overlap(
        rows=5_000, effective_sample_size=3_000.0, max_weight=4.0, unsupported=0.0
    )
    assert (found.refusals, found.warnings) == ((), ())


def test_mass_where_logging_hardly_went_is_refused() -> None:
    found = judge_overlap(rows=5_000, effective_sample_size=900.0, max_weight=9.0, unsupported=0.2)
    assert "20% of what the policy would do" in found.refusals[0]


def test_one_percent_of_a_large_log_is_flagged_though_not_refused() -> None:
    found = judge_overlap(rows=100_000, effective_sample_size=600.0, max_weight=90.0)
    assert found.refusals == ()
    assert "few of the 100,000 decisions; one of them alone counts for 90." in found.warnings[0]


def test_a_policy_judged_by_the_log_that_chose_it_is_flagged() -> None:
    found = judge_overlap(
        rows=5_000, effective_sample_size=3_000.0, max_weight=4.0, fitted_on_this_log=True
    )
    assert "will look too good" in found.warnings[0]


def test_unsupported_mass_counts_only_arms_below_the_floor() -> None:
    logged = np.array([0.02, 0.97, 0.01])
    assert unsupported_mass(np.array([[0.5, 0.2, 0.3], [0.0, 0.9, 0.1]]), logged) == pytest.approx(
        0.2
    )
    assert unsupported_mass(np.array([1.0, 0.0, 0.0]), logged) == 0.0
