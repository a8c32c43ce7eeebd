"""The acceptance test: a learnt model decides only while it does better in the log than the table of shares.

Fitted to the earlier 60% of the log, judged by the doubly robust estimate on the later 40%, visitors
on one side only. A learner without the acceptance test is worse than one with it exactly when help hurts.
"""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from waverly.campaigns import Campaign
from waverly.deciding.share_table import ShareTable
from waverly.policies.acceptance.candidates import (
    Candidate,
    fit_candidates,
    learnt_chances,
    matrix_of,
)
from waverly.policies.acceptance.effect_card import ArmEffect
from waverly.policies.acceptance.effects_judged import effects_judged
from waverly.policies.judging.contenders import by_table
from waverly.policies.judging.judgement import Judgement, judge
from waverly.policies.logged.arrays import Indexes, JudgedLog, table_of
from waverly.reporting.statistics.estimators import Floats
from waverly.training.machine import Machine
from waverly.training.readiness import Declined

MIN_DECISIONS = 10_000
MIN_ORDERS = 300
"""Below these the test would pass real gains by luck only: of gains of 10%, 38% pass in a week of 5,000
decisions, 85% in one of 20,000."""

EARLIER = 0.6


class AcceptanceVerdict(Struct, frozen=True, kw_only=True):
    """What the acceptance test says. `candidate` is the one that may decide, None when none may.

    `effects` are what that one expected of each help, beside what happened.
    """

    sentence: str
    candidate: Candidate | None = None
    judgement: Judgement | None = None
    effects: tuple[ArmEffect, ...] = ()
    decisions: int = 0
    orders: int = 0


class _Tried(Struct, frozen=True, kw_only=True):
    """A candidate on decisions it has not seen: rows by its arms, and by the log's."""

    candidate: Candidate
    judgement: Judgement
    effects: Floats
    levels: Floats


NO_MODEL = "No model decides what is shown yet"
"""How a verdict begins that leaves the deciding to the nightly shares."""


def consider(
    log: JudgedLog, table: ShareTable, campaigns: tuple[Campaign, ...], machine: Machine
) -> AcceptanceVerdict:
    """Fit candidates to a log with features, judge them, and say who may decide and why."""
    decisions, orders = len(log), int(log.reward.sum())
    if decisions < MIN_DECISIONS or orders < MIN_ORDERS:
        sentence = (
            f"{NO_MODEL}: that takes {MIN_DECISIONS:,} moments and {MIN_ORDERS:,} orders to learn from, "
            f"and there are {decisions:,} and {orders:,}."
        )
        return AcceptanceVerdict(sentence=sentence, decisions=decisions, orders=orders)
    earlier, later = halves(log)
    found = fit_candidates(log, earlier, machine)
    if isinstance(found, Declined):
        sentence = f"{NO_MODEL}. {found.reason}"
        return AcceptanceVerdict(sentence=sentence, decisions=decisions, orders=orders)
    unseen = log.part(later)
    matrix = matrix_of(unseen)
    shares = by_table(table, campaigns)
    rival = table_of([shares(decision) for decision in unseen.decisions], log.arms)
    return _best([_try(unseen, each, matrix, table, rival) for each in found], unseen, log)


def halves(log: JudgedLog) -> tuple[Indexes, Indexes]:
    """The earlier 60% of the decisions, and the later ones of visitors not seen before."""
    cut = int(EARLIER * len(log))
    earlier, later = np.arange(cut), np.arange(cut, len(log))
    return earlier, later[~np.isin(log.visitors[later], log.visitors[earlier])]


def _try(
    unseen: JudgedLog, candidate: Candidate, matrix: Floats, table: ShareTable, rival: Floats
) -> _Tried:
    """Judge a candidate against what the table of shares would do, on decisions it has not seen."""
    effects, levels = candidate.effects(matrix), _levels(unseen, candidate, matrix)
    chances = learnt_chances(unseen, candidate, effects, table)
    judgement = judge(unseen, chances, levels, rival=rival)
    return _Tried(candidate=candidate, judgement=judgement, effects=effects, levels=levels)


def _levels(unseen: JudgedLog, candidate: Candidate, matrix: Floats) -> Floats:
    """The candidate's own likelihoods as the reward model; arms it never learnt are taken as nothing."""
    levels = candidate.levels(matrix)
    places = {arm: place for place, arm in enumerate(candidate.arms)}
    return np.asarray(levels[:, [places.get(arm, 0) for arm in unseen.arms]])


def _best(found: list[_Tried], unseen: JudgedLog, log: JudgedLog) -> AcceptanceVerdict:
    able = [each for each in found if each.judgement.gain_at_least is not None]
    if not able:
        judgement = found[0].judgement
        return _verdict(judgement, f"{NO_MODEL}. {judgement.overlap.refusals[0]}", log)
    best = max(able, key=lambda each: each.judgement.gain_at_least or 0.0)
    judgement = best.judgement
    at_least, gain = judgement.gain_at_least, judgement.gain
    if at_least is None or gain is None:
        raise AssertionError("a judgement that is not refused has a gain")
    share = "" if judgement.relative is None else f" ({judgement.relative.value:+.1%})"
    figures = (
        f"{1000 * gain.value:+.1f} orders{share} per 1,000 moments, "
        f"surely {1000 * at_least:+.1f} or better"
    )
    if at_least > 0:
        sentence = f"A model decides from now on. Judged by later visits it brings {figures}."
        effects = effects_judged(unseen, best.candidate.arms, best.effects, best.levels)
        decided = _verdict(judgement, sentence, log)
        return replace(decided, candidate=best.candidate, effects=effects)
    sentence = (
        f"{NO_MODEL}. Judged by later visits the best one would bring {figures}; that has to be "
        f"above zero."
    )
    return _verdict(judgement, sentence, log)


def _verdict(judgement: Judgement, sentence: str, log: JudgedLog) -> AcceptanceVerdict:
    return AcceptanceVerdict(
        sentence=sentence,
        judgement=judgement,
        decisions=len(log),
        orders=int(log.reward.sum()),
    )
