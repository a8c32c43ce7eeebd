"""A mapping file: says which column of a log means what."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Literal

from msgspec import Struct

from waverly.errors import DataError
from waverly.errors.fitting import toml_as
from waverly.history.past_event import TELLABLE

FORMATS = ("ga4", "segment", "snowplow", "shopify", "woocommerce", "otto", "retailrocket", "rees46")
"""Mappings that come along, by the name of the tool the file is from."""

Paths = tuple[str, ...]
"""Columns that may hold a value; the first that is not empty counts. Dots go into objects and lists."""


class Columns(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which column of a record holds each fact."""

    visitor: Paths
    at: Paths
    kind: Paths = ()
    session: Paths = ()
    product: Paths = ()
    name: Paths = ()
    category: Paths = ()
    price: Paths = ()
    quantity: Paths = ()
    currency: Paths = ()
    order: Paths = ()
    number: Paths = ()
    value: Paths = ()
    refunded: Paths = ()
    refunded_at: Paths = ()
    query: Paths = ()
    results: Paths = ()
    step: Paths = ()
    path: Paths = ()
    page_type: Paths = ()
    device: Paths = ()
    referrer: Paths = ()


class Without(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Records to leave out: those whose first filled column of these has one of the values, `*` being any.

    `kept` are values of orders; where some are named, any other is reported. So are `paid_back`, of orders
    whose whole value was given back.
    """

    columns: Paths
    values: tuple[str, ...]
    kept: tuple[str, ...] = ()
    paid_back: tuple[str, ...] = ()


class Mapping(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to read a file.

    `file` is its form where its name does not say it. `kinds` translates names of events; the
    wire's own names and GA4's and Segment's are known already. A name given as an empty text is
    left out on purpose. `kind` holds for every record of a file of one kind. `hashed` are columns
    that name people: what is kept of them is a digest. `guests` are values of a visitor's column that
    stand for anybody without an account: the next column is asked, and where none names somebody, each
    order is by a person of its own. `one_of_many` is a column that only the
    first line of an order fills. `without` names records to leave out. `explode` is a list of
    events within a record, `params` a list of GA4's keys and values.
    `header` names the cells of tab-separated lines where the file does not, and `described` columns of
    Snowplow's self-describing JSON.
    """

    columns: Columns
    file: Literal["csv", "ndjson", "parquet"] | None = None
    kinds: dict[str, str] = {}
    kind: str | None = None
    hashed: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    one_of_many: str | None = None
    without: tuple[Without, ...] = ()
    explode: str | None = None
    params: str | None = None
    header: tuple[str, ...] = ()
    described: tuple[str, ...] = ()


def read_mapping(path: Path) -> Mapping:
    """The mapping in a TOML file. Raises `DataError` that names the place of what is invalid."""
    try:
        return _decode(path.read_bytes(), str(path))
    except OSError as error:
        raise DataError(
            "The mapping file cannot be read",
            place=str(path),
            value=error.strerror or str(error),
            mend="Give a TOML file; docs/importing.md shows one.",
        ) from error


def known_mapping(name: str) -> Mapping:
    """One of the mappings that come along."""
    return _decode((files("waverly.history") / "formats" / f"{name}.toml").read_bytes(), name)


def _decode(content: bytes, place: str) -> Mapping:
    mapping = toml_as(
        content, Mapping, place, DataError, "docs/importing.md lists what it may say."
    )
    for name, kind in (*mapping.kinds.items(), ("kind", mapping.kind or "")):
        if kind and kind not in TELLABLE:
            raise DataError(
                "A mapping names a kind of event that there is not",
                place=f"{place} {name}",
                value=kind,
                mend=_misplaced(name, kind) + f"Use one of: {', '.join(sorted(TELLABLE))}.",
            )
    return mapping


def _misplaced(name: str, kind: str) -> str:
    """Return where a line of `kinds` belongs, or its correct form, if its sides may have been swapped."""
    if name in Mapping.__struct_fields__ and name != "kind":
        return f"Move {name} above [kinds]: in TOML, a line belongs to the table above it. "
    if name not in TELLABLE:
        return ""
    written = json.dumps(kind, ensure_ascii=False)
    return f'In [kinds] the log’s name stands left and ours right: {written} = "{name}". '
