"""The two sides of each campaign, as sums by share of holdout."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from waverly.reporting.measuring.metrics import VISITORS
from waverly.reporting.statistics.cuped_diff import CovariateSums
from waverly.reporting.statistics.sums import MeanSums
from waverly.storage.measured.statistic_rows import Cell, Sums, Table

SHOWN = "shown"
HELD_OUT = "held_out"
HUNDREDTHS = 100


class Side(Struct, kw_only=True):
    """One side at one planned share: its visitors, and the sums of each (metric, currency)."""

    visitors: Sums = Sums()
    metrics: dict[tuple[str, str], Sums] = {}

    def of(self, metric: str, currency: str = "") -> Sums:
        """Return the sums of a metric, all 0 when nobody had any."""
        return self.metrics.get((metric, currency), Sums())

    def mean_sums(self, metric: str, currency: str = "") -> MeanSums:
        """Return n, Σy and Σy² over all visitors; amounts in whole units of their currency."""
        found, scale = self.of(metric, currency), HUNDREDTHS if currency else 1
        return MeanSums(
            n=self.visitors.n, sum=found.sum_y / scale, sum_squares=found.sum_yy / scale**2
        )

    def with_orders_before(self, metric: str) -> CovariateSums:
        """Return the sums with the orders placed before as covariate."""
        found, all_ = self.of(metric), self.visitors
        return _covariate(all_.n, found, all_.sum_x, all_.sum_xx, found.sum_xy)

    def with_score(self, metric: str) -> CovariateSums:
        """Return the sums with the score at the trigger as covariate, in millionths."""
        found, all_ = self.of(metric), self.visitors
        return _covariate(all_.n, found, all_.sum_s, all_.sum_ss, found.sum_sy)


def _covariate(n: int, found: Sums, x: int, xx: int, xy: int) -> CovariateSums:
    return CovariateSums(n=n, sum_y=found.sum_y, sum_yy=found.sum_yy, sum_x=x, sum_xx=xx, sum_xy=xy)


class Stratum(Struct, kw_only=True):
    """Both sides while the same share was meant to be held out."""

    planned: float
    shown: Side
    held_out: Side


class Sides(Struct, kw_only=True):
    """A campaign's two sides, and how many were left out of the comparison."""

    strata: list[Stratum]
    both: int = 0
    filtered: int = 0

    @property
    def shown(self) -> Side:
        """Return the shown of all strata together."""
        return _together([stratum.shown for stratum in self.strata])

    @property
    def held_out(self) -> Side:
        """Return the held out of all strata together."""
        return _together([stratum.held_out for stratum in self.strata])

    @property
    def currencies(self) -> list[str]:
        """Return the currencies orders came in, the one with most orders first."""
        counts: dict[str, int] = {}
        for side in (self.shown, self.held_out):
            for (metric, currency), sums in side.metrics.items():
                if metric == "revenue":
                    counts[currency] = counts.get(currency, 0) + sums.n
        return sorted(counts, key=lambda currency: (-counts[currency], currency))


NOBODY = Sides(strata=[])


def in_dimension(table: Table, dimension: str) -> Table:
    """Return the rows of one dimension."""
    return {cell: sums for cell, sums in table.items() if cell.dimension == dimension}


def sides_by(table: Table, field: str) -> dict[str, Sides]:
    """Return the sides of each campaign, or of each segment: `field` names which part of a cell."""
    strata: dict[str, dict[int, Stratum]] = {}
    left_out: dict[tuple[str, str], int] = {}
    for cell, sums in table.items():
        key = str(getattr(cell, field))
        known = strata.setdefault(key, {})
        if not put(known, cell, sums) and cell.metric == VISITORS:
            left_out[key, cell.side] = left_out.get((key, cell.side), 0) + sums.n
    return {
        key: Sides(
            strata=[known[planned] for planned in sorted(known)],
            both=left_out.get((key, "both"), 0),
            filtered=left_out.get((key, "filtered"), 0),
        )
        for key, known in strata.items()
    }


def put(strata: dict[int, Stratum], cell: Cell, sums: Sums) -> bool:
    """Add sums to the stratum and side they belong to; return False for those left out."""
    if cell.side not in (SHOWN, HELD_OUT):
        return False
    stratum = strata.get(cell.planned)
    if stratum is None:
        stratum = Stratum(planned=cell.planned / 10_000, shown=Side(), held_out=Side())
        strata[cell.planned] = stratum
    side = stratum.shown if cell.side == SHOWN else stratum.held_out
    if cell.metric == VISITORS:
        side.visitors += sums
    else:
        key = (cell.metric, cell.currency)
        side.metrics[key] = side.of(*key) + sums
    return True


def _together(sides: Sequence[Side]) -> Side:
    """Return all as one; a side alone is given as it is."""
    if len(sides) == 1:
        return sides[0]
    total = Side()
    for side in sides:
        total.visitors += side.visitors
        _merge(total.metrics, side.metrics)
    return total


def _merge(total: dict[tuple[str, str], Sums], more: Mapping[tuple[str, str], Sums]) -> None:
    for key, sums in more.items():
        total[key] = total.get(key, Sums()) + sums
