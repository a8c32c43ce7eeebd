"""Models that want to decide: fitted to the earlier part of the log, and what each would have done."""

from collections.abc import Callable
from math import sqrt
from typing import Literal

import numpy as np
from msgspec import Struct

from waverly.deciding import NOTHING, Policy
from waverly.deciding.share_table import Learner, ShareTable
from waverly.deciding.shares import divide_learnt
from waverly.features import FEATURE_HASH, NAMES
from waverly.policies.logged.arrays import Indexes, JudgedLog, table_of
from waverly.reporting.statistics.estimators import Floats
from waverly.scoring.manifest import Manifest
from waverly.training.machine import Machine
from waverly.training.readiness import Declined
from waverly.training.rows import rows_from
from waverly.training.uplift import Trial, check_trial, fit_effects, plan_for, trial_from
from waverly.training.uplift.levels import against_nothing, levels_by, shared_booster
from waverly.training.uplift.trial import MIN_ARM_OUTCOMES

Kind = Literal["s", "dr"]
"""S: one model with the arm as a column. DR: a model of doubly robust pseudo-outcomes."""

GAMMA_PER_ROOT = 10.0
"""γ = 10 √n."""


class Candidate(Struct, frozen=True, kw_only=True):
    """A fitted model of effects. `levels` gives P(order), `effects` what each arm adds; rows by arms.

    The texts are LightGBM models with the arm as their last column, ready for an artifact.
    """

    kind: Kind
    arms: tuple[str, ...]
    rows: int
    orders: int
    first_at: int
    last_at: int
    levels: Callable[[Floats], Floats]
    effects: Callable[[Floats], Floats]
    model_text: str
    effects_text: str | None = None
    average: tuple[float, ...] = ()

    @property
    def gamma(self) -> float:
        """How sharply to divide: the more rows, the fewer trials."""
        return GAMMA_PER_ROOT * sqrt(self.rows)

    def manifest(self, version: str, at: int) -> Manifest:
        """Return what stands beside its texts in an artifact made by a version of ours at an instant."""
        return Manifest(
            waverly_version=version,
            created_at=at,
            feature_names=NAMES,
            feature_hash=FEATURE_HASH,
            arms=self.arms,
            rows=self.rows,
            first_at=self.first_at,
            last_at=self.last_at,
            metrics={},
            average_effects=self.average,
        )


def matrix_of(log: JudgedLog) -> Floats:
    """The features of each decision, NaN where unknown."""
    rows = [[np.nan if v is None else v for v in each.features] for each in log.decisions]
    return np.array(rows, dtype=np.float64).reshape(len(log), len(NAMES))


def fit_candidates(log: JudgedLog, rows: Indexes, machine: Machine) -> list[Candidate] | Declined:
    """Both kinds of candidate, fitted to the decisions numbered in `rows`; or why not."""
    trial = _trial(log.part(rows))
    declined = check_trial(trial) if len(trial.arm_names) > 1 else _nothing_tried(trial)
    if declined is not None:
        return declined
    plan = plan_for(trial, machine)
    booster = shared_booster(trial, plan, machine)
    text = booster.model_to_string()
    levels = levels_by(booster, len(trial.arm_names))

    def candidate(kind: Kind, effects: Callable[[Floats], Floats], **more: object) -> Candidate:
        times = trial.rows.times
        return Candidate(
            kind=kind,
            arms=trial.arm_names,
            rows=len(trial),
            orders=trial.rows.orders,
            first_at=int(times.min()),
            last_at=int(times.max()),
            levels=levels,
            effects=effects,
            model_text=text,
            **more,  # type: ignore[arg-type]  # the two fields of the DR-learner
        )

    robust = fit_effects(trial, plan, machine, "dr")
    dr_text = None if robust.booster is None else robust.booster.model_to_string()
    return [
        candidate("s", lambda matrix: against_nothing(levels(matrix))),
        candidate("dr", robust.of, effects_text=dr_text, average=robust.average),
    ]


def _trial(log: JudgedLog) -> Trial:
    """The decisions as a trial of those arms that were tried often enough to learn from.

    Given that one of these was drawn, its chance is its own among theirs.
    """
    arms = [0, *(arm for arm in range(1, len(log.arms)) if _is_tried(log, arm))]
    log = log.part(np.flatnonzero(np.isin(log.got, arms)))
    among = log.chances[:, arms]
    rows = rows_from(
        matrix_of(log),
        log.reward,
        feature_names=NAMES,
        categorical=(),
        times=np.array([decision.at for decision in log.decisions], dtype=np.int64),
        groups=log.visitors.tolist(),
        prefix_lengths=None,
    )
    return trial_from(
        rows,
        np.searchsorted(arms, log.got),
        [log.arms[arm] for arm in arms],
        among / among.sum(axis=1, keepdims=True),
    )


def _is_tried(log: JudgedLog, arm: int) -> bool:
    orders = log.reward[log.got == arm]
    return bool(min(orders.sum(), len(orders) - orders.sum()) >= MIN_ARM_OUTCOMES)


def _nothing_tried(trial: Trial) -> Declined:
    return Declined(
        reason=f"No campaign has brought {MIN_ARM_OUTCOMES} orders yet.",
        rows=len(trial),
        orders=trial.rows.orders,
    )


def learnt_chances(
    log: JudgedLog, candidate: Candidate, effects: Floats, table: ShareTable
) -> Floats:
    """What a candidate with these effects would do at each decision, by the code that does it online."""
    learner = Learner(artifact="candidate", gamma=candidate.gamma)
    policy = Policy(version="judged", campaigns=(), table=table)
    places = {arm: place for place, arm in enumerate(candidate.arms)}
    shares = []
    for decision, found in zip(log.decisions, effects, strict=True):
        known = {
            arm: float(found[places[arm]]) if arm in places else None
            for arm in decision.propensities
            if arm != NOTHING
        }
        shares.append(divide_learnt(known, learner, policy, decision.moment, decision.device))
    return table_of(shares, log.arms)
