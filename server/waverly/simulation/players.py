"""The policies of a simulated season, each using the product's own code."""

from typing import Protocol

from msgspec.structs import replace

from waverly.deciding import NOTHING, Opportunity, Policy, Record, decide
from waverly.policies.logged.decisions import Logged
from waverly.policies.nightly import next_table
from waverly.simulation.help import HELP
from waverly.simulation.truth import effect_of
from waverly.simulation.wavering import Wavering
from waverly.simulation.world import World

BY_ID = {campaign.id: campaign for campaign in HELP}
OPENING = Policy(version="simulated", campaigns=HELP, holdout=0.0)
"""Without a global holdout: it would take the same share from every policy."""

ALWAYS = replace(OPENING, control_share=0.0, runner_up_share=0.0, floor=0.0)
"""The rules' choice for everybody, with no control and no trials."""


class Player(Protocol):
    """A policy in play."""

    def choose(self, o: Opportunity, wavering: Wavering) -> Record:
        """Return the decision on an opportunity."""
        ...

    def see(self, entry: Logged) -> None:
        """Remember what came of a decision, if it learns."""
        ...

    def night(self, day: int, at: int) -> None:
        """Learn, if it learns, at the end of a day."""
        ...


class Fixed:
    """A policy that never learns."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy

    def choose(self, o: Opportunity, wavering: Wavering) -> Record:
        """Return the product's decision."""
        return decide(o, self.policy)

    def see(self, entry: Logged) -> None:
        """Forget it."""

    def night(self, day: int, at: int) -> None:
        """Nothing to learn."""


class Learning(Fixed):
    """A policy that keeps its log."""

    def __init__(self, policy: Policy) -> None:
        super().__init__(policy)
        self.log: list[Logged] = []

    def see(self, entry: Logged) -> None:
        """Keep it."""
        self.log.append(entry)


class Nothing(Fixed):
    """Never shows anything."""

    def choose(self, o: Opportunity, wavering: Wavering) -> Record:
        """Return the decision with nothing chosen, whatever was possible."""
        return silent(super().choose(o, wavering))


class Oracle(Fixed):
    """Knows each shopper's hidden reason, to show what the best allowed choice would have brought."""

    def __init__(self, policy: Policy, world: World) -> None:
        super().__init__(policy)
        self._world = world

    def choose(self, o: Opportunity, wavering: Wavering) -> Record:
        """Return the decision with the truly best arm."""
        record = super().choose(o, wavering)
        able = [fate.campaign for fate in record.fates if fate.rule is None]
        effects = {name: effect_of(self._world, BY_ID[name], wavering.visit) for name in able}
        best = max(effects, key=lambda name: effects[name], default=NOTHING)
        if effects.get(best, 0.0) <= 0:
            return silent(record)
        return replace(record, arm=best, displayed=True, held_out=None)


class LiftTable(Learning):
    """Stage 1: the shares move every night."""

    def night(self, day: int, at: int) -> None:
        """Do the product's nightly step."""
        table, _ = next_table(self.policy.table, self.log, HELP, at)
        self.policy = replace(self.policy, table=table)


class LiftTableAlone(Learning):
    """Stage 1 without holding back what annoys, to show what that is worth."""

    def night(self, day: int, at: int) -> None:
        """Do the nightly step, and forget every rest."""
        table, _ = next_table(self.policy.table, self.log, HELP, at)
        self.policy = replace(self.policy, table=replace(table, rests=()))


def silent(record: Record) -> Record:
    """Return the same decision with nothing shown."""
    return replace(record, arm=NOTHING, displayed=False, held_out=None)
