"""Every policy that can be simulated, by name."""

from collections.abc import Callable, Sequence

from waverly.simulation.learners import PropensityThreshold, Tested, Untested
from waverly.simulation.players import (
    ALWAYS,
    OPENING,
    Fixed,
    LiftTable,
    LiftTableAlone,
    Nothing,
    Oracle,
    Player,
)
from waverly.simulation.world import World

MAKERS: dict[str, Callable[[World], Player]] = {
    "nothing": lambda world: Nothing(ALWAYS),
    "rules": lambda world: Fixed(ALWAYS),
    "propensity": lambda world: PropensityThreshold(ALWAYS),
    "lift": lambda world: LiftTable(OPENING),
    "lift-alone": lambda world: LiftTableAlone(OPENING),
    "gated": lambda world: Tested(OPENING),
    "ungated": lambda world: Untested(OPENING),
    "oracle": lambda world: Oracle(ALWAYS, world),
}
"""`lift-alone` is the table of lifts without holding back what annoys."""


def players(names: Sequence[str], world: World) -> dict[str, Player]:
    """Return the named policies, ready to play."""
    return {name: MAKERS[name](world) for name in names}
