"""What a new policy would have earned on decisions that another one made."""

from typing import Annotated

import numpy as np
from msgspec import UNSET, Meta, Struct, UnsetType

from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.distributions import normal_quantile
from waverly.reporting.statistics.estimators import (
    Floats,
    Log,
    dm,
    dr,
    dr_scores,
    dr_shrunk,
    effective_sample_size,
    ips,
    sndr,
    snips,
    standard_error,
    switch_dr,
)
from waverly.reporting.statistics.sums import Count

GAIN_CONFIDENCE = 0.95
"""One-sided: a candidate decides only while the lower bound of its gain is above 0."""

SUM_TOLERANCE = 1e-3
"""How far probabilities printed to four digits may be from 1 together."""

Probability = Annotated[float, Meta(ge=0, le=1)]
Positive = Annotated[float, Meta(gt=0)]


class OffPolicyRows(Struct, frozen=True, kw_only=True):
    """A log of decisions: arm taken, reward, propensity used, and both policies' probabilities.

    `new_policy` and `reward_model` are rows by arms; `logging_shares` holds one probability an arm.
    With `switch_tau` and `shrinkage_lambda` the estimators that need them are added.
    """

    action: list[Count]
    reward: list[float]
    propensity: list[Annotated[float, Meta(ge=1e-9, le=1)]]
    logging_shares: list[Probability]
    new_policy: list[list[Probability]]
    reward_model: list[list[float]]
    switch_tau: Positive | None = None
    shrinkage_lambda: Positive | None = None


class OffPolicy(Struct, frozen=True, kw_only=True):
    """Estimates per decision; `gain_over_logging` compares both policies by the same estimator.

    The estimators after `effective_sample_size` are there only when their setting was given.
    """

    ips: float
    snips: float | None
    dr: float
    dr_se: float
    gain_over_logging: float
    gain_se: float
    gain_lower_95_one_sided: float
    max_weight: float
    effective_sample_size: float
    dm: float | UnsetType = UNSET
    sndr: float | UnsetType | None = UNSET
    switch_dr: float | UnsetType = UNSET
    dr_shrunk: float | UnsetType = UNSET


def off_policy(asked: OffPolicyRows) -> OffPolicy | CannotSay:
    """IPS, SNIPS and doubly robust estimates, with the gain over the logging policy.

    The gain is the mean of row-by-row differences of doubly robust scores, new minus logging, so
    that what both share cancels (Dudík et al. 2014; paired as in Athey and Wager 2021).
    """
    reason = _reason(asked)
    if reason is not None:
        return CannotSay(reason)
    # An overflow is raised rather than warned of, and becomes an answer in words at the door.
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        return _estimates(asked)


def _estimates(asked: OffPolicyRows) -> OffPolicy:
    log, gains = _scored(asked)
    gain, gain_se = float(np.mean(gains)), standard_error(gains)
    weighted = float(np.sum(log.weight)) > 0
    tau, lam = asked.switch_tau, asked.shrinkage_lambda
    more = tau is not None or lam is not None
    return OffPolicy(
        ips=ips(log),
        snips=snips(log) if weighted else None,
        dr=dr(log),
        dr_se=standard_error(dr_scores(log)),
        gain_over_logging=gain,
        gain_se=gain_se,
        gain_lower_95_one_sided=gain - normal_quantile(GAIN_CONFIDENCE) * gain_se,
        max_weight=float(np.max(log.weight)),
        effective_sample_size=effective_sample_size(log),
        dm=dm(log) if more else UNSET,
        sndr=(sndr(log) if weighted else None) if more else UNSET,
        switch_dr=UNSET if tau is None else switch_dr(log, tau),
        dr_shrunk=UNSET if lam is None else dr_shrunk(log, lam),
    )


def _scored(asked: OffPolicyRows) -> tuple[Log, Floats]:
    """The log with its weights, and each row's gain over the logging policy."""
    action = np.asarray(asked.action, dtype=np.intp)
    rows = np.arange(len(action))
    new = np.asarray(asked.new_policy, dtype=np.float64)
    model = np.asarray(asked.reward_model, dtype=np.float64)
    shares = np.asarray(asked.logging_shares, dtype=np.float64)
    propensity = np.asarray(asked.propensity, dtype=np.float64)
    reward = np.asarray(asked.reward, dtype=np.float64)
    log = Log(
        reward=reward,
        weight=new[rows, action] / propensity,
        modelled=model[rows, action],
        modelled_new=np.sum(new * model, axis=1),
    )
    kept = Log(
        reward=reward,
        weight=shares[action] / propensity,
        modelled=log.modelled,
        modelled_new=model @ shares,
    )
    return log, dr_scores(log) - dr_scores(kept)


def _reason(asked: OffPolicyRows) -> str | None:
    rows, arms = len(asked.action), len(asked.logging_shares)
    if rows < 2:
        return f"The log has {rows} decisions; at least 2 are needed."
    for name, length in (
        ("reward", len(asked.reward)),
        ("propensity", len(asked.propensity)),
        ("new_policy", len(asked.new_policy)),
        ("reward_model", len(asked.reward_model)),
    ):
        if length != rows:
            return f"There are {rows} actions but {length} rows of {name}."
    for name, table in (("new_policy", asked.new_policy), ("reward_model", asked.reward_model)):
        if any(len(row) != arms for row in table):
            return f"Every row of {name} needs {arms} values, one for each logging share."
    if max(asked.action) >= arms:
        return f"Action {max(asked.action)} is not among the {arms} arms."
    return _not_one(asked.logging_shares, "logging_shares") or next(
        (
            reason
            for row, chances in enumerate(asked.new_policy)
            if (reason := _not_one(chances, f"new_policy[{row}]"))
        ),
        None,
    )


def _not_one(chances: list[float], place: str) -> str | None:
    """The reason when these are no probabilities of one choice, else `None`."""
    total = sum(chances)
    if abs(total - 1) <= SUM_TOLERANCE:
        return None
    return f"The probabilities in {place} sum to {total:g} instead of 1."
