"""`vector(state, profile, page, at)`: the one row a score is computed from."""

import hashlib

from waverly.features.registry import FEATURES
from waverly.features.weaving import ReadAll, woven

NAMES: tuple[str, ...] = tuple(feature.name for feature in FEATURES)
"""The columns, in order."""

FEATURE_HASH: str = hashlib.sha256(
    "\n".join(f"{feature.name} {feature.definition}" for feature in FEATURES).encode()
).hexdigest()
"""Changes when a feature is added, moved, renamed or redefined; a model made with another hash is refused."""

vector: ReadAll = woven(FEATURES)
"""Return one number per feature, in the order of `NAMES`. Missing is NaN; the rest is finite."""
