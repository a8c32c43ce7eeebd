"""Asks the model about an opportunity's arms."""

from collections.abc import Sequence

from waverly.deciding import Opportunity, Policy, Record, decide
from waverly.features import vector
from waverly.scoring.scorer import Scorer


def decide_scored(o: Opportunity, policy: Policy, scorer: Scorer | None) -> Record:
    """Return the decision on an opportunity: features once, one call of the model for all arms."""
    features = vector(o.state, o.profile, o.page, o.at)
    if scorer is None:
        return decide(o, policy, features=features)
    model = scorer

    def score_arms(arms: Sequence[str]) -> list[float | None]:
        known = {arm: index for index, arm in enumerate(model.manifest.arms)}
        asked = [known[arm] for arm in arms if arm in known]
        scores = iter(model.score(features, asked))
        return [next(scores) if arm in known else None for arm in arms]

    return decide(o, policy, score_arms, features=features, model=model.artifact_id)
