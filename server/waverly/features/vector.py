"""`vector(state, profile, page, at)`: the one row a score is computed from."""

from waverly.features.hash import hash_of, sources_of
from waverly.features.registry import FEATURES
from waverly.features.weaving import ReadAll, woven

NAMES: tuple[str, ...] = tuple(feature.name for feature in FEATURES)
"""The columns, in order."""

FEATURE_HASH: str = hash_of(NAMES, sources_of("waverly.features", "waverly.sessions"))
"""Changes with a feature's name, place or code, with what it calls, and with the fold it reads from.

A model made with another hash is refused, and vectors logged under another are made anew.
"""

vector: ReadAll = woven(FEATURES)
"""Return one number per feature, in the order of `NAMES`. Missing is NaN; the rest is finite."""
