"""Names in a record that nothing here reads."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct, inspect
from msgspec.structs import fields


def unknown_fields_in(told: object, kind: type) -> Iterator[str]:
    """Yield the names in `told` that a struct of `kind` has no field for, in its lists too: `lines.sku`."""
    if not isinstance(told, Mapping):
        return
    known = _fields(kind)
    for name, value in told.items():
        if name not in known:
            yield name
        elif (inner := known[name]) is not None:
            for each in _several(value):
                for inside in unknown_fields_in(each, inner):
                    yield f"{name}.{inside}"


def _several(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else [value]


@cache
def _fields(kind: type[Struct]) -> dict[str, type[Struct] | None]:
    """Return the names of a struct's fields, each with the struct within it, if any."""
    own = {field.encode_name: _struct_in(inspect.type_info(field.type)) for field in fields(kind)}
    tag = kind.__struct_config__.tag_field
    return own if tag is None else {**own, tag: None}


def _struct_in(kind: inspect.Type) -> type[Struct] | None:
    match kind:
        case inspect.StructType():
            return kind.cls
        case inspect.VarTupleType() | inspect.ListType():
            return _struct_in(kind.item_type)
        case inspect.UnionType():
            return next(filter(None, map(_struct_in, kind.types)), None)
        case _:
            return None
