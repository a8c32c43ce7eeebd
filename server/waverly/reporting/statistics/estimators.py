"""Eight estimators, with standard errors, of what another policy would have earned on a log.

Each is the mean of a value of every row, so that the rows can also be taken together by visitor.

Notation: w is the new policy's probability of the logged action over the logged one, r the reward,
q the reward model at the logged action, and DM the model's expectation under the new policy.
Formulas as in Saito et al. (2020), Open Bandit Pipeline, section 4, whose figures they reproduce.
"""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Log(Struct, frozen=True, kw_only=True):
    """Aligned columns, one value a row; `modelled_new` is the direct method's value of each row."""

    reward: Floats
    weight: Floats
    modelled: Floats
    modelled_new: Floats


def ips_scores(log: Log) -> Floats:
    """Inverse propensity score of each row, w r: unbiased, noisy (Horvitz and Thompson 1952)."""
    return np.asarray(log.weight * log.reward)


def ips(log: Log) -> float:
    """Inverse propensity score."""
    return float(np.mean(ips_scores(log)))


def clipped_ips_scores(log: Log, ceiling: float) -> Floats:
    """IPS of each row with weights cut at `ceiling`: a little bias for much less noise (Ionides 2008)."""
    return np.asarray(np.minimum(log.weight, ceiling) * log.reward)


def clipped_ips(log: Log, ceiling: float) -> float:
    """IPS with weights cut at `ceiling`."""
    return float(np.mean(clipped_ips_scores(log, ceiling)))


def snips_scores(log: Log) -> Floats:
    """Self-normalised IPS by row: the ratio's first-order expansion around the estimate (delta method)."""
    return _ratio_scores(log.reward, log.weight)


def snips(log: Log) -> float:
    """Self-normalised IPS, Σwr / Σw (Swaminathan and Joachims 2015); weights must not all be 0."""
    return _ratio(log.reward, log.weight)


def dm(log: Log) -> float:
    """Direct method: the reward model believed outright."""
    return float(np.mean(log.modelled_new))


def dr_scores(log: Log) -> Floats:
    """Doubly robust value of each row, DM + w (r − q): right if either half is (Dudík et al. 2014)."""
    return np.asarray(log.modelled_new + log.weight * (log.reward - log.modelled))


def dr(log: Log) -> float:
    """Doubly robust."""
    return float(np.mean(dr_scores(log)))


def sndr_scores(log: Log) -> Floats:
    """Self-normalised doubly robust by row, as in `snips_scores`."""
    return log.modelled_new + _ratio_scores(log.reward - log.modelled, log.weight)


def sndr(log: Log) -> float:
    """Self-normalised doubly robust: the correction divided by Σw instead of n."""
    return dm(log) + _ratio(log.reward - log.modelled, log.weight)


def switch_dr_scores(log: Log, tau: float) -> Floats:
    """DR of each row, the model alone where weights exceed `tau` (Wang, Agarwal and Dudík 2017)."""
    kept = np.where(log.weight <= tau, log.weight, 0.0)
    return np.asarray(log.modelled_new + kept * (log.reward - log.modelled))


def switch_dr(log: Log, tau: float) -> float:
    """DR that trusts the model alone where weights exceed `tau`."""
    return float(np.mean(switch_dr_scores(log, tau)))


def dr_shrunk_scores(log: Log, lam: float) -> Floats:
    """DR of each row with weights λw / (w² + λ) (Su, Dimakopoulou, Krishnamurthy 2020)."""
    soft = lam * log.weight / (log.weight**2 + lam)
    return np.asarray(log.modelled_new + soft * (log.reward - log.modelled))


def dr_shrunk(log: Log, lam: float) -> float:
    """DR with optimistic shrinkage."""
    return float(np.mean(dr_shrunk_scores(log, lam)))


def _ratio(value: Floats, weight: Floats) -> float:
    return float(np.sum(weight * value) / np.sum(weight))


def _ratio_scores(value: Floats, weight: Floats) -> Floats:
    ratio = _ratio(value, weight)
    return np.asarray(ratio + weight * (value - ratio) / np.mean(weight))


def effective_sample_size(log: Log) -> float:
    """(Σw)² / Σw²: how many equally weighted rows the log is worth (Kish 1965); 0 without weight."""
    squares = float(np.sum(log.weight**2))
    return float(np.sum(log.weight)) ** 2 / squares if squares else 0.0


def standard_error(scores: Floats) -> float:
    """The standard error of the mean of per-row scores; at least two rows."""
    return float(np.std(scores, ddof=1) / np.sqrt(len(scores)))
