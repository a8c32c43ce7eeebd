"""The typed distribution functions equal SciPy's full ones."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from waverly.reporting.statistics import distributions

shares = st.floats(min_value=1e-6, max_value=1 - 1e-6)
values = st.floats(min_value=-30, max_value=30)
degrees = st.floats(min_value=1, max_value=10_000)


@given(shares, values)
def test_the_normal_ones(share: float, value: float) -> None:
    assert distributions.normal_quantile(share) == pytest.approx(stats.norm.ppf(share), abs=1e-12)
    assert distributions.normal_cdf(value) == pytest.approx(stats.norm.cdf(value), rel=1e-12)


@given(shares, values, degrees)
def test_the_student_ones(share: float, value: float, degree: float) -> None:
    assert distributions.student_quantile(share, degree) == pytest.approx(
        stats.t.ppf(share, degree), rel=1e-8, abs=1e-9
    )
    assert distributions.student_two_sided(value, degree) == pytest.approx(
        2 * stats.t.sf(abs(value), degree), rel=1e-8
    )


@given(st.floats(min_value=0, max_value=200), st.integers(1, 30))
def test_the_chi_squared_one(value: float, degree: int) -> None:
    expected = stats.chi2.sf(value, degree)
    assert distributions.chi_squared_beyond(value, degree) == pytest.approx(expected, rel=1e-10)


@given(shares, st.integers(1, 300), st.integers(1, 300))
def test_the_beta_one(value: float, a: int, b: int) -> None:
    expected = stats.beta.sf(value, a, b)
    assert distributions.beta_beyond(value, a, b) == pytest.approx(expected, rel=1e-6, abs=1e-12)


def test_the_headline_needs_neither_numpy_nor_scipy() -> None:
    program = (
        "import sys; from waverly.reporting.statistics.always_valid import *;"
        "from waverly.reporting.statistics.sums import MeanSums;"
        "g = MeanSums(n=9, sum=3, sum_squares=3);"
        "always_valid(AlwaysValidInput(control=g, treatment=g, n_star=9));"
        "print(sorted({'numpy', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@given(st.floats(min_value=1e-3, max_value=1e6))
def test_log_gamma(value: float) -> None:
    assert distributions.log_gamma(value) == pytest.approx(
        special.gammaln(value), rel=1e-12, abs=1e-12
    )
