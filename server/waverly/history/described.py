"""Snowplow's self-describing JSON, as the columns its loaders make of it.

https://docs.snowplow.io/docs/fundamentals/schemas/: `iglu:com.acme/product/jsonschema/1-0-2` becomes
`contexts_com_acme_product_1` (a list) or `unstruct_event_com_acme_product_1`; the loader of BigQuery also
writes the whole version, `contexts_com_acme_product_1_0_2`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
from msgspec import Struct

from waverly.history.records import Record

_SCHEMA = re.compile(r"iglu:([\w.-]+)/(\w+)/jsonschema/(\d+)-")
_VERSIONED = re.compile(r"((?:contexts|unstruct_event)_\w+?_\d+)_\d+_\d+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class _Described(Struct, frozen=True, kw_only=True):
    schema: str
    data: Record


class _One(Struct, frozen=True, kw_only=True):
    data: _Described


class _Many(Struct, frozen=True, kw_only=True):
    data: tuple[_Described, ...]


_one = msgspec.json.Decoder(_One)
_many = msgspec.json.Decoder(_Many)


def unfolded(record: Record, columns: Sequence[str]) -> Record:
    """Return the record with what its self-describing columns hold as columns of their own."""
    if not columns:
        return record
    more = {short: record[name] for name, short in _versioned(tuple(record)) if record[name]}
    for column in columns:
        found = record.get(column)
        if isinstance(found, str) and found:
            more.update(_columns_of(found))
    return {**record, **more} if more else record


@lru_cache(maxsize=256)
def _versioned(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the columns named with the whole version, each with its name under the first part alone."""
    found = ((name, _VERSIONED.fullmatch(name)) for name in sorted(names))
    return tuple((name, match[1]) for name, match in found if match)


def _columns_of(text: str) -> Iterator[tuple[str, object]]:
    entities: dict[str, list[Record]] = defaultdict(list)
    try:
        event = _one.decode(text).data
    except msgspec.MsgspecError:
        for entity in _entities(text):
            entities[_name(entity.schema)].append(entity.data)
        yield from ((f"contexts_{name}", found) for name, found in entities.items())
    else:
        yield f"unstruct_event_{_name(event.schema)}", event.data


def _entities(text: str) -> tuple[_Described, ...]:
    try:
        return _many.decode(text).data
    except msgspec.MsgspecError:
        return ()


def _name(schema: str) -> str:
    found = _SCHEMA.match(schema)
    if found is None:
        return schema
    vendor, name, model = found.groups()
    return f"{re.sub('[.-]', '_', vendor)}_{_HUMP.sub('_', name)}_{model}".lower()
