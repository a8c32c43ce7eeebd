"""What each feature is called on pages for people."""

from waverly.features import FEATURES
from waverly.scoring.manifest import ARM_COLUMN

_TITLES = {feature.name: feature.doc.rstrip(".") for feature in FEATURES}


def feature_title(name: str) -> str:
    """Return what a column of a model is, in words; its name when it is not known."""
    return "What was chosen" if name == ARM_COLUMN else _TITLES.get(name, name)
