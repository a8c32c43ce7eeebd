"""Two months of simulated shoppers under every policy, in three worlds."""

from collections.abc import Mapping

from tests.benchmarks.result import Result
from waverly.simulation.compare import compare
from waverly.simulation.season import SeasonPlan
from waverly.simulation.world import WorldName

POLICIES = ("rules", "lift", "gated")


def measure() -> list[Result]:
    """Return what each world says of the learnt policies beside the rules."""
    plan = SeasonPlan(world="A", policies=POLICIES)
    lines = compare(plan, ("A", "B", "C"), seasons=1)
    gained = {(line.world, line.policy): line.gained for line in lines}
    return [result for policy in ("lift", "gated") for result in _judged(policy, gained)]


def _judged(policy: str, gained: Mapping[tuple[WorldName, str], float]) -> list[Result]:
    def told(world: WorldName) -> str:
        return f"{gained[world, policy]:+,.0f} orders; rules {gained[world, 'rules']:+,.0f}"

    return [
        Result(
            what=f"{policy}, the rules are right",
            measured=told("A"),
            target="at most a third behind the rules",
            met=gained["A", policy] >= 2 / 3 * gained["A", "rules"],
        ),
        Result(
            what=f"{policy}, the rules are wrong",
            measured=told("B"),
            target="ahead of the rules",
            met=gained["B", policy] > gained["B", "rules"],
        ),
        Result(
            what=f"{policy}, no help helps",
            measured=told("C"),
            target="less than half the harm of the rules",
            met=gained["C", policy] > gained["C", "rules"] / 2,
        ),
    ]
