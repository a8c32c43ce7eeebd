"""Whether a campaign annoys more people than it serves."""

from msgspec import Struct

from waverly.reporting.statistics.distributions import beta_beyond
from waverly.reporting.statistics.sums import Count, Share


class PullBackInput(Struct, frozen=True, kw_only=True):
    """How many answered by dismissing and how many by using the help."""

    dismissed: Count
    engaged: Count
    threshold: Share = 0.95
    min_answers: Count = 20


class PullBack(Struct, frozen=True, kw_only=True):
    """P(more than half dismiss), and whether that is reason to hold back."""

    probability: float
    pull_back: bool


def pull_back(asked: PullBackInput) -> PullBack:
    """The posterior beyond one half under a uniform prior: Beta(1 + dismissed, 1 + engaged).

    Gelman et al., Bayesian Data Analysis, section 2.1. Nothing is pulled back before `min_answers`.
    """
    probability = beta_beyond(0.5, 1 + asked.dismissed, 1 + asked.engaged)
    enough = asked.dismissed + asked.engaged >= asked.min_answers
    return PullBack(probability=probability, pull_back=enough and probability > asked.threshold)
