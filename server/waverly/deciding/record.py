"""The decision record: everything needed to understand a decision, and to repeat it."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from waverly.catalogue import Sight
from waverly.deciding.objection import Limit
from waverly.wire import Decision

Stage = Literal["rules", "shares", "learner"]
"""Who divided the shares: the starting rules, the nightly table of lifts, or a learnt model."""


class Fate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one candidate: the first rule against it with the values compared, or its score.

    `p_buy` is the likelihood to buy if it is shown, `effect` what the learner that divides expects
    it to add.
    """

    campaign: str
    rule: str | None = None
    found: str | None = None
    wanted: str | None = None
    score: float | None = None
    p_buy: float | None = None
    effect: float | None = None


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One decision. `propensities` sum to 1 over the live arms and `nothing`.

    `bucket` is the point that drew the arm. `holdout` is the share of visitors in the global
    holdout; `held_out` is `global` or `campaign` when this visitor belongs to that one, or
    `baseline` while nothing is shown to anybody: the decision is the same as for everybody, only
    the display is skipped, and `form` is the format it would have had. `limit` has the numbers of the rule
    that ruled out every campaign, where it counts; earlier versions did not keep them. `facts_as_of` is
    the version of the product's facts, `sight` the rest of what the catalogue said. `micros` is the time
    it took. `stage` says who divided the shares, `feature_hash` names the code the features were made by. A
    `preview` was made for the store's own people and counts in no figure.
    """

    id: str
    site: str
    visitor: str
    session: str
    version: int
    view: str
    seq: int
    at: int
    moment: str
    strength: float
    policy: str
    stage: Stage = "rules"
    model: str | None = None
    product: str | None = None
    facts_as_of: int | None = None
    sight: Sight = Sight()
    causes: dict[str, float] = {}
    p_buy: float | None = None
    fates: tuple[Fate, ...] = ()
    limit: Limit | None = None
    propensities: dict[str, float] = {}
    arm: str = "nothing"
    bucket: float = 0.0
    holdout: float = 0.0
    holdout_bucket: float = 0.0
    campaign_bucket: float | None = None
    held_out: str | None = None
    form: str | None = None
    displayed: bool = False
    preview: bool = False
    shown: Decision | None = None
    features: tuple[float | None, ...] = ()
    feature_hash: str = ""
    reasons: tuple[str, ...] = ()
    micros: int = 0

    @property
    def format(self) -> str:
        """Return the format it was shown in, or would have been; a card's where that was not kept."""
        return (self.form or "corner") if self.shown is None else self.shown.overlay.format

    def decides_like(self, earlier: "Record") -> bool:
        """Return whether this is the decision of an earlier record, made again.

        Neither the time it took nor the features nor the words make another decision of it: a later version
        may compute or find others. Earlier versions kept neither the format of what was held back nor the
        numbers of a limit, which the fates have in words.
        """
        apart = {
            "micros": earlier.micros,
            "form": earlier.form,
            "limit": earlier.limit,
            "features": earlier.features,
            "feature_hash": earlier.feature_hash,
            "reasons": earlier.reasons,  # made of what is compared here
            "fates": _worded_alike(self.fates),
        }
        again = replace(self, **apart)
        return again == replace(earlier, fates=_worded_alike(earlier.fates))


def _worded_alike(fates: tuple[Fate, ...]) -> tuple[Fate, ...]:
    """Return fates without the sentence on a missing fact, which another version may put otherwise."""
    return tuple(replace(each, found=None) if each.rule == "facts" else each for each in fates)
