"""When an interval that is looked at every day comes to exclude no effect."""

from math import exp, sqrt

from waverly.reporting.statistics.always_valid import confidence_multiplier
from waverly.reporting.statistics.distributions import normal_cdf

HALVINGS = 14
"""Of a range of a hundredfold: the answer is exact to less than a thousandth."""

LARGEST_EXPONENT = 700.0
"""Beyond it `exp` overflows; what it is multiplied by is 0 long before."""


def stopped_by(visitors: float, drift: float, rho_squared: float, alpha: float) -> float:
    """Return the chance that the interval has excluded no effect by so many visitors of both groups.

    `drift` is the effect over its standard error with one visitor, so z moves by drift · √visitors.
    P ≈ Φ((θn − a) / √n) + exp(2aθ) Φ(−(θn + a) / √n) for a Wiener process and a straight line, here the
    tangent a + bn of the interval's limit at n, with θ = drift − b: Lerche, Boundary Crossing of Brownian
    Motion (1986), I.3; Siegmund, Sequential Analysis (1985), 3.15. Within a tenth of simulated looks.
    """
    limit = confidence_multiplier(visitors, rho_squared, alpha) * sqrt(visitors)
    slope = (limit**2 / (visitors + 1 / rho_squared) + 1) / (2 * limit)
    a, theta = limit - slope * visitors, drift - slope
    turned_back = exp(min(2 * a * theta, LARGEST_EXPONENT))
    return normal_cdf((theta * visitors - a) / sqrt(visitors)) + turned_back * normal_cdf(
        -(theta * visitors + a) / sqrt(visitors)
    )


def visitors_until(chance: float, drift: float, rho_squared: float, alpha: float) -> float:
    """Return with how many visitors the interval has excluded no effect with this chance."""
    low, high = 1 / drift**2, 100 / drift**2
    while stopped_by(high, drift, rho_squared, alpha) < chance:
        low, high = high, 10 * high
    for _ in range(HALVINGS):
        middle = sqrt(low * high)
        if stopped_by(middle, drift, rho_squared, alpha) < chance:
            low = middle
        else:
            high = middle
    return high
