"""The ground truth of the offline simulation: probabilities of buying, using and closing, by world.

The effects are those a shop may hope for: help that fits the reason raises the odds of an order by a
quarter, help that does not lowers them by a tenth. Larger effects would make any policy look good.
"""

import math
import random

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.simulation.shopper import SimulatedVisit
from waverly.simulation.world import World, WorldName, relevance

HELP = 0.22
ANNOYANCE = -0.10
"""Both are added to the log odds of an order: exp(0.22) = 1.25 times the odds, and exp(-0.10) = 0.90."""


class PotentialOutcomes(Struct, frozen=True, kw_only=True):
    """What a shopper does, and how likely an order was, as it was and with nothing shown."""

    bought: bool
    used: bool
    dismissed: bool
    p_buy: float
    p_buy_alone: float


def offline_world(name: WorldName) -> World:
    """Return a world with modest effects."""
    return World(name=name, help=HELP, annoyance=ANNOYANCE)


def effect_of(world: World, campaign: Campaign, visit: SimulatedVisit) -> float:
    """Return what showing a campaign adds to this shopper's log odds of an order."""
    fits = relevance(world, campaign, visit.cause)
    return world.help * fits + world.annoyance * (1 - fits) * visit.annoyability


def answer_of(world: World, visit: SimulatedVisit, shown: Campaign | None) -> PotentialOutcomes:
    """Return how a shopper answers. The same shopper gets the same random numbers under every policy."""
    luck = random.Random(visit.seed)  # noqa: S311  # synthetic shoppers, not secrets
    buys, uses, closes = luck.random(), luck.random(), luck.random()
    alone = likelihood(visit.log_odds)
    if shown is None:
        return PotentialOutcomes(
            bought=buys < alone, used=False, dismissed=False, p_buy=alone, p_buy_alone=alone
        )
    p_buy = likelihood(visit.log_odds + effect_of(world, shown, visit))
    fits = relevance(world, shown, visit.cause)
    used = uses < use_share(fits)
    return PotentialOutcomes(
        bought=buys < p_buy,
        used=used,
        dismissed=not used and closes < close_share(fits),
        p_buy=p_buy,
        p_buy_alone=alone,
    )


def likelihood(log_odds: float) -> float:
    """Return the probability of these log odds."""
    return 1 / (1 + math.exp(-log_odds))


def use_share(fits: float) -> float:
    """Return how often help that fits this well is used."""
    return 0.12 + 0.45 * fits


def close_share(fits: float) -> float:
    """Return how often help that was not used is closed by hand; the rest is left alone."""
    return 0.25 + 0.4 * (1 - fits)
