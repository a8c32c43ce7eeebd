"""Reads JSON-LD as shops write it: wrapped, in lists and graphs, and broken beside good."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

Node = dict[str, Any]

_WRAPPING = re.compile(r"/\*.*?\*/|<!--|-->|<!\[CDATA\[|\]\]>|[\x00-\x1f]+", re.DOTALL)
_OPENING = re.compile(r"[{\[]")
MOST_BROKEN = 50
"""Beginnings tried in vain: each may be read to the script's end."""
_COMMA_TOO_MANY = re.compile(r",\s*(?=[}\]])")


def nodes_in(scripts: Iterable[str]) -> list[Node]:
    """Return every node of some JSON-LD scripts; one that cannot be read keeps no other from counting."""
    return [node for script in scripts for value in _values_in(script) for node in _flat(value)]


def is_a(node: Node, *types: str) -> bool:
    """Tell whether a node is of one of some types, which may be a name, a list, or a full address."""
    return any(re.sub(r"^.*[/#:]", "", str(name)) in types for name in listed(node.get("@type")))


def listed(value: object) -> list[Any]:
    """Return a value as a list: JSON-LD writes one thing without brackets."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _values_in(script: str) -> Iterator[object]:
    """Give the values a script holds one after another, passing over what is none."""
    text = _COMMA_TOO_MANY.sub("", _WRAPPING.sub(" ", script)).strip()
    decoder = json.JSONDecoder()
    at, broken = 0, 0
    while broken < MOST_BROKEN and (found := _OPENING.search(text, at)):
        try:
            value, at = decoder.raw_decode(text, found.start())
        except (ValueError, RecursionError):
            at, broken = found.end(), broken + 1
            continue
        yield value


def _flat(value: object) -> Iterator[Node]:
    if isinstance(value, list):
        for each in value:
            yield from _flat(each)
    elif isinstance(value, dict):
        yield value
        yield from _flat(value.get("@graph"))
        yield from _flat(value.get("mainEntity"))
