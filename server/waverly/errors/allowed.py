"""What may stand at a place of a file or a request, read from the type itself, for whoever wrote otherwise.

msgspec says that a value is wrong and where; the choices, keys and forms that would be right are in the type.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct, inspect

from waverly.errors.names import known_are

Meant = TypeVar("Meant")

CURRENCY_MEND = "Write the three capital letters of ISO 4217, such as EUR."
MAILBOX_MEND = "Write one address, such as ann@example.com."

FORMS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "Small letters, digits and single hyphens between them may stand here.",
    "^[a-z0-9][a-z0-9-]{0,47}$": "Small letters, digits and hyphens may stand here, 48 at most.",
    "^[A-Z]{2}$": "Write the two capital letters of ISO 3166-1, such as DE.",
    "^[A-Z]{3}$": CURRENCY_MEND,
    r"^https?://[^\s]+$": "Write an address that begins with https:// or http://.",
    "^whsec_[A-Za-z0-9+/]{32,}={0,2}$": "Write whsec_ and at least 32 characters of base64 after it.",
    "^G-[A-Z0-9]+$": "Write it as Google Analytics shows it, such as G-ABC123.",
    r"^[^@\s]+@[^@\s]+$": MAILBOX_MEND,
    r"^[^@\s]{1,64}@[^@\s]+\.[^@\s]{2,}$": MAILBOX_MEND,
    r"^\+?[0-9 ()./-]{5,30}$": "Write a telephone number, such as +49 30 123456.",
    r"^(#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}|rgb\([\d\s,]+\))$": "Write a colour as #rrggbb, #rgb or rgb(…).",
}
"""What a pattern asks for, in words."""

_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")
_KEY = "`key` in `"
_QUOTED = re.compile("'(.*)'")
_MISSING = re.compile(r"Object missing required field `(.*)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`")
LONGEST = 100
"""A value beyond this is not repeated."""

MISSING = "A field is missing"


MEND: Final = "mend"
"""Under this name a type says its own mend: `Meta(extra={MEND: "Write …."})`."""


class Refusal(Struct, frozen=True, kw_only=True):
    """What is wrong, where (`overlay.kind`), what stands there, and what may, if the type says it.

    `value` is that, or the name of a field, in a sentence; `found` the value as it came. What `is_missing`
    may stand under one of the `unknown_names` beside it: names that nothing reads.
    """

    sentence: str
    path: str = ""
    value: str = ""
    mend: str = ""
    found: object = None
    is_missing: bool = False
    unknown_names: tuple[str, ...] = ()


def refusal_of(error: msgspec.ValidationError, kind: Any, data: object) -> Refusal:  # Any: a type
    """Return why `data` is none of `kind`, in words."""
    sentence, _, place = str(error).partition(" - at ")
    is_key = place.startswith(_KEY)
    place = place.removeprefix(_KEY).strip("`")
    union, found, tags = _at(_type_of(kind), data, place)
    node = _one_of(union, found)
    path = place.removeprefix("$").removeprefix(".")
    if is_key and isinstance(node, inspect.DictType):
        node, found = node.key_type, _QUOTED.findall(sentence)[0]
    if (named := _UNKNOWN.match(sentence)) is not None:
        mend = known_are(named[1], _keys(node))
        return Refusal(sentence="There is no such field", path=path, value=named[1], mend=mend)
    if (named := _MISSING.match(sentence)) is not None:
        wanted, those = _within(union, found, named[1])
        choices = those or _choices(_one_of(wanted, None))
        mend = f"It may be one of: {', '.join(choices)}." if choices else ""
        return Refusal(
            sentence=MISSING,
            path=path,
            value=named[1],
            mend=mend,
            is_missing=True,
            unknown_names=_unknown_names(union, found),
        )
    if (choices := tags or _choices(node)) and isinstance(found, str):
        sentence, mend = "There is no such choice", known_are(found, choices)
        return Refusal(sentence=sentence, path=path, value=shown(found), mend=mend, found=found)
    mend = _form(node)
    if "matching regex" in sentence and mend in FORMS.values():
        sentence = "It cannot be written like this"
    return Refusal(sentence=sentence, path=path, value=shown(found), mend=mend, found=found)


def shown(found: object) -> str:
    """Return a value as it was written; empty where it is long, or none that can be named."""
    return as_json(found)[1:-1] if isinstance(found, str) else as_json(found)


def as_json(found: object) -> str:
    """Return a short value as JSON; empty where it is long, or none that can be named."""
    text = msgspec.json.encode(found).decode() if isinstance(found, str | int | float) else ""
    return text if len(text) <= LONGEST else ""


@cache
def _type_of(kind: Any) -> inspect.Type:
    return inspect.type_info(kind)


Place = tuple[inspect.Type, Any, tuple[str, ...]]  # Any: whatever stands there


def _at(node: inspect.Type, data: Any, path: str) -> Place:
    """Return the type at a path, what stands there, and the tags of what may, where it is a tag."""
    tags: tuple[str, ...] = ()
    for name, index in _STEP.findall(path):
        if name:
            node, tags = _within(node, data, name)
            data = data.get(name) if isinstance(data, Mapping) else None
        else:
            node = _item(node)
            known = index.isdigit() and isinstance(data, list | tuple) and int(index) < len(data)
            data = data[int(index)] if known else None
    return node, data, tags


def _within(node: inspect.Type, data: Any, name: str) -> tuple[inspect.Type, tuple[str, ...]]:
    """Return the type of a struct's field; of its tag, the tags there are."""
    kinds = _structs(node)
    tagged = {str(each.tag): each for each in kinds if each.tag is not None}
    if any(each.tag_field == name for each in kinds):
        return inspect.AnyType(), tuple(tagged)
    struct = _one_of(node, data)
    fields = {each.encode_name: each for each in getattr(struct, "fields", ())}
    return (fields[name].type if name in fields else inspect.AnyType()), ()


