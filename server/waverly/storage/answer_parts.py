"""Several small results in one query: parts whose rows have the same columns, read by one statement.

Each part says which of the columns it fills; the others are empty.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, literal_column, null, select
from sqlalchemy.types import TypeEngine

from waverly.storage.prepared_query import AnswerRow

Columns = Mapping[str, TypeEngine[Any]]  # Any: each column has its own type
"""What a row of an answer may tell, after the name of its part."""

Part = Select[*tuple[Any, ...]]


def part_of(columns: Columns, part: str, /, **told: ColumnElement[Any]) -> Part:
    """Return the part of this name; it fills the columns named in `told`."""
    empty: dict[str, ColumnElement[Any]] = {
        column: cast(null(), kind) for column, kind in columns.items()
    }
    values = [value.label(column) for column, value in (empty | told).items()]
    return select(literal_column(f"'{part}'", String()).label("part"), *values)


def by_part(rows: Iterable[AnswerRow]) -> dict[str, list[AnswerRow]]:
    """Return the rows of an answer by the name of their part, without it."""
    parts: dict[str, list[AnswerRow]] = {}
    for part, *told in rows:
        parts.setdefault(part, []).append(told)
    return parts
