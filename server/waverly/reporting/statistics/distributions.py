"""The distribution functions that the tests need, typed; SciPy computes them.

`scipy.special` rather than `scipy.stats`: the same numbers at a fraction of the memory and
start-up.
"""

from scipy import special


def normal_quantile(share: float) -> float:
    """The value below which a standard Normal variable lies with probability `share`."""
    return float(special.ndtri(share))


def normal_cdf(value: float) -> float:
    """P(standard Normal ≤ `value`)."""
    return float(special.ndtr(value))


def student_quantile(share: float, degrees: float) -> float:
    """The value below which Student's t with `degrees` of freedom lies with probability `share`."""
    return float(special.stdtrit(degrees, share))


def student_two_sided(value: float, degrees: float) -> float:
    """P(|t| ≥ |`value`|) for Student's t with `degrees` of freedom."""
    return float(2 * special.stdtr(degrees, -abs(value)))


def chi_squared_beyond(value: float, degrees: float) -> float:
    """P(χ² ≥ `value`) with `degrees` of freedom."""
    return float(special.chdtrc(degrees, value))


def beta_beyond(value: float, a: float, b: float) -> float:
    """P(Beta(a, b) > `value`)."""
    return float(special.betainc(b, a, 1 - value))


def log_gamma(value: float) -> float:
    """ln Γ(`value`)."""
    return float(special.gammaln(value))
