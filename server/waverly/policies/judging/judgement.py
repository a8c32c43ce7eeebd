"""What a policy would have earned on a log that another one made, with intervals by visitor."""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from waverly.policies.judging.estimate import PolicyValue, estimate, lower_bound
from waverly.policies.judging.relative_gain import RelativeGain, relative_gain
from waverly.policies.logged.arrays import Indexes, JudgedLog
from waverly.reporting.statistics.estimators import (
    Floats,
    Log,
    clipped_ips_scores,
    dr_scores,
    dr_shrunk_scores,
    effective_sample_size,
    ips_scores,
    sndr_scores,
    snips_scores,
    switch_dr_scores,
)
from waverly.reporting.statistics.overlap import (
    PROPENSITY_FLOOR,
    Overlap,
    judge_overlap,
    unsupported_mass,
)

CLIP_AT = 20.0
"""Weights above this are cut in the clipped estimate: one row in a floor arm of 2% counts 50."""

SWITCH_AT = 10.0
"""Above this weight Switch-DR trusts the model alone."""

SHRINKAGE = 100.0
"""The λ of DR with optimistic shrinkage: weights above its root, 10, are drawn back."""


FEW_ORDERS = 50
"""Orders an estimate should be worth: with about 40 the intervals held the truth in 92% of runs, with 150
in 95%."""


class Judgement(Struct, frozen=True, kw_only=True):
    """One policy on one log.

    `logging` is what really happened. `gain` is the policy's doubly robust value minus that of its
    rival (or of what was logged), row by row, `relative` the same as a share of the rival's, and
    `gain_at_least` its one-sided 95% lower bound.
    `shown_share` and `logged_shown_share` are the shares of decisions at which something is shown.
    `well_covered` is the share of decisions of which the log holds every choice often enough.
    """

    decisions: int
    visitors: int
    orders: int
    logging: PolicyValue
    estimates: dict[str, PolicyValue]
    gain: PolicyValue | None
    relative: RelativeGain | None
    gain_at_least: float | None
    shown_share: float
    logged_shown_share: float
    well_covered: float
    overlap: Overlap

    @property
    def is_refused(self) -> bool:
        """Whether the log cannot judge this policy."""
        return bool(self.overlap.refusals)


def judge(
    log: JudgedLog,
    new: Floats,
    modelled: Floats,
    *,
    rival: Floats | None = None,
    fitted_on_this_log: bool = False,
) -> Judgement:
    """Judge a policy that would draw with the chances `new` by the log and a reward model.

    All are rows by arms. The policy is given the log's own holdouts, as it would have them. The
    reward model must not have seen the visitors it speaks about. The gain is over `rival` (chances
    of a draw), or over what was logged.
    """
    would_get = log.after_holdouts(new)
    weighted = weighted_log(log, would_get, modelled)
    overlap = _overlap(log, new, weighted, fitted_on_this_log=fitted_on_this_log)
    gains, without = _gains(log, weighted, rival, modelled)
    gain = None if overlap.refusals else estimate(gains, log.visitors)
    covered = np.sum(np.where(log.drawn < PROPENSITY_FLOOR - 1e-12, new, 0.0), axis=1)
    return Judgement(
        decisions=len(log),
        visitors=int(log.visitors.max()) + 1,
        orders=int(log.reward.sum()),
        logging=estimate(log.reward, log.visitors),
        estimates={} if overlap.refusals else _estimates(weighted, log.visitors),
        gain=gain,
        relative=None if gain is None else relative_gain(gains, without, log.visitors),
        gain_at_least=None if gain is None else lower_bound(gain),
        shown_share=float(np.mean(1 - would_get[:, 0])),
        logged_shown_share=float(np.mean(1 - log.chances[:, 0])),
        well_covered=float(np.mean(covered <= 0)),
        overlap=overlap,
    )


def _overlap(log: JudgedLog, new: Floats, weighted: Log, *, fitted_on_this_log: bool) -> Overlap:
    found = judge_overlap(
        rows=len(log),
        effective_sample_size=effective_sample_size(weighted),
        max_weight=float(np.max(weighted.weight)),
        unsupported=unsupported_mass(new, log.drawn),
        fitted_on_this_log=fitted_on_this_log,
    )
    orders = effective_sample_size(replace(weighted, weight=weighted.weight * log.reward))
    return replace(found, warnings=(*found.warnings, *_few(orders)))


def _few(orders: float) -> tuple[str, ...]:
    if orders >= FEW_ORDERS:
        return ()
    sentence = (
        f"Only {orders:.0f} orders carry the result; with fewer than {FEW_ORDERS} the intervals are "
        f"narrower than they should be."
    )
    return (sentence,)


def weighted_log(log: JudgedLog, chances: Floats, modelled: Floats) -> Log:
    """Return the log as a policy sees it under which visitors get arms with `chances`, rows by arms."""
    rows = np.arange(len(log))
    return Log(
        reward=log.reward,
        weight=chances[rows, log.got] / log.chance_of_got,
        modelled=modelled[rows, log.got],
        modelled_new=np.sum(chances * modelled, axis=1),
    )


def _gains(
    log: JudgedLog, new: Log, rival: Floats | None, modelled: Floats
) -> tuple[Floats, Floats]:
    """What each row gains over the rival, and the orders without the gain: its rival's, or those logged."""
    other = weighted_log(log, log.after_holdouts(log.drawn if rival is None else rival), modelled)
    gains = np.asarray(dr_scores(new) - dr_scores(other))
    return gains, log.reward if rival is None else dr_scores(other)


def _estimates(log: Log, visitors: Indexes) -> dict[str, PolicyValue]:
    scores = {
        "ips": ips_scores(log),
        "ips_clipped": clipped_ips_scores(log, CLIP_AT),
        "snips": snips_scores(log),
        "dm": log.modelled_new,
        "dr": dr_scores(log),
        "sndr": sndr_scores(log),
        "switch_dr": switch_dr_scores(log, SWITCH_AT),
        "dr_shrunk": dr_shrunk_scores(log, SHRINKAGE),
    }
    return {name: estimate(found, visitors) for name, found in scores.items()}
