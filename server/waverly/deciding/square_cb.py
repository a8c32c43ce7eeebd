"""SquareCB: turns learnt effects into shares. Better arms get more, the more so the surer the model is.

SquareCB (Foster and Rakhlin 2020): each arm gets 1 / (K + γ × its distance from the best), the
best gets the rest. With γ growing like √n trials fade as the log grows, and never before.
"""

from collections.abc import Mapping
from math import isfinite

from waverly.campaigns import NOTHING


def square_cb(
    effects: Mapping[str, float], *, gamma: float, floor: float, control: float
) -> dict[str, float]:
    """Return each arm's share, `nothing` first; they sum to 1.

    `effects` are orders each arm adds over nothing, which itself adds 0. Every arm keeps `floor`,
    nothing keeps `control`.
    """
    values = {NOTHING: 0.0, **effects}
    best = max(values, key=lambda arm: values[arm])
    bare = {
        arm: 1 / (len(values) + gamma * (values[best] - value))
        for arm, value in values.items()
        if arm != best
    }
    bare[best] = 1 - sum(bare.values())
    least = {arm: control if arm == NOTHING else floor for arm in values}
    left = 1 - sum(least.values())
    return {arm: least[arm] + left * bare[arm] for arm in values}


def known(effects: Mapping[str, float | None]) -> dict[str, float]:
    """Return the effects that are known: a model gives none for arms it never learnt."""
    return {arm: e for arm, e in effects.items() if e is not None and isfinite(e)}
