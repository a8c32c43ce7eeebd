"""P-values for a family of questions asked at once.

Eight segments without any effect show "a winner" in 31% of experiments if each is judged alone.
"""

from typing import Annotated

from msgspec import Meta, Struct


class AdjustPInput(Struct, frozen=True, kw_only=True):
    """The p-values of all questions shown together."""

    p: list[Annotated[float, Meta(ge=0, le=1)]]


class AdjustedP(Struct, frozen=True, kw_only=True):
    """The same questions, in the same order, by three methods."""

    holm: list[float]
    benjamini_hochberg: list[float]
    benjamini_yekutieli: list[float]


def adjust_p(asked: AdjustPInput) -> AdjustedP:
    """All three adjustments; reports use Holm's."""
    harmonic = sum(1 / rank for rank in range(1, len(asked.p) + 1))
    return AdjustedP(
        holm=holm(asked.p),
        benjamini_hochberg=_step_up(asked.p, 1.0),
        benjamini_yekutieli=_step_up(asked.p, harmonic),
    )


def holm(p: list[float]) -> list[float]:
    """Holm (1979): the chance of any false call stays below the level, however tests depend."""
    order = sorted(range(len(p)), key=p.__getitem__)
    adjusted, running = [0.0] * len(p), 0.0
    for done, index in enumerate(order):
        running = max(running, min(1.0, p[index] * (len(p) - done)))
        adjusted[index] = running
    return adjusted


def _step_up(p: list[float], penalty: float) -> list[float]:
    """Benjamini and Hochberg (1995); with the harmonic penalty Benjamini and Yekutieli (2001)."""
    order = sorted(range(len(p)), key=p.__getitem__)
    adjusted, running = [0.0] * len(p), 1.0
    for rank in range(len(p), 0, -1):
        index = order[rank - 1]
        running = min(running, p[index] * (len(p) * penalty / rank))
        adjusted[index] = running
    return adjusted
