"""Whether the groups are as large as they were meant to be.

A wrong split means that visitors got lost on one side, and then no comparison can be trusted.
"""

from math import log
from typing import Annotated

from msgspec import Meta, Struct

from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.distributions import chi_squared_beyond, log_gamma
from waverly.reporting.statistics.sums import Count

ALARM_LOG_E = log(100)
"""Evidence of 100 to 1 at any look: at most 1% of sound experiments ever reach it (Ville 1939)."""


class SampleRatioInput(Struct, frozen=True, kw_only=True):
    """Visitors of each group and the share each was meant to get."""

    counts: list[Count]
    expected_shares: list[Annotated[float, Meta(ge=0)]]
    dirichlet_concentration: Annotated[float, Meta(gt=0)] = 100.0


class SampleRatio(Struct, frozen=True, kw_only=True):
    """χ² with its p for one look, and the log of an e-value that may be watched daily."""

    chi2: float
    p: float
    log_e: float

    @property
    def alarm(self) -> bool:
        """Whether the sizes are wrong beyond doubt."""
        return self.log_e >= ALARM_LOG_E


def sample_ratio(asked: SampleRatioInput) -> SampleRatio | CannotSay:
    """Pearson's χ² and the sequential multinomial test of Lindon and Malek (2022).

    The e-value is the likelihood under a Dirichlet mixture centred on the planned shares, over the
    likelihood under exactly those shares. The alarm reads `log_e`: a χ² looked at daily at 0.01
    alarms in 7% of sound experiments.
    """
    counts, total = asked.counts, sum(asked.counts)
    reason = _reason(asked, total)
    if reason is not None:
        return CannotSay(reason)
    whole = sum(asked.expected_shares)
    shares = [share / whole for share in asked.expected_shares]
    pairs = list(zip(counts, shares, strict=True))
    chi2 = sum((count - total * share) ** 2 / (total * share) for count, share in pairs)
    alphas = [asked.dirichlet_concentration * share for share in shares]
    concentration = sum(alphas)
    log_e = log_gamma(concentration) - log_gamma(concentration + total)
    for (count, share), alpha in zip(pairs, alphas, strict=True):
        log_e += log_gamma(alpha + count) - log_gamma(alpha) - count * log(share)
    return SampleRatio(chi2=chi2, p=chi_squared_beyond(chi2, len(counts) - 1), log_e=log_e)


def _reason(asked: SampleRatioInput, total: int) -> str | None:
    if len(asked.counts) != len(asked.expected_shares):
        return (
            f"There are {len(asked.counts)} counts and {len(asked.expected_shares)} shares; each "
            f"group needs both."
        )
    if len(asked.counts) < 2:
        return "At least two groups are needed to compare sizes."
    if min(asked.expected_shares) == 0:
        return "A group is meant to get no visitors at all; leave it out."
    if total == 0:
        return "No visitor has been assigned yet."
    return None
