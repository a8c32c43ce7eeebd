"""Parts of a shoe that follow a curve: eyestay, laces, eyelets and outsole lugs."""

from __future__ import annotations

import msgspec

from .curve import Point, as_path, flatten, offset, walk
from .silhouette import Silhouette

SMOOTH_BELOW = 10.0
"""Lugs shallower than this are hidden by the rubber rim and not drawn."""


class Lace(msgspec.Struct, frozen=True, kw_only=True):
    """One lace: the stroke across the tongue and the eyelet it leaves from."""

    path: str
    eyelet: Point


def eyestay(shape: Silhouette) -> str:
    """Return the panel that carries the eyelets, along the throat."""
    line = flatten([shape.throat])
    outer, inner = offset(line, -14), offset(line, 48)
    head, tail = inner[0], inner[-1]
    cap = [(tail[0] + 30, tail[1] - 8), (tail[0] + 26, tail[1] - 42)]
    edge = [*outer, *reversed(cap), *reversed(inner), (head[0] - 8, head[1] - 12)]
    return as_path(edge, closed=True)


def stitching(shape: Silhouette) -> str:
    """Return the seam inside the eyestay's lower edge."""
    return as_path(offset(flatten([shape.throat]), 40))


def laces(shape: Silhouette) -> list[Lace]:
    """Return the laces from ankle to toe, evenly spaced along the throat."""
    line = flatten([shape.throat])
    last = len(line) - 1
    shares = (0.05 + 0.82 * i / (shape.eyelets - 1) for i in range(shape.eyelets))
    stops = [line[round(share * last)] for share in shares]
    tangents = dict(walk(line, pitch=0.0))
    return [_lace(stop, tangents.get(stop, (0.8, 0.6))) for stop in stops]


def _lace(stop: Point, tangent: Point) -> Lace:
    (x, y), (tx, ty) = stop, tangent
    eyelet = (x - ty * 20, y + tx * 20)
    far = (x + ty * 25 + tx * 18, y - tx * 25 + ty * 18)
    bend = (x + ty * 16 - tx * 4, y - tx * 16 - ty * 4)
    start, middle, end = (f"{u:.1f} {v:.1f}" for u, v in (eyelet, bend, far))
    return Lace(path=f"M{start}Q{middle} {end}", eyelet=eyelet)


def lugs(shape: Silhouette) -> list[str]:
    """Return one tooth after another along the ground line; none for a smooth road sole."""
    lug = shape.lugs
    if lug.depth < SMOOTH_BELOW:
        return []
    stops = walk(flatten(shape.ground), lug.pitch)[1:-1]
    return [_tooth(point, tangent, lug.width, lug.depth) for point, tangent in stops]


def _tooth(point: Point, tangent: Point, width: float, depth: float) -> str:
    (x, y), (tx, ty) = point, tangent
    low = -depth - 2
    corners = [(-width / 2, -6.0), (width / 2, -6.0), (width * 0.36, low), (-width * 0.42, low)]
    return as_path([(x + tx * u + ty * v, y + ty * u - tx * v) for u, v in corners], closed=True)
