"""What to say of an unknown name: the nearest known one, and which there are."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import islice

ALIKE = 0.6
"""From this likeness on, one name may have been meant for another (`difflib` takes the same)."""

MOST = 30
"""Names listed at most; whoever has more knows where to look."""

LONGEST = 60
"""Characters of a name that is told."""

MOST_MEANT = 5
"""Unknown names told beside a missing one, which they may stand for."""


def nearest_first(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names, those most like `name` first, the others as they came."""
    return sorted(known, key=lambda each: -_likeness(name, each))


def known_are(name: str, known: Iterable[str]) -> str:
    """Return the mend: `Did you mean fit-note? Known are: fit-note, returns.`"""
    names = nearest_first(name, known)
    if not names:
        return "Known are: none yet."
    known_ones = f"Known are: {listed(names, MOST)}."
    meant = meant_by(name, names)
    return known_ones if meant is None else f"Did you mean {meant}? {known_ones}"


def meant_by(name: str, known: Iterable[str], least: float = ALIKE) -> str | None:
    """Return the known name that is most like `name`, if it is as alike as `least`."""
    nearest = max(known, key=lambda each: _likeness(name, each), default=None)
    return nearest if nearest is not None and _likeness(name, nearest) >= least else None


def listed(names: Sequence[str], most: int) -> str:
    """Return the first `most` names, and how many more there are."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def beside(detail: str, unknown_names: Iterable[str]) -> str:
    """Return what is missing, with the first of the names that nothing reads: one may be what was meant."""
    unknown = ", ".join(f"`{name[:LONGEST]}`" for name in islice(unknown_names, MOST_MEANT))
    return f"{detail}; nothing here reads {unknown}" if unknown else detail


def _likeness(name: str, other: str) -> float:
    """Return 1 for the same letters, 0 for none alike; what matters less than `ALIKE` is 0."""
    given, meant = name.casefold().lstrip("-"), other.casefold().lstrip("-")
    if len(given) >= 3 and (given in meant or meant in given):
        return max(ALIKE, SequenceMatcher(None, given, meant).ratio())
    found = SequenceMatcher(None, given, meant).ratio()
    return found if found >= ALIKE else 0.0
