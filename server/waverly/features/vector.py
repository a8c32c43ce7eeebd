"""`vector(state, profile, page, at)`: the one row a score is computed from."""

import hashlib

from waverly.features.registry import FEATURES
from waverly.features.weaving import woven
from waverly.sessions import Profile, SessionState
from waverly.wire import Page

NAMES: tuple[str, ...] = tuple(feature.name for feature in FEATURES)
"""The columns, in order."""

FEATURE_HASH: str = hashlib.sha256(
    "\n".join(f"{feature.name} {feature.definition}" for feature in FEATURES).encode()
).hexdigest()
"""Changes when a feature is added, moved, renamed or redefined; a model made with another hash is refused."""

_FAMILIES = woven(FEATURES)


def vector(state: SessionState, profile: Profile, page: Page, at: int) -> list[float]:
    """Return one number per feature, in the order of `NAMES`. Missing is NaN; the rest is finite."""
    numbers: list[float] = []
    for family in _FAMILIES:
        numbers += family(state, profile, page, at)
    return numbers
