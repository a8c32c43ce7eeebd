"""Points along cubic Bézier curves, so that laces and lugs can follow a hand-drawn line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Cubic = tuple[Point, Point, Point, Point]

_STEPS = 60


def point_at(curve: Cubic, t: float) -> Point:
    """Return the point at `t` (0 to 1) on one cubic curve."""
    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
    x, y = (a * p + b * q + c * r + d * s for p, q, r, s in zip(*curve, strict=True))
    return x, y


def flatten(curves: Sequence[Cubic]) -> list[Point]:
    """Return the joined curves as a dense polyline."""
    points = [curves[0][0]]
    for curve in curves:
        points.extend(point_at(curve, step / _STEPS) for step in range(1, _STEPS + 1))
    return points


def walk(line: Sequence[Point], pitch: float) -> list[tuple[Point, Point]]:
    """Return `(point, unit tangent)` about every `pitch` units along a polyline."""
    stops: list[tuple[Point, Point]] = []
    travelled, due = 0.0, 0.0
    for (x0, y0), (x1, y1) in pairwise(line):
        length = math.hypot(x1 - x0, y1 - y0)
        if length == 0:
            continue
        if travelled >= due:
            stops.append(((x0, y0), ((x1 - x0) / length, (y1 - y0) / length)))
            due += pitch
        travelled += length
    return stops


def offset(line: Sequence[Point], distance: float) -> list[Point]:
    """Return the polyline moved sideways; positive is to the right of its direction on screen."""
    return [(x - ty * distance, y + tx * distance) for (x, y), (tx, ty) in walk(line, pitch=0.0)]


def as_path(points: Sequence[Point], *, closed: bool = False) -> str:
    """Return SVG path data through the points."""
    head, *rest = (f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{head}" + "".join(f"L{p}" for p in rest) + ("Z" if closed else "")
