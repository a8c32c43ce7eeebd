"""Whether segments differ at all, and the best estimate for each if they hardly do."""

from typing import Annotated

from msgspec import Meta, Struct

from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.distributions import chi_squared_beyond


class HeterogeneityInput(Struct, frozen=True, kw_only=True):
    """The effect in each segment and its standard error."""

    diffs: list[float]
    standard_errors: list[Annotated[float, Meta(ge=0)]]


class Heterogeneity(Struct, frozen=True, kw_only=True):
    """Cochran's Q with its p, and the effect pooled over segments."""

    q: float
    df: int
    p: float
    pooled: float


def heterogeneity(asked: HeterogeneityInput) -> Heterogeneity | CannotSay:
    """Cochran's Q (1954): squared distances from the pooled effect, weighted by precision."""
    reason = _reason(asked)
    if reason is not None:
        return CannotSay(reason)
    weights = [1 / error**2 for error in asked.standard_errors]
    pooled = sum(w * d for w, d in zip(weights, asked.diffs, strict=True)) / sum(weights)
    q = sum(w * (d - pooled) ** 2 for w, d in zip(weights, asked.diffs, strict=True))
    df = len(weights) - 1
    return Heterogeneity(q=q, df=df, p=chi_squared_beyond(q, df), pooled=pooled)


def shrunken(asked: HeterogeneityInput) -> list[float] | CannotSay:
    """Each segment's effect, drawn towards the pooled one by as much as chance explains it.

    Empirical Bayes with the between-segment variance of DerSimonian and Laird (1986): a segment
    keeps the share τ² / (τ² + se²) of its distance. With no sign of difference all become equal.
    """
    found = heterogeneity(asked)
    if isinstance(found, CannotSay):
        return found
    weights = [1 / error**2 for error in asked.standard_errors]
    scale = sum(weights) - sum(w * w for w in weights) / sum(weights)
    between = max(found.q - found.df, 0.0) / scale
    return [
        found.pooled + (diff - found.pooled) * between / (between + error**2)
        for diff, error in zip(asked.diffs, asked.standard_errors, strict=True)
    ]


def _reason(asked: HeterogeneityInput) -> str | None:
    if len(asked.diffs) != len(asked.standard_errors):
        return (
            f"There are {len(asked.diffs)} effects and {len(asked.standard_errors)} standard "
            f"errors; each segment needs both."
        )
    if len(asked.diffs) < 2:
        return "At least two segments are needed to differ."
    if min(asked.standard_errors) == 0:
        return "A segment has a standard error of 0; it would silence all others."
    return None
