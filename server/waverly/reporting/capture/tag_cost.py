"""What the script costs the shop's pages: web vitals of views with it against views left alone.

Both kinds of views are drawn by lot, so the difference is the script's. The figure is the 75th percentile,
as in Google's Core Web Vitals; its interval is the percentile bootstrap of the difference.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from waverly.storage.measured.visit_rows import Visit, Vitals

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

ENOUGH = 100
"""Views on each side: a 75th percentile of fewer hangs on a handful of them."""

DRAWS = 1000
PERCENTILE = 75
UNITS = {"inp_ms": "ms", "lcp_ms": "ms", "ttfb_ms": "ms", "cls": ""}
NAMES = {
    "inp_ms": "Interaction to next paint",
    "lcp_ms": "Largest contentful paint",
    "ttfb_ms": "Time to first byte",
    "cls": "Cumulative layout shift",
}


class VitalCost(Struct, frozen=True, kw_only=True):
    """One vital at its 75th percentile, with and without the script, and the difference's 95% interval.

    The difference is None when it cannot be said; `why_not` says why.
    """

    vital: str
    name: str
    unit: str
    watched_views: int
    other_views: int
    watched: float | None = None
    other: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    why_not: str | None = None


def costs(visits: Iterable[Visit]) -> tuple[VitalCost, ...]:
    """Return each vital's cost, over all sampled views."""
    sampled = [vitals for visit in visits for vitals in visit.vitals]
    return tuple(_cost(vital, sampled) for vital in UNITS)


def _cost(vital: str, sampled: Sequence[Vitals]) -> VitalCost:
    watched = _values(vital, sampled, watched=True)
    other = _values(vital, sampled, watched=False)
    unsaid = VitalCost(
        vital=vital,
        name=NAMES[vital],
        unit=UNITS[vital],
        watched_views=len(watched),
        other_views=len(other),
    )
    fewer = min(len(watched), len(other))
    if fewer < ENOUGH:
        why = f"too few to say: {ENOUGH} views of each kind are needed, there are {fewer}"
        return replace(unsaid, why_not=why)
    # Imported here, as below: a server starts without it, and only this page computes with it.
    import numpy as np

    draws = _resampled(watched) - _resampled(other)
    low, high = np.percentile(draws, [2.5, 97.5])
    with_it, without = (
        float(np.percentile(watched, PERCENTILE)),
        float(np.percentile(other, PERCENTILE)),
    )
    return replace(
        unsaid,
        watched=with_it,
        other=without,
        difference=with_it - without,
        low=float(low),
        high=float(high),
    )


def _values(vital: str, sampled: Iterable[Vitals], *, watched: bool) -> list[float]:
    return [
        float(value)
        for vitals in sampled
        if vitals.watched is watched and (value := getattr(vitals, vital)) is not None
    ]


def _resampled(values: Sequence[float]) -> "npt.NDArray[np.float64]":
    """Return the percentile of each of many samples drawn with replacement; the same for the same values."""
    import numpy as np

    draw = np.random.default_rng(len(values))
    places = draw.integers(0, len(values), size=(DRAWS, len(values)))
    return np.asarray(np.percentile(np.asarray(values)[places], PERCENTILE, axis=1))
