"""What moved the model of likely buyers, in words: LightGBM's contributions (`pred_contrib`)."""

from collections.abc import Sequence
from math import exp, nan

from msgspec import Struct

from waverly.features.registry import FEATURES
from waverly.scoring.feature_titles import feature_title
from waverly.scoring.manifest import ARM_COLUMN
from waverly.scoring.scorer import Scorer

SHOWN = 6
"""More than these say little and are hard to read."""

_KNOWN = {feature.name: feature for feature in FEATURES}


class Influence(Struct, frozen=True, kw_only=True):
    """One number the model looked at. `factor` multiplies the odds of an order."""

    what: str
    value: str
    factor: float


def influences(scorer: Scorer, features: Sequence[float | None], arm: str) -> tuple[Influence, ...]:
    """Return what moved the model most at these features, if `arm` is shown; the strongest comes first.

    Empty for features that are not those of the model.
    """
    names = scorer.manifest.feature_names
    if len(features) != len(names):
        return ()
    vector = [nan if value is None else value for value in features]
    values = dict(zip(names, features, strict=True))
    arms = scorer.manifest.arms
    strongest = scorer.explain(vector, arms.index(arm) if arm in arms else 0)[:SHOWN]
    return tuple(
        Influence(
            what=feature_title(name),
            value=arm if name == ARM_COLUMN else _value(name, values[name]),
            factor=exp(part),
        )
        for name, part in strongest
        if part != 0
    )


def _value(name: str, value: float | None) -> str:
    if value is None:
        return "not known"
    known = _KNOWN.get(name)
    unit = "" if known is None else known.unit
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    if unit == "0 or 1":
        return "yes" if value else "no"
    return text if not unit or unit == "currency units" or "," in unit else f"{text} {unit}"
