"""The posterior of a lift: the prior until counts speak, then a compromise."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waverly.reporting.statistics.lift_posterior import (
    LiftPosterior,
    LiftPosteriorInput,
    lift_posterior,
)

from .groups import orders


def believe(control: int, helped: int, *, n: int = 10_000) -> LiftPosterior:
    asked = LiftPosteriorInput(
        control=orders(n, control), help=orders(n, helped), prior_mean=0.04, prior_sd=0.2
    )
    found = lift_posterior(asked)
    assert isinstance(found, LiftPosterior)
    return found


@pytest.mark.parametrize(("control", "helped"), [(0, 0), (4, 400), (400, 4), (0, 50)])
def test_below_five_orders_on_a_side_the_prior_stands_alone(control: int, helped: int) -> None:
    found = believe(control, helped)
    assert (found.posterior_mean, found.posterior_sd) == pytest.approx((0.04, 0.2))


def test_without_orders_there_is_no_ratio_to_report() -> None:
    assert believe(0, 50).log_ratio is None
    assert believe(4, 8).log_ratio == pytest.approx(log(2))


@given(st.integers(5, 5_000), st.integers(5, 5_000))
def test_the_posterior_lies_between_prior_and_data_and_is_surer_than_the_prior(
    control: int, helped: int
) -> None:
    found = believe(control, helped)
    assert found.log_ratio is not None
    low, high = sorted((0.04, found.log_ratio))
    assert low - 1e-12 <= found.posterior_mean <= high + 1e-12
    assert found.posterior_sd < 0.2


def test_many_orders_overrule_the_prior() -> None:
    found = believe(100_000, 130_000, n=1_000_000)
    assert found.median_relative_lift == pytest.approx(0.30, abs=0.002)
    assert found.probability_positive > 0.999
