"""Players that fit models: a propensity threshold, and the learner with and without its acceptance test."""

import numpy as np
from msgspec.structs import replace

from waverly.deciding import Opportunity, Policy, Record, decide
from waverly.deciding.share_table import Learner
from waverly.features import NAMES
from waverly.pipeline.scored import effects_by
from waverly.policies.acceptance.candidates import Candidate, fit_candidates
from waverly.policies.acceptance.verdict import consider
from waverly.policies.logged.arrays import JudgedLog, judged_log
from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.scoring.booster import FastBooster
from waverly.scoring.calibration import Identity
from waverly.scoring.scorer import Scorer
from waverly.simulation.help import HELP
from waverly.simulation.players import Learning, LiftTable, silent
from waverly.simulation.wavering import Wavering
from waverly.training.boosting import boost
from waverly.training.capacity import capacity_for
from waverly.training.machine import Machine
from waverly.training.readiness import Declined
from waverly.training.rows import rows_from

EVERY_DAYS = 7
MACHINE = Machine()
HOLDOUTS = {campaign.id: campaign.holdout for campaign in HELP}
PROPENSITY_ROUNDS = 100


class PropensityThreshold(Learning):
    """What many tools do: help for those likely to leave, here the half least likely to buy."""

    def __init__(self, policy: Policy) -> None:
        super().__init__(policy)
        self._model: FastBooster | None = None
        self._median = 1.0

    def choose(self, o: Opportunity, wavering: Wavering) -> Record:
        """Return the rules' choice, or nothing for likely buyers."""
        record = decide(o, self.policy)
        if self._model is None or self._model.predict_one(wavering.features) <= self._median:
            return record
        return silent(record)

    def night(self, day: int, at: int) -> None:
        """Fit once a week."""
        log = _arrays(self)
        if day % EVERY_DAYS or log is None or log.reward.sum() < 50:
            return
        matrix = np.array([decision.features for decision in log.decisions], dtype=np.float64)
        rows = rows_from(
            matrix,
            log.reward,
            feature_names=NAMES,
            categorical=(),
            times=np.array([decision.at for decision in log.decisions], dtype=np.int64),
            groups=log.visitors.tolist(),
            prefix_lengths=None,
        )
        booster = boost(rows, capacity_for(rows.rarer), MACHINE, PROPENSITY_ROUNDS)
        self._model = FastBooster(booster.model_to_string())
        self._median = float(np.median([self._model.predict_one(row) for row in matrix.tolist()]))


class Tested(LiftTable):
    """Stage 2: the table of lifts every night, and once a week the acceptance test of a model."""

    def __init__(self, policy: Policy) -> None:
        super().__init__(policy)
        self._scorer: Scorer | None = None

    def choose(self, o: Opportunity, wavering: Wavering) -> Record:
        """Return the product's decision, with shares from the learner once it has passed."""
        scorer = self._scorer
        add = None if scorer is None else effects_by(scorer, wavering.features)
        return decide(o, self.policy, add_effects=add)

    def night(self, day: int, at: int) -> None:
        """Do the nightly step; once a week, ask who may decide."""
        super().night(day, at)
        log = _arrays(self) if day % EVERY_DAYS == 0 else None
        if log is not None:
            self._hand_over(self._candidate(log))

    def _candidate(self, log: JudgedLog) -> Candidate | None:
        return consider(log, self.policy.table, HELP, MACHINE).candidate

    def _hand_over(self, candidate: Candidate | None) -> None:
        learner = None if candidate is None else Learner(artifact="fitted", gamma=candidate.gamma)
        self.policy = replace(self.policy, table=replace(self.policy.table, learner=learner))
        self._scorer = None if candidate is None else scorer_of(candidate)


class Untested(Tested):
    """The same learner, used from the first week it can be fitted, to show what the test is worth."""

    def _candidate(self, log: JudgedLog) -> Candidate | None:
        found = fit_candidates(log, np.arange(len(log)), MACHINE)
        return None if isinstance(found, Declined) else found[-1]

    def night(self, day: int, at: int) -> None:
        """Fit once a week; there is no table to fall back on."""
        log = _arrays(self) if day % EVERY_DAYS == 0 else None
        if log is not None:
            self._hand_over(self._candidate(log))


def scorer_of(candidate: Candidate) -> Scorer:
    """Return a candidate as the server would load it."""
    manifest = candidate.manifest("simulated", at=0)
    text = candidate.effects_text
    return Scorer(
        booster=FastBooster(candidate.model_text),
        calibration=Identity(),
        manifest=manifest,
        artifact_id="fitted",
        effects=None if text is None else FastBooster(text),
    )


def _arrays(player: Learning) -> JudgedLog | None:
    log = judged_log(player.log, HOLDOUTS)
    return None if isinstance(log, CannotSay) else log
