"""Long lists of keys, in parts a statement can hold."""

from collections.abc import Iterable, Iterator

CHUNK = 500
"""SQLite takes 32,766 parameters a statement and PostgreSQL 32,767; short statements parse faster."""


def chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    """Yield the keys, each once and in order, at most `CHUNK` at a time."""
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]
