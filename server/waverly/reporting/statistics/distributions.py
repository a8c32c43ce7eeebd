"""The distribution functions that the tests need, typed.

The Normal ones come from the standard library. SciPy computes the others and is imported when first
asked: with NumPy it takes 30 MB and 0.2 s, which a server that only shows headlines never spends.
`scipy.special` rather than `scipy.stats`: the same numbers for less.
"""

from math import erfc, lgamma, sqrt
from statistics import NormalDist

STANDARD_NORMAL = NormalDist()


def normal_quantile(share: float) -> float:
    """The value below which a standard Normal variable lies with probability `share`."""
    return STANDARD_NORMAL.inv_cdf(share)


def normal_cdf(value: float) -> float:
    """P(standard Normal ≤ `value`), exact to rounding far into the tails."""
    return erfc(-value / sqrt(2)) / 2


def student_quantile(share: float, degrees: float) -> float:
    """The value below which Student's t with `degrees` of freedom lies with probability `share`."""
    from scipy.special import stdtrit  # heavy: see the module's note

    return float(stdtrit(degrees, share))


def student_two_sided(value: float, degrees: float) -> float:
    """P(|t| ≥ |`value`|) for Student's t with `degrees` of freedom."""
    from scipy.special import stdtr  # heavy: see the module's note

    return float(2 * stdtr(degrees, -abs(value)))


def chi_squared_beyond(value: float, degrees: float) -> float:
    """P(χ² ≥ `value`) with `degrees` of freedom."""
    from scipy.special import chdtrc  # heavy: see the module's note

    return float(chdtrc(degrees, value))


def beta_beyond(value: float, a: float, b: float) -> float:
    """P(Beta(a, b) > `value`)."""
    from scipy.special import betainc  # heavy: see the module's note

    return float(betainc(b, a, 1 - value))


def log_gamma(value: float) -> float:
    """ln Γ(`value`) for `value` above 0."""
    return lgamma(value)
