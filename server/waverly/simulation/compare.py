"""Policies side by side over several seasons, with intervals and regret."""

from collections.abc import Callable, Sequence
from statistics import fmean, stdev

from msgspec.structs import replace

from waverly.reporting.statistics.distributions import student_quantile
from waverly.simulation.lines import ComparisonLine
from waverly.simulation.season import Score, SeasonPlan, play
from waverly.simulation.world import WorldName

ORACLE = "oracle"


OnDay = Callable[[], None]
"""Told that a day was played."""


def compare(
    plan: SeasonPlan, worlds: Sequence[WorldName], seasons: int, on_day: OnDay | None = None
) -> list[ComparisonLine]:
    """Play each world `seasons` times, with the seeds that follow the plan's, and return a line each."""
    names = plan.policies if ORACLE in plan.policies else (*plan.policies, ORACLE)
    lines: list[ComparisonLine] = []
    for world in worlds:
        played = [
            _season(replace(plan, world=world, policies=names, seed=plan.seed + n), on_day)
            for n in range(seasons)
        ]
        best = fmean(scores[ORACLE].gained for scores in played)
        lines += [_line(world, [scores[name] for scores in played], best) for name in plan.policies]
    return lines


def _season(plan: SeasonPlan, on_day: OnDay | None) -> dict[str, Score]:
    return {score.policy: score for score in play(plan, on_day)}


def _line(world: WorldName, scores: Sequence[Score], best: float) -> ComparisonLine:
    gains = [score.gained for score in scores]
    half = _half_width(gains)
    gained = fmean(gains)
    return ComparisonLine(
        world=world,
        policy=scores[0].policy,
        seasons=len(scores),
        decisions=fmean(score.decisions for score in scores),
        shown=fmean(score.shown for score in scores),
        used=fmean(score.used for score in scores),
        dismissed=fmean(score.dismissed for score in scores),
        orders=fmean(score.orders for score in scores),
        gained=gained,
        low=None if half is None else gained - half,
        high=None if half is None else gained + half,
        regret=best - gained,
    )


def _half_width(gains: Sequence[float]) -> float | None:
    """Student's t over seasons: they differ in their shoppers and in what was learnt."""
    if len(gains) < 2:
        return None
    spread = stdev(gains) / len(gains) ** 0.5
    half: float = student_quantile(0.975, len(gains) - 1) * spread
    return half
