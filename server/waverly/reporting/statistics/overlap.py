"""Whether a log overlaps enough with another policy to say anything about it."""

from math import nan

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

MIN_EFFECTIVE_SAMPLE = 200
"""Rows a log must be worth before its verdict counts."""

FLAG_EFFECTIVE_SAMPLE = 100
FLAG_EFFECTIVE_SHARE = 0.01
MAX_UNSUPPORTED_MASS = 0.05
PROPENSITY_FLOOR = 0.02
"""The least any live arm is shown; below it the log holds next to nothing about an arm."""


class Overlap(Struct, frozen=True, kw_only=True):
    """How far logging and new policy overlap. `refusals` forbid a verdict, `warnings` qualify it."""

    effective_sample_size: float
    max_weight: float
    unsupported_mass: float
    refusals: tuple[str, ...]
    warnings: tuple[str, ...]


def unsupported_mass(
    new_policy: NDArray[np.float64],
    logging_policy: NDArray[np.float64],
    floor: float = PROPENSITY_FLOOR,
) -> float:
    """The share of the new policy's choices that logging made with less than `floor`.

    Both are rows by arms, or one row for all.
    """
    new, logged = np.broadcast_arrays(np.atleast_2d(new_policy), np.atleast_2d(logging_policy))
    # A hair of room: a propensity of exactly the floor may arrive a rounding below it.
    return float(np.mean(np.sum(np.where(logged < floor - 1e-12, new, 0.0), axis=1)))


def judge_overlap(
    *,
    rows: int,
    effective_sample_size: float,
    max_weight: float,
    unsupported: float = nan,
    fitted_on_this_log: bool = False,
) -> Overlap:
    """The refusals and warnings that these figures call for, in words."""
    refusals, warnings = [], []
    if effective_sample_size < MIN_EFFECTIVE_SAMPLE:
        refusals.append(
            f"Too few of the log’s decisions are such as this policy makes: they tell as much about it as "
            f"{effective_sample_size:,.0f} of its own would, and {MIN_EFFECTIVE_SAMPLE} are needed. More "
            "decisions tell more."
        )
    if unsupported > MAX_UNSUPPORTED_MASS:
        refusals.append(
            f"{unsupported:.0%} of what the policy would do was shown less than "
            f"{PROPENSITY_FLOOR:.0%} of the time; at most {MAX_UNSUPPORTED_MASS:.0%} may be."
        )
    if effective_sample_size < max(FLAG_EFFECTIVE_SAMPLE, FLAG_EFFECTIVE_SHARE * rows):
        warnings.append(
            f"The result hangs on few of the {rows:,} decisions; one of them alone counts for "
            f"{max_weight:,.0f}."
        )
    if fitted_on_this_log:
        warnings.append(
            "The policy was chosen on the very log that judges it and will look too good; judge "
            "it on later decisions."
        )
    return Overlap(
        effective_sample_size=effective_sample_size,
        max_weight=max_weight,
        unsupported_mass=unsupported,
        refusals=tuple(refusals),
        warnings=tuple(warnings),
    )
