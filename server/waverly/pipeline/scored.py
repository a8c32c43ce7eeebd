"""Decides on an opportunity with the models' scores: features once, each model once for all arms."""

from collections.abc import Sequence

from waverly.deciding import Opportunity, Policy, Record, decide
from waverly.deciding.allocation import AddEffects
from waverly.deciding.decide import ScoreArms
from waverly.features import vector
from waverly.scoring.scorer import Scorer


def decide_scored(
    o: Opportunity, policy: Policy, scorer: Scorer | None, learner: Scorer | None = None
) -> Record:
    """Return the decision on an opportunity: features once, one call of each model for all arms.

    `scorer` gives the probability of an order, `learner` what each campaign adds if it may set the shares.
    """
    features = vector(o.state, o.profile, o.page, o.at)
    return decide(
        o,
        policy,
        None if scorer is None else _likelihoods(scorer, features),
        add_effects=None if learner is None else effects_by(learner, features),
        features=features,
        model=None if scorer is None else scorer.artifact_id,
    )


def _likelihoods(model: Scorer, features: Sequence[float]) -> ScoreArms:
    known = model.arms

    def score_arms(arms: Sequence[str]) -> list[float | None]:
        asked = [known[arm] for arm in arms if arm in known]
        scores = iter(model.score(features, asked))
        return [next(scores) if arm in known else None for arm in arms]

    return score_arms


def effects_by(model: Scorer, features: Sequence[float]) -> AddEffects:
    """Return a function that gives, by `model`, the orders each campaign adds for this shopper."""
    known = model.arms

    def add_effects(arms: Sequence[str]) -> list[float | None]:
        asked = [known[arm] for arm in arms if arm in known]
        found = model.effects(features, asked)
        if found is None:  # an S-learner: what an arm adds is the difference of two likelihoods
            nothing, *levels = model.score(features, [0, *asked])
            found = [level - nothing for level in levels]
        each = iter(found)
        return [next(each) if arm in known else None for arm in arms]

    return add_effects
