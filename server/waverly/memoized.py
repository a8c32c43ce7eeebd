"""Memoises a function by the identity of its argument: for objects that stay, such as a campaign in force."""

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

MOST = 4096
"""Objects remembered: more than the campaigns of all stores on one server."""


def memoized(make: Callable[[Key], Value]) -> Callable[[Key], Value]:
    """Return `make`, which now recalls what it gave for an object.

    By identity: what holds a dict has no hash, and comparing campaigns costs more than asking them. The
    object is kept with its value, so no other can come to have its identity.
    """
    known: dict[int, tuple[Key, Value]] = {}

    def recall(key: Key) -> Value:
        entry = known.get(id(key))
        if entry is not None:
            return entry[1]
        if len(known) >= MOST:
            known.clear()
        value = make(key)
        known[id(key)] = (key, value)
        return value

    return recall