def _structs(node: inspect.Type) -> list[inspect.StructType]:
    parts = node.types if isinstance(node, inspect.UnionType) else (node,)
    return [each for each in parts if isinstance(each, inspect.StructType)]


def _one_of(node: inspect.Type, data: Any) -> inspect.Type:
    """Return of several types the one that is meant: by its tag, or what is not merely null."""
    if isinstance(node, inspect.Metadata):
        return node if MEND in (node.extra or {}) else _one_of(node.type, data)
    if not isinstance(node, inspect.UnionType):
        return node
    for each in _structs(node):
        if isinstance(data, Mapping) and each.tag_field and data.get(each.tag_field) == each.tag:
            return each
    meant = [each for each in node.types if not isinstance(each, inspect.NoneType)]
    return _one_of(meant[0], data)


def _item(node: inspect.Type) -> inspect.Type:
    node = _one_of(node, None)
    match node:
        case inspect.DictType():
            return node.value_type
        case inspect.VarTupleType() | inspect.ListType():
            return node.item_type
        case _:
            return inspect.AnyType()


def _keys(node: inspect.Type) -> list[str]:
    if not isinstance(node, inspect.StructType):
        return []
    own = [each.encode_name for each in node.fields]
    return own if node.tag_field is None else [node.tag_field, *own]


def _unknown_names(union: inspect.Type, found: object) -> tuple[str, ...]:
    """Return the names in `found` that none of the structs that may stand there has."""
    known = {key for kind in _structs(union) for key in _keys(kind)}
    return tuple(each for each in found if each not in known) if isinstance(found, Mapping) else ()


def _choices(node: inspect.Type) -> tuple[str, ...]:
    return tuple(str(each) for each in node.values) if isinstance(node, inspect.LiteralType) else ()


def _form(node: inspect.Type) -> str:
    """Return in words what may stand there; empty where msgspec's sentence says all of it."""
    match node:
        case inspect.Metadata(extra={"mend": str(mend)}):
            return mend
        case inspect.StrType():
            return FORMS.get(node.pattern or "", "") or f"Write a text, in quotes{_long(node)}."
        case inspect.BoolType():
            return "Write true or false, without quotes."
        case inspect.IntType() | inspect.FloatType():
            whole = "a whole number" if isinstance(node, inspect.IntType) else "a number"
            return f"Write {whole}{_bounds(node)}, without quotes."
        case inspect.VarTupleType() | inspect.ListType():
            return f"Write a list, in square brackets{_long(node)}."
        case inspect.StructType():
            return f"It takes: {', '.join(_keys(node))}."
        case _:
            return ""


def _bounds(node: inspect.IntType | inspect.FloatType) -> str:
    least = f" from {node.ge:,}" if node.ge is not None else ""
    least = f" above {node.gt:,}" if node.gt is not None else least
    most = f" up to {node.le:,}" if node.le is not None else ""
    return least + most


def _long(node: inspect.StrType | inspect.VarTupleType | inspect.ListType) -> str:
    what = "characters" if isinstance(node, inspect.StrType) else "parts"
    if node.min_length and node.max_length:
        return f", of {node.min_length} to {node.max_length:,} {what}"
    if node.max_length:
        return f", of at most {node.max_length:,} {what}"
    return f", of at least {node.min_length} {what}" if node.min_length else ""
