"""What the log says about one campaign at one kind of moment, against nothing at the same moments.

Both sides are the same opportunities: those at which the campaign could have been shown. Shares
differ between opportunities and move from night to night, so each row counts by one over the chance
it had of landing on its side; pooling without that gave false calls in 80% of runs in which shares
rose while the base rate fell. Spread is told by the effective number of orders (Kish 1965).
"""

from collections.abc import Iterable, Mapping
from math import log

from msgspec import Struct

from waverly.deciding import NOTHING
from waverly.policies.logged.decisions import Logged
from waverly.storage.log.answers import is_closing

Where = tuple[str, str]
"""A kind of moment and a campaign."""


class WeightedSide(Struct, kw_only=True):
    """Weighted sums of one side; `orders` is the plain count."""

    n: int = 0
    orders: int = 0
    weight: float = 0.0
    weighted_orders: float = 0.0
    squares: float = 0.0

    def add(self, chance: float, *, bought: bool) -> None:
        """Count one visitor who had this chance of being on this side."""
        self.n += 1
        self.weight += 1 / chance
        if bought:
            self.orders += 1
            self.weighted_orders += 1 / chance
            self.squares += 1 / chance**2

    @property
    def rate(self) -> float:
        """Return the order rate over all opportunities; `n` must not be 0."""
        return self.weighted_orders / self.weight

    @property
    def effective_orders(self) -> float:
        """Return how many equally weighted orders the side is worth."""
        return self.weighted_orders**2 / self.squares if self.squares else 0.0


class ShareEvidence(Struct, kw_only=True):
    """One campaign at one kind of moment. `leads` counts how often the rules put it first."""

    shown: WeightedSide
    control: WeightedSide
    leads: int = 0
    displayed: int = 0
    dismissed: int = 0

    @property
    def fewest_orders(self) -> int:
        """Return the orders on the side that has fewer."""
        return min(self.shown.orders, self.control.orders)

    @property
    def log_ratio(self) -> float | None:
        """Return the log ratio of the order rates; None without orders on both sides."""
        if not self.fewest_orders:
            return None
        return log(self.shown.rate / self.control.rate)

    @property
    def dismissal_share(self) -> float:
        """Return the share of showings that were closed, cautious while there are few (Beta(1, 4) prior)."""
        return (self.dismissed + 1) / (self.displayed + 5)


def gather(log: Iterable[Logged], holdouts: Mapping[str, float]) -> dict[Where, ShareEvidence]:
    """Return the evidence on every campaign at every kind of moment.

    A visitor counts once for each, with the first opportunity: chance is drawn per visitor and
    moment. `holdouts` are the campaigns' own shares now, for decisions that no longer know theirs.
    Those in the global holdout are left out: they never meet any help, so their later moments are not
    like other people's.
    """
    found: dict[Where, ShareEvidence] = {}
    known: set[tuple[str, str, str]] = set()
    for entry in log:
        decision = entry.decision
        if not decision.takes_part:
            continue
        lead = _rules_choice(entry)
        for campaign in decision.propensities:
            if campaign == NOTHING:
                continue
            evidence = found.get((decision.moment, campaign))
            if evidence is None:
                evidence = ShareEvidence(shown=WeightedSide(), control=WeightedSide())
                found[decision.moment, campaign] = evidence
            evidence.leads += campaign == lead
            _count_answer(evidence, entry, campaign)
            key = (decision.visitor, decision.moment, campaign)
            if key not in known:
                known.add(key)
                _count_order(evidence, entry, campaign, entry.holdout(campaign, holdouts))
    return found


def _rules_choice(entry: Logged) -> str | None:
    fates = entry.decision.fates
    return max(fates, key=lambda fate: fate.score or 0.0).campaign if fates else None


def _count_answer(evidence: ShareEvidence, entry: Logged, campaign: str) -> None:
    decision = entry.decision
    if decision.displayed and decision.arm == campaign:
        evidence.displayed += 1
        evidence.dismissed += is_closing(used=decision.used, dismissed=decision.dismissed)


def _count_order(evidence: ShareEvidence, entry: Logged, campaign: str, holdout: float) -> None:
    decision = entry.decision
    chances = decision.propensities
    if decision.arm == campaign and decision.displayed:
        evidence.shown.add(chances[campaign] * (1 - holdout), bought=entry.bought)
    elif decision.arm in (NOTHING, campaign):  # drawn nothing, or drawn it and held out
        chance = chances[NOTHING] + chances[campaign] * holdout
        evidence.control.add(chance, bought=entry.bought)
