"""Whether help works better for some: shrunken towards the whole, and held to the family's error rate."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from waverly.reporting.measuring.metrics import Metric
from waverly.reporting.results.comparison import ALPHA
from waverly.reporting.results.findings import MetricFinding, finding_of
from waverly.reporting.results.groups import Sides
from waverly.reporting.statistics.adjust_p import holm
from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.heterogeneity import HeterogeneityInput, heterogeneity, shrunken

TOO_FEW = "Too few to say."

ALIKE = 0.00005
"""Estimates closer than this look the same, because percentage points are shown to the hundredth."""


class Segment(Struct, frozen=True, kw_only=True):
    """One segment. `shrunken` is the best estimate of its effect; `p` is adjusted for all segments shown."""

    name: str
    finding: MetricFinding
    shrunken: float | None = None
    p: float | None = None
    verdict: str = TOO_FEW


class Dimension(Struct, frozen=True, kw_only=True):
    """All segments of one dimension. `differ_p` says whether they differ at all (Cochran's Q)."""

    name: str
    segments: tuple[Segment, ...]
    differ_p: float | None = None

    @property
    def is_told(self) -> bool:
        """Return whether anything can be said of any segment."""
        return any(segment.verdict != TOO_FEW for segment in self.segments)

    @property
    def together(self) -> float | None:
        """Return the one estimate for all segments with any, if nothing shows that they differ."""
        found = [each.shrunken for each in self.segments if each.shrunken is not None]
        return found[0] if found and max(found) - min(found) < ALIKE else None

    @property
    def has_estimates(self) -> bool:
        """Return whether each segment has its own estimate, rather than all having the same."""
        has_any = any(segment.shrunken is not None for segment in self.segments)
        return has_any and self.together is None

    @property
    def tells_apart(self) -> bool:
        """Return whether it has at least two segments; one alone says the same as the whole."""
        return len(self.segments) > 1


def dimensions_of(
    parts: Mapping[str, Mapping[str, Sides]], metric: Metric, *, hidden: bool
) -> tuple[Dimension, ...]:
    """Return every dimension's segments, judged as one family."""
    found = [_dimension(name, segments, metric, hidden=hidden) for name, segments in parts.items()]
    p = [each.p for dimension in found for each in dimension.segments if each.p is not None]
    adjusted = iter(holm(p))
    return tuple(
        replace(
            dimension,
            segments=tuple(
                each if each.p is None else _judged(each, next(adjusted))
                for each in dimension.segments
            ),
        )
        for dimension in found
    )


def _dimension(
    name: str, segments: Mapping[str, Sides], metric: Metric, *, hidden: bool
) -> Dimension:
    rows = []
    for segment, sides in sorted(
        segments.items(), key=lambda each: -each[1].shown.visitors.n - each[1].held_out.visitors.n
    ):
        finding = finding_of(sides, metric, hidden=hidden)
        p = None if finding.effect is None else finding.effect.absolute.p
        rows.append(Segment(name=segment, finding=finding, p=p))
    told = [row for row in rows if row.finding.effect is not None]
    asked = HeterogeneityInput(
        diffs=[row.finding.effect.absolute.estimate for row in told if row.finding.effect],
        standard_errors=[row.finding.effect.absolute.se for row in told if row.finding.effect],
    )
    believed, whole = shrunken(asked), heterogeneity(asked)
    if isinstance(believed, CannotSay) or isinstance(whole, CannotSay):
        return Dimension(name=name, segments=tuple(rows))
    kept = iter(believed)
    return Dimension(
        name=name,
        segments=tuple(
            replace(row, shrunken=next(kept)) if row.finding.effect else row for row in rows
        ),
        differ_p=whole.p,
    )


def _judged(segment: Segment, p: float) -> Segment:
    if p >= ALPHA:
        return replace(segment, p=p, verdict="No clear difference.")
    verdict = {"better": "Helps here.", "worse": "Does harm here."}
    return replace(
        segment, p=p, verdict=verdict.get(segment.finding.verdict, "No clear difference.")
    )
