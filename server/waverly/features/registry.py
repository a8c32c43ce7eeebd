"""The registry: a feature is one function, defined once, used online, in replay and in training."""

import inspect
from collections.abc import Callable

from msgspec import Struct

from waverly.sessions import Profile, SessionState
from waverly.wire import Page

Read = Callable[[SessionState, Profile, Page, int], float]
"""Reads one number from a session's state, the visitor's profile, the page and the instant."""

MISSING = float("nan")
"""What a feature gives when the question does not apply; LightGBM treats it as missing."""


class Feature(Struct, frozen=True, kw_only=True):
    """A named number and the function that reads it."""

    name: str
    family: str
    unit: str
    doc: str
    read: Read


LARGEST_RATIO = 1_000.0
"""Ratios are capped here: more than a thousand times the usual says nothing further, and none is infinite."""


def ratio(part: float, whole: float) -> float:
    """`part` over `whole`, at most `LARGEST_RATIO`; missing when the whole is 0."""
    if not whole:
        return MISSING
    return LARGEST_RATIO if part >= LARGEST_RATIO * whole else part / whole


FEATURES: list[Feature] = []
"""All features, in the order their families are imported: the columns of the matrix."""


def feature(family: str, unit: str) -> Callable[[Read], Read]:
    """Register the decorated function as a feature named after it. Raises ValueError on a repeated name."""

    def register(read: Read) -> Read:
        name = f"{family}_{read.__name__}"
        if any(known.name == name for known in FEATURES):
            raise ValueError(f"feature {name} is defined twice; rename one")
        FEATURES.append(
            Feature(
                name=name,
                family=family,
                unit=unit,
                doc=inspect.getdoc(read) or "",
                read=read,
            )
        )
        return read

    return register
