"""Sample size: does what it promises when simulated, and moves the right way."""

from math import sqrt

import numpy as np
import pytest

from waverly.reporting.statistics.sample_size import SampleSize, SampleSizeInput, sample_size


def total(**changes: float) -> float:
    asked = {"base_rate": 0.05, "relative_lift": 0.2, **changes}
    found = sample_size(SampleSizeInput(**asked))
    assert isinstance(found, SampleSize)
    return found.total


def test_the_promised_power_is_reached_in_simulation() -> None:
    draw = np.random.default_rng(8)
    n = round(total() / 2)
    control, treatment = draw.binomial(n, 0.05, 4_000) / n, draw.binomial(n, 0.06, 4_000) / n
    error = np.sqrt((control * (1 - control) + treatment * (1 - treatment)) / n)
    found = np.mean(np.abs(treatment - control) > 1.96 * error)
    assert float(found) == pytest.approx(0.8, abs=3 * sqrt(0.8 * 0.2 / 4_000))


@pytest.mark.parametrize(
    "dearer", [{"power": 0.9}, {"alpha": 0.01}, {"relative_lift": 0.1}, {"control_share": 0.1}]
)
def test_asking_more_costs_more(dearer: dict[str, float]) -> None:
    assert total(**dearer) > total()


def test_a_loss_as_large_as_a_gain_costs_about_as_much() -> None:
    assert total(relative_lift=-0.2) == pytest.approx(total(), rel=0.2)
