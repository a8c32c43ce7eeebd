"""Experiments with a known truth, watched every day through the product's own headline and checks."""

import numpy as np
from msgspec import Struct

from waverly.reporting.measuring.contributions import AMOUNT, bucket_name
from waverly.reporting.measuring.metrics import BY_NAME
from waverly.reporting.results.findings import finding_of
from waverly.reporting.results.groups import Side, Sides, Stratum
from waverly.reporting.results.revenue import revenue_of
from waverly.reporting.results.split import split_of
from waverly.storage.measured.statistic_rows import Cell, Sums

PURCHASE = BY_NAME["purchase"]
HELD_OUT = 0.19
"""A global and a campaign's own holdout of a tenth each."""


class Watched(Struct, frozen=True, kw_only=True):
    """Of so many experiments: how many ever called an effect, ever missed the truth, ever hid the result."""

    experiments: int
    called: int
    missed: int
    hidden: int

    def share(self, count: int) -> float:
        """Return a count as a share of the experiments."""
        return count / self.experiments


class World(Struct, frozen=True, kw_only=True):
    """How the shop is: `lost` is the share of the shown whose visits never arrive."""

    visitors_a_day: int = 400
    base_rate: float = 0.05
    lift: float = 0.0
    lost: float = 0.0


def watch(world: World, experiments: int, days: int, seed: int) -> Watched:
    """Run experiments and look at each of them at the end of every day."""
    draw = np.random.default_rng(seed)
    shape = (experiments, days)
    held_out = draw.binomial(world.visitors_a_day, HELD_OUT, shape)
    shown = draw.binomial(world.visitors_a_day - held_out, 1 - world.lost)
    rate = world.base_rate * (1 + world.lift)
    columns = (
        held_out,
        draw.binomial(held_out, world.base_rate),
        shown,
        draw.binomial(shown, rate),
    )
    looks = np.stack(columns, axis=-1).cumsum(axis=1)
    verdicts = [_watched(run.tolist(), rate - world.base_rate) for run in looks]
    called, missed, hidden = (sum(each) for each in zip(*verdicts, strict=True))
    return Watched(experiments=experiments, called=called, missed=missed, hidden=hidden)


def _watched(looks: list[list[int]], truth: float) -> tuple[bool, bool, bool]:
    called = missed = hidden = False
    for held_out, held_buyers, shown, shown_buyers in looks:
        sides = _sides((held_out, held_buyers), (shown, shown_buyers))
        hidden = hidden or split_of(sides, {}).alarm
        effect = finding_of(sides, PURCHASE).effect
        if effect is not None:
            called = called or effect.direction != 0
            missed = missed or not effect.absolute.low <= truth <= effect.absolute.high
    return called, missed, hidden


def _sides(held_out: tuple[int, int], shown: tuple[int, int]) -> Sides:
    stratum = Stratum(planned=HELD_OUT, shown=_side(*shown), held_out=_side(*held_out))
    return Sides(strata=[stratum])


def _side(n: int, buyers: int) -> Side:
    bought = Sums(n=buyers, sum_y=buyers, sum_yy=buyers)
    return Side(visitors=Sums(n=n), metrics={("purchase", ""): bought})


def watch_revenue(world: World, experiments: int, weeks: int, seed: int) -> Watched:
    """Run experiments with long-tailed order values, and look at capped revenue every week."""
    draw = np.random.default_rng(seed)
    called = 0
    for _ in range(experiments):
        table: dict[Cell, Sums] = {}
        visitors = {"shown": 0, "held_out": 0}
        for _ in range(weeks):
            for side, share in (("shown", 1 - HELD_OUT), ("held_out", HELD_OUT)):
                n = int(7 * world.visitors_a_day * share)
                visitors[side] += n
                amounts = draw.lognormal(8.5, 1.1, draw.binomial(n, world.base_rate))
                _spend(table, side, amounts.astype(int).tolist())
            if _calls(table, visitors):
                called += 1
                break
    return Watched(experiments=experiments, called=called, missed=called, hidden=0)


def _spend(table: dict[Cell, Sums], side: str, amounts: list[int]) -> None:
    for amount in amounts:
        cell = Cell(
            dimension=AMOUNT,
            campaign="c",
            side=side,
            planned=round(HELD_OUT * 10_000),
            segment=bucket_name(amount),
            metric="revenue",
            currency="EUR",
        )
        table[cell] = table.get(cell, Sums()) + Sums(n=1, sum_y=amount, sum_yy=amount * amount)


def _calls(table: dict[Cell, Sums], visitors: dict[str, int]) -> bool:
    sides = {side: Side(visitors=Sums(n=n)) for side, n in visitors.items()}
    for cell, sums in table.items():
        side, key = sides[cell.side], ("revenue", "EUR")
        side.metrics[key] = side.of(*key) + sums
    stratum = Stratum(planned=HELD_OUT, shown=sides["shown"], held_out=sides["held_out"])
    capped = revenue_of(Sides(strata=[stratum]), table, "EUR").capped
    return capped is not None and capped.direction != 0
