"""A picture of a comparison: orders gained by each policy, a panel for each world."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from waverly.simulation.lines import ComparisonLine

TITLES = {
    "A": "The rules are right",
    "B": "The rules are wrong",
    "C": "No help helps",
}
GOOD, BAD, INK = "#1f7a5c", "#b3412e", "#333333"


def plot(lines: Sequence[ComparisonLine], file: Path) -> None:
    """Write the picture as SVG."""
    from matplotlib.figure import Figure  # heavy: only who asks for a picture pays for it

    worlds = sorted({line.world for line in lines})
    figure = Figure(figsize=(3.4 * len(worlds) + 1.2, 3.6), layout="constrained")
    panels = figure.subplots(1, len(worlds), sharex=True, sharey=True, squeeze=False)[0]
    for axes, world in zip(panels, worlds, strict=True):
        here = [line for line in reversed(lines) if line.world == world]
        gains = [line.gained for line in here]
        errors = [abs((line.high or line.gained) - line.gained) for line in here]
        colours = [GOOD if gain >= 0 else BAD for gain in gains]
        axes.barh([line.policy for line in here], gains, color=colours, xerr=errors, ecolor=INK)
        axes.axvline(0, color=INK, linewidth=0.8)
        axes.set(title=f"{world}: {TITLES[world]}", xlabel="orders gained over showing nothing")
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, format="svg", metadata={"Date": None})
