"""A picture of an evaluation: how far log and policy overlap, and what each estimator says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from waverly.policies.judging.judgement import Judgement
from waverly.policies.logged.arrays import JudgedLog
from waverly.reporting.statistics.estimators import Floats

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, SOFT = "#1f4e5f", "#9db4bd"


def plot(log: JudgedLog, chances: Floats, judgement: Judgement, file: Path) -> None:
    """Write the picture as SVG: weights on the left, estimates with their intervals on the right."""
    from matplotlib.figure import Figure  # heavy: only who asks for a picture pays for it

    figure = Figure(figsize=(10, 3.8), layout="constrained")
    left, right = figure.subplots(1, 2)
    would_get = log.after_holdouts(chances)
    weights = would_get[np.arange(len(log)), log.got] / log.chance_of_got
    left.hist(weights, bins=40, color=INK)
    left.set(
        yscale="log",
        title=f"Worth {judgement.overlap.effective_sample_size:,.0f} of {len(log):,} decisions",
        xlabel="weight of a decision",
        ylabel="decisions",
    )
    if judgement.is_refused:
        right.set_axis_off()
        right.text(0.0, 0.5, "\n".join(judgement.overlap.refusals), wrap=True)
    else:
        _estimates(right, judgement)
    figure.savefig(file, format="svg")


def _estimates(axes: Axes, judgement: Judgement) -> None:
    names = list(judgement.estimates)
    for place, name in enumerate(reversed(names)):
        found = judgement.estimates[name]
        axes.plot([100 * found.low, 100 * found.high], [place, place], color=SOFT, linewidth=3)
        axes.plot([100 * found.value], [place], "o", color=INK)
    axes.axvline(100 * judgement.logging.value, color="black", linestyle=":", label="as logged")
    axes.set(
        yticks=range(len(names)),
        yticklabels=list(reversed(names)),
        xlabel="orders per 100 decisions",
        title="What it would have earned",
    )
    axes.legend(frameon=False)
