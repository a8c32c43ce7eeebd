"""How the chance to be shown is divided between arms, and which arm a visitor draws.

Opening shares: the leading campaign 70%, the runner-up 10%, each further one the floor, the control
20%. There is always a control and a floor: without them neither lift nor another policy could be measured.
"""

from collections.abc import Collection, Mapping, Sequence

from waverly.campaigns import NOTHING
from waverly.deciding.opportunity import Policy
from waverly.deciding.record import Stage
from waverly.deciding.share_table import Learner, held_to_floor, slowed_here
from waverly.deciding.square_cb import known, square_cb

MOST_TO_FLOORS = 0.3
"""The most that all floors may add up to; with very many campaigns each floor is lower."""


def propensities(
    ranked: Sequence[str],
    policy: Policy,
    *,
    floored: Collection[str] = (),
    control: float | None = None,
) -> dict[str, float]:
    """Return each arm's probability, `nothing` first; they sum to 1. `ranked` is best first.

    What a floored leader would have had goes to nothing, so no other campaign moves up untested; what
    a floored runner-up would have had goes to the leader. `control` replaces the opening share of nothing.
    """
    if not ranked:
        return {NOTHING: 1.0}
    floor = min(policy.floor, MOST_TO_FLOORS / len(ranked))
    shares = {NOTHING: policy.control_share if control is None else control}
    shares |= dict.fromkeys(reversed(ranked), floor)
    if len(ranked) > 1 and ranked[1] not in floored:
        shares[ranked[1]] = policy.runner_up_share
    lead = ranked[0]
    left = 1.0 - sum(shares.values()) + floor
    if left < floor:
        return _evenly(ranked, shares[NOTHING], floored, floor)
    if lead in floored:
        shares[NOTHING] += left - floor
    else:
        shares[lead] = left
    return shares


def _evenly(
    ranked: Sequence[str], control: float, floored: Collection[str], floor: float
) -> dict[str, float]:
    """Return shares where so much is kept for nothing that not even the floors have room: all alike."""
    even = max(0.0, 1.0 - control) / len(ranked)
    arms = {arm: min(even, floor) if arm in floored else even for arm in ranked}
    return {NOTHING: 1.0 - sum(arms.values())} | dict(reversed(arms.items()))


def certainly(ranked: Sequence[str]) -> dict[str, float]:
    """Return the shares of a preview: all for the leading campaign, or for `nothing` if there is none."""
    if not ranked:
        return {NOTHING: 1.0}
    return {NOTHING: 0.0, ranked[0]: 1.0}


def divide(ranked: Sequence[str], policy: Policy, moment: str, device: str) -> dict[str, float]:
    """Return the shares at a kind of moment on a device, from the nightly table."""
    floored = held_to_floor(policy.table, ranked, device, moment)
    control = policy.table.trigger(moment).control
    return propensities(ranked, policy, floored=floored, control=control)


def divide_learnt(
    effects: Mapping[str, float | None],
    learner: Learner,
    policy: Policy,
    moment: str,
    device: str,
) -> dict[str, float]:
    """Return the shares a learnt model gives; `effects` are what each campaign adds over nothing.

    Campaigns that are slowed here, or unknown to the model, get only the floor. `nothing` keeps its
    resting share.
    """
    learnt = known(effects)
    slowed = slowed_here(policy.table, learnt, device, moment)
    at_floor = [arm for arm in effects if arm in slowed or arm not in learnt]
    floor = min(policy.floor, MOST_TO_FLOORS / max(len(effects), 1))
    shares = square_cb(
        {arm: effect for arm, effect in learnt.items() if arm not in slowed},
        gamma=learner.gamma,
        floor=floor,
        control=policy.resting_control + floor * len(at_floor),
    )
    shares[NOTHING] -= floor * len(at_floor)
    return shares | dict.fromkeys(at_floor, floor)


def stage_of(moment: str, policy: Policy) -> Stage:
    """Return what sets the shares at a kind of moment."""
    table = policy.table
    is_taught = moment in table.triggers or any(rest.moment == moment for rest in table.rests)
    return "shares" if is_taught else "rules"


def draw(shares: Mapping[str, float], at: float) -> str:
    """Return the arm in whose share the point `at` (0 to 1) lies."""
    below = 0.0
    for arm, share in shares.items():
        below += share
        if at < below:
            return arm
    return max(shares, key=lambda arm: shares[arm])  # rounding left a gap at the very end
