"""How the chance to be shown is divided between arms, and which arm a visitor draws.

Opening shares: the leading campaign 70%, the runner-up 10%, each further one the floor, the control
20%. Always a control, always a floor: without them neither lift nor another policy could be measured.
"""

from collections.abc import Mapping, Sequence

from waverly.deciding.opportunity import NOTHING, Policy


def propensities(ranked: Sequence[str], policy: Policy) -> dict[str, float]:
    """Return each arm's probability, `nothing` first; they sum to 1. `ranked` is best first."""
    if not ranked:
        return {NOTHING: 1.0}
    shares = {NOTHING: policy.control_share}
    rest = 1.0 - policy.control_share
    for place, campaign in reversed(list(enumerate(ranked))):
        if place == 0:
            break
        share = policy.runner_up_share if place == 1 else policy.floor
        shares[campaign] = share
        rest -= share
    shares[ranked[0]] = rest
    return shares


def certainly(ranked: Sequence[str]) -> dict[str, float]:
    """Return the shares of a preview: the leading campaign for certain, `nothing` without one."""
    if not ranked:
        return {NOTHING: 1.0}
    return {NOTHING: 0.0, ranked[0]: 1.0}


def draw(shares: Mapping[str, float], at: float) -> str:
    """Return the arm in whose share the point `at` (0 to 1) lies."""
    below = 0.0
    for arm, share in shares.items():
        below += share
        if at < below:
            return arm
    return max(shares, key=lambda arm: shares[arm])  # rounding left a gap at the very end
