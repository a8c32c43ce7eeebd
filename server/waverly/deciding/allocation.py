"""What sets the shares at an opportunity: a learnt model, the nightly table of shares, or the rules."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from waverly.deciding.opportunity import Opportunity, Policy
from waverly.deciding.record import Stage
from waverly.deciding.shares import certainly, divide, divide_learnt, stage_of
from waverly.deciding.square_cb import known

AddEffects = Callable[[Sequence[str]], Sequence[float | None]]
"""Gives the orders each named campaign adds over nothing; None where it was never learnt."""


class Allocation(Struct, frozen=True, kw_only=True):
    """Each arm's share, what set the shares, and the effects the learner predicts (empty without one)."""

    shares: Mapping[str, float]
    stage: Stage
    effects: Mapping[str, float | None] = {}


def allocate(
    ranked: Sequence[str], o: Opportunity, policy: Policy, add_effects: AddEffects | None
) -> Allocation:
    """Return the shares of the campaigns that may be shown, `ranked` best first.

    If the learner knows none of them, the table sets the shares.
    """
    device, learner = o.page.device, policy.table.learner
    if o.preview:
        return Allocation(shares=certainly(ranked), stage=stage_of(o.moment, policy))
    if learner is not None and add_effects is not None and ranked:
        effects = dict(zip(ranked, add_effects(ranked), strict=True))
        if known(effects):
            shares = divide_learnt(effects, learner, policy, o.moment, device)
            return Allocation(shares=shares, stage="learner", effects=effects)
    shares = divide(ranked, policy, o.moment, device)
    return Allocation(shares=shares, stage=stage_of(o.moment, policy))
