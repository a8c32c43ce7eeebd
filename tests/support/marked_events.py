"""An event of any kind with a mark in each of its texts, by which whatever leaves can be searched."""

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from tests.support.builders import Json
from waverly.wire import Event

HEAD = ("seq", "at")


def mark_of(field: str) -> str:
    """What stands in a text field of an event: `ann-order`."""
    return f"ann-{field}"


def marked_event(kind: type[Event], seq: int, at: int) -> Json:
    """An event as JSON with every field filled, its texts with their marks."""
    told = {field.name: _filled(field) for field in fields(kind) if field.name not in HEAD}
    return {"kind": str(kind.__struct_config__.tag), "seq": seq, "at": at, **told}


def marks_in(content: bytes, *kinds: type[Struct]) -> set[str]:
    """The fields of these kinds whose marks are found in what left."""
    names = {field.name for kind in kinds for field in fields(kind)}
    return {name for name in names if mark_of(name).encode() in content}


def _filled(field: FieldInfo) -> object:
    mark = mark_of(field.name)
    for value in (mark, "EUR", 1, True, [{"product": mark}], {mark: 1}):
        try:
            msgspec.convert(value, field.type)
        except msgspec.ValidationError:
            continue
        return value
    raise AssertionError(f"nothing here fits {field.name}: {field.type}")
