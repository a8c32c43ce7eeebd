"""A model ready to answer: boosters, calibrations and the names of what they were trained on."""

from collections.abc import Sequence

from waverly.scoring.booster import FastBooster
from waverly.scoring.calibration import Calibration, calibrate
from waverly.scoring.manifest import ARM_COLUMN, Manifest


class Scorer:
    """Calibrated probabilities of a purchase under each arm, and what else an artifact knows.

    Threads may share one. `arms` are the indexes of the arms it knows, by name.
    """

    def __init__(
        self,
        *,
        booster: FastBooster,
        calibration: Calibration,
        manifest: Manifest,
        artifact_id: str,
        effects: FastBooster | None = None,
        leaving: FastBooster | None = None,
        leaving_calibration: Calibration | None = None,
    ) -> None:
        """Join the parts of one artifact; `artifact_id` is its folder's name."""
        self._booster = booster
        self._calibration = calibration
        self._effects = effects
        self._leaving = leaving
        self._leaving_calibration = leaving_calibration
        self.manifest = manifest
        self.arms = {arm: index for index, arm in enumerate(manifest.arms)}
        self.artifact_id = artifact_id

    def score(self, vector: Sequence[float], arms: Sequence[int]) -> list[float]:
        """P(purchase) in [0, 1] for one feature vector under each arm, in the order of `arms`.

        `vector` follows `manifest.feature_names` (NaN for unknown); arms are indexes into
        `manifest.arms`.
        """
        raw = self._booster.predict_last(vector, arms)
        return [calibrate(self._calibration, each) for each in raw]

    def effects(self, vector: Sequence[float], arms: Sequence[int]) -> list[float] | None:
        """What each arm adds to P(purchase) over nothing, or None when no effects were learnt."""
        if self._effects is None:
            return None
        average = self.manifest.average_effects
        found = self._effects.predict_last(vector, arms)
        return [average[arm] + more if arm else 0.0 for arm, more in zip(arms, found, strict=True)]

    @property
    def knows_leaving(self) -> bool:
        """Whether it was learnt who leaves."""
        return self._leaving is not None and self._leaving_calibration is not None

    def leaving(self, vector: Sequence[float]) -> float | None:
        """P(no further page and no order in this session), or None when it was not learnt."""
        if self._leaving is None or self._leaving_calibration is None:
            return None
        return calibrate(self._leaving_calibration, self._leaving.predict_one(vector))

    def explain(self, vector: Sequence[float], arm: int) -> list[tuple[str, float]]:
        """What each feature and the arm add to the raw log odds, largest effect first.

        Tree SHAP values (Lundberg et al. 2018). Takes milliseconds: for people, not for deciding.
        """
        *parts, _base = self._booster.contributions([*vector, float(arm)])
        names = (*self.manifest.feature_names, ARM_COLUMN)
        return sorted(zip(names, parts, strict=True), key=lambda pair: -abs(pair[1]))
