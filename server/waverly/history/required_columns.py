"""Compares the columns that a mapping needs with those a file has."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from pathlib import Path

from waverly.errors import DataError
from waverly.errors.names import listed, nearest_first
from waverly.history.described import unfolded
from waverly.history.mapping import FORMATS, Mapping, Paths, known_mapping
from waverly.history.records import Broken, Record

MOST = 40
"""Columns listed at most."""


def as_wanted(record: Record, wanted: tuple[str, ...]) -> Record:
    """Return the record with its columns named as in `wanted`, where only capitals differ."""
    other = _renamed(tuple(record), wanted)
    return {other.get(name, name): value for name, value in record.items()} if other else record


def named_in(mapping: Mapping) -> tuple[str, ...]:
    """Return every column a mapping names, and what begins a path of dots."""
    columns = mapping.columns
    paths = chain.from_iterable(getattr(columns, name) for name in columns.__struct_fields__)
    more = chain.from_iterable(rule.columns for rule in mapping.without)
    single = filter(None, (mapping.one_of_many, mapping.explode, mapping.params))
    # A path with dots may go into an object, or be the whole name of a column.
    every = chain(paths, more, single, mapping.described)
    return tuple(dict.fromkeys(each for path in every for each in (path, path.partition(".")[0])))


@lru_cache(maxsize=1024)
def _renamed(names: tuple[str, ...], wanted: tuple[str, ...]) -> dict[str, str]:
    """Return the columns that are called otherwise in a file, with the mapping's name for each."""
    free = {name.casefold(): name for name in reversed(wanted) if name not in names}
    found = {name: free.get(name.strip().casefold()) for name in names if name not in wanted}
    taken: dict[str, str] = {}
    for name, meant in found.items():
        if meant is not None and meant not in taken.values():
            taken[name] = meant
    return taken


def columns_in(records: Iterable[Record | Broken], mapping: Mapping) -> tuple[str, ...]:
    """Return the names in some records, and of events within them, as written, in the order they come."""
    wanted = named_in(mapping)
    names: dict[str, None] = {}
    for record in records:
        if isinstance(record, Broken):
            continue
        written = {meant: name for name, meant in _renamed(tuple(record), wanted).items()}
        meant = as_wanted(record, wanted)
        names |= {written.get(name, name): None for name in unfolded(meant, mapping.described)}
        if mapping.explode is not None:
            for inner in meant.get(mapping.explode) or ():
                names |= dict.fromkeys(inner if isinstance(inner, dict) else ())
    return tuple(names)


NOT_MISSED = ("refunded", "refunded_at")
"""Facts that many a file has no column for, because there was nothing to say."""


def absent_in(there: Iterable[str], mapping: Mapping) -> dict[str, Paths]:
    """Return the facts whose columns are all missing, with the columns that were wanted."""
    there = tuple(there)
    renamed = _renamed(there, named_in(mapping))
    names = {renamed.get(name, name) for name in there}
    if mapping.params is not None and mapping.params in names:
        names.add("params")
    facts = [name for name in mapping.columns.__struct_fields__ if name not in NOT_MISSED]
    wanted = {name: getattr(mapping.columns, name) for name in facts}
    if mapping.kind is not None:
        wanted["kind"] = ()
    if mapping.one_of_many is not None:
        wanted["one_of_many"] = (mapping.one_of_many,)
    return {
        fact: paths
        for fact, paths in wanted.items()
        if paths and not any(path in names or path.partition(".")[0] in names for path in paths)
    }


NEEDED = ("visitor", "at", "kind", "one_of_many")
"""Facts without which no record tells anything, where the mapping says a column for them."""


def refuse_without_columns(path: Path, there: tuple[str, ...], mapping: Mapping) -> None:
    """Raise DataError, naming what is there, where a column is missing that every record needs."""
    absent = absent_in(there, mapping)
    fact = next((each for each in NEEDED if each in absent), None)
    if fact is None or not there:
        return
    columns = listed(nearest_first(absent[fact][0], there), MOST)
    raise DataError(
        "The mapping wants a column that the file does not have",
        place=f"{path}, for `{fact}`",
        value=" or ".join(absent[fact]),
        mend=f"The file's columns, nearest first: {columns}. {_advice(there)}",
    )


def _advice(there: tuple[str, ...]) -> str:
    fitting = [name for name in FORMATS if _has_what_is_needed(there, known_mapping(name))]
    if fitting:
        return f"They fit --from {' or '.join(fitting)}."
    return "Name one of them in a mapping file; docs/importing.md shows one."


def _has_what_is_needed(there: tuple[str, ...], mapping: Mapping) -> bool:
    return not absent_in(there, mapping).keys() & set(NEEDED)
