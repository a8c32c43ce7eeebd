"""`vector(state, profile, page, at)`: the one row a score is computed from."""

from waverly.features.hash import hash_of, sources_of
from waverly.features.registry import FEATURES
from waverly.features.weaving import ReadAll, woven

NAMES: tuple[str, ...] = tuple(feature.name for feature in FEATURES)
"""The columns, in order."""

COMPUTED_BY = ("waverly.catalogue.availability", "waverly.features", "waverly.sessions")
"""The code a feature's number comes from: the feature, what it calls, and the fold it reads from."""

FEATURE_HASH: str = hash_of(NAMES, sources_of(*COMPUTED_BY))
"""Changes with the names of the features, their order, and the code they are computed by.

A model with another hash is refused, and vectors logged under another are recomputed.
"""

vector: ReadAll = woven(FEATURES)
"""Return one number per feature, in the order of `NAMES`. Missing is NaN; the rest is finite."""
