"""Revenue per visitor, with each visitor cut at the 99th percentile of orders, and uncapped beside it."""

from collections.abc import Mapping
from math import ceil

from msgspec import Struct

from waverly.reporting.measuring.contributions import bucket_ceiling
from waverly.reporting.measuring.metrics import BY_NAME
from waverly.reporting.results.comparison import Effect, Pair, effect_of
from waverly.reporting.results.findings import NO_SPREAD, MetricFinding, finding_of
from waverly.reporting.results.groups import HELD_OUT, HUNDREDTHS, SHOWN, Sides
from waverly.reporting.statistics.mean_diff import mean_estimate
from waverly.reporting.statistics.sums import MeanSums
from waverly.storage.measured.statistic_rows import Sums, Table

CAP_QUANTILE = 0.99

Amounts = dict[int, Sums]
"""Sums by bucket of amount."""


class Revenue(Struct, frozen=True, kw_only=True):
    """Revenue in one currency: capped at `cap`, which favours neither side, and as it is."""

    currency: str
    cap: float | None
    shown_mean: float | None
    held_out_mean: float | None
    capped: Effect | None
    unclear: str | None
    uncapped: MetricFinding


def revenue_of(sides: Sides, amounts: Table, currency: str, *, hidden: bool = False) -> Revenue:
    """Return a campaign's revenue in one currency; `amounts` are its rows by amount."""
    uncapped = finding_of(sides, BY_NAME["revenue"], currency, hidden=hidden)
    by_side = _by_side(amounts, currency)
    cap = _cap([*by_side.values()])
    capped = {
        side: _capped(by_side.get(key, {}), n, cap)
        for side, key, n in (
            ("shown", SHOWN, {s.planned: s.shown.visitors.n for s in sides.strata}),
            ("held_out", HELD_OUT, {s.planned: s.held_out.visitors.n for s in sides.strata}),
        )
    }
    effect = None if uncapped.unclear else effect_of(_pairs(capped["shown"], capped["held_out"]))
    return Revenue(
        currency=currency,
        cap=None if cap is None else cap / HUNDREDTHS,
        shown_mean=_mean(capped["shown"]),
        held_out_mean=_mean(capped["held_out"]),
        capped=effect,
        unclear=uncapped.unclear or (None if effect else NO_SPREAD),
        uncapped=uncapped,
    )


Bands = dict[float, Amounts]


def _by_side(amounts: Table, currency: str) -> dict[str, Bands]:
    found: dict[str, Bands] = {}
    for cell, sums in amounts.items():
        if cell.currency == currency:
            band = found.setdefault(cell.side, {}).setdefault(cell.planned / 10_000, {})
            bucket = int(cell.segment)
            band[bucket] = band.get(bucket, Sums()) + sums
    return found


def _cap(sides: list[Bands]) -> int | None:
    """Return the end of the bucket that holds the quantile, in hundredths; None without orders."""
    counts: dict[int, int] = {}
    for bands in sides:
        for band in bands.values():
            for bucket, sums in band.items():
                counts[bucket] = counts.get(bucket, 0) + sums.n
    place, seen = ceil(CAP_QUANTILE * (sum(counts.values()) - 1)), 0
    for bucket in sorted(counts):
        seen += counts[bucket]
        if seen > place:
            return bucket_ceiling(bucket)
    return None


def _capped(bands: Bands, visitors: Mapping[float, int], cap: int | None) -> dict[float, MeanSums]:
    return {planned: _cut(bands.get(planned, {}), n, cap) for planned, n in visitors.items()}


def _cut(band: Amounts, n: int, cap: int | None) -> MeanSums:
    total, squares = 0, 0
    for bucket, sums in band.items():
        if cap is None or bucket_ceiling(bucket) <= cap:
            total, squares = total + sums.sum_y, squares + sums.sum_yy
        else:
            total, squares = total + cap * sums.n, squares + cap * cap * sums.n
    return MeanSums(n=n, sum=total / HUNDREDTHS, sum_squares=squares / HUNDREDTHS**2)


def _pairs(shown: Mapping[float, MeanSums], held_out: Mapping[float, MeanSums]) -> list[Pair]:
    return [
        Pair(held_out=mean_estimate(held_out[planned]), shown=mean_estimate(sums))
        for planned, sums in shown.items()
        if min(sums.n, held_out[planned].n) >= 2
    ]


def _mean(bands: Mapping[float, MeanSums]) -> float | None:
    n = sum(sums.n for sums in bands.values())
    return sum(sums.sum for sums in bands.values()) / n if n else None
