"""What moved the model, in words."""

from math import exp, nan

from msgspec import Struct

from waverly.deciding import Record
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


def influences(record: Record, scorer: Scorer | None) -> tuple[Influence, ...]:
    """Return the strongest influences on a decision; empty unless the model that took it is loaded."""
    if scorer is None or record.model != scorer.artifact_id:
        return ()
    names = scorer.manifest.feature_names
    if len(record.features) != len(names):
        return ()
    vector = [nan if value is None else value for value in record.features]
    values = dict(zip(names, record.features, strict=True))
    arms = scorer.manifest.arms
    arm = arms.index(record.arm) if record.arm in arms else 0
    strongest = scorer.explain(vector, arm)[:SHOWN]
    return tuple(
        Influence(
            what=feature_title(name),
            value=record.arm if name == ARM_COLUMN else _value(name, values[name]),
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
