"""Whether a record counts, by its columns: a cancelled order does not."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from waverly.history.cells import text_in
from waverly.history.mapping import Mapping, Without
from waverly.history.records import Record


class NotTold(Struct, frozen=True, kw_only=True):
    """A record that is left out; `on_purpose` if the mapping says so, `example` what it held."""

    reason: str
    on_purpose: bool = False
    example: str = ""


ANY = "*"
"""Stands for every value in `Without.values`."""

NEW_STATUS = "a status that is not known"
"""How the reason begins for what may be no order, and is kept as one."""


def left_out(record: Record, mapping: Mapping) -> NotTold | None:
    """Return why a record does not count, or None."""
    for rule, column, found in _said(record, mapping):
        if ANY in rule.values:
            return NotTold(reason=f"{column} is filled", on_purpose=True)
        if found in _folded(rule.values):
            return NotTold(reason=f"{column} is {found}", on_purpose=True)
    return None


def new_statuses(record: Record, mapping: Mapping) -> Iterator[NotTold]:
    """Yield statuses that the mapping lists neither as orders nor as left out."""
    for rule, column, found in _said(record, mapping):
        if rule.kept and found not in _folded((*rule.kept, *rule.paid_back)):
            yield NotTold(
                reason=f"{NEW_STATUS} in {column}, kept as an order", example=f"‘{found}’"
            )


def is_paid_back(record: Record, mapping: Mapping) -> bool:
    """Return whether a status says that all of the money was given back."""
    return any(found in _folded(rule.paid_back) for rule, _, found in _said(record, mapping))


def _said(record: Record, mapping: Mapping) -> Iterator[tuple[Without, str, str]]:
    """Give each rule about whose columns the record says something, with the column and what it says."""
    for rule in mapping.without:
        told = ((column, text_in(record, (column,), 64)) for column in rule.columns)
        filled = next(((column, text.casefold()) for column, text in told if text), None)
        if filled is not None:
            yield rule, *filled


@cache
def _folded(values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(value.casefold() for value in values)
