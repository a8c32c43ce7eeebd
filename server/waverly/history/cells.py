"""Reads the columns of a record: texts, amounts and currencies, and what could not be read."""

import re
from typing import Any

from msgspec import Struct

from waverly.catalogue.amounts import amount_in
from waverly.history.mapping import Paths
from waverly.history.records import Record
from waverly.storage.people.named_in_logs import digest_of
from waverly.wire.currencies import currency_in

UNSAID = ("", "(not set)", "(not provided)")
"""How files say that they do not know: nothing, and Google Analytics' words for it."""


class UnreadCell(Struct, frozen=True, kw_only=True):
    """What was found in place of an amount or a currency."""

    column: str
    written: str


def first_filled(record: Record, paths: Paths) -> Any:  # Any: whatever the log holds there
    """Return what stands in the first column that is not empty."""
    return place_filled(record, paths)[1]


def place_filled(record: Record, paths: Paths) -> tuple[str, Any]:  # Any: as above
    """Return the first column that is not empty, and what stands there."""
    for path in paths:
        found = record.get(path)
        if found is None and "." in path:
            found = _walk(record, path)
        if found is not None and found not in UNSAID:
            return path, found
    return "", None


def _walk(record: Any, path: str) -> Any:  # Any: objects and lists of unknown content
    for step in path.split("."):
        if isinstance(record, dict):
            record = record.get(step)
        elif isinstance(record, list) and step.isdigit() and int(step) < len(record):
            record = record[int(step)]
        else:
            return None
    return record


def text_in(
    record: Record, paths: Paths, most: int, *, hashed: set[str] | None = None
) -> str | None:
    """Return a text of so many characters at most; a digest of it where it is longer, or names somebody."""
    found = first_filled(record, paths)
    if found is None or isinstance(found, dict | list):
        return None
    text = str(found).strip().replace("\0", "")
    if hashed or (len(text) > most == 64):
        return digest_of(text)
    return text[:most] or None


def amount_or_unread(record: Record, paths: Paths, least: float = 0.0) -> float | UnreadCell | None:
    """Return an amount of money; None where nothing stands."""
    column, found = place_filled(record, paths)
    if found is None or not str(found).strip():
        return None
    number = _number(found)
    if number is not None and least <= number <= MOST:
        return number
    return UnreadCell(column=column, written=str(found))


_MINUS = re.compile(r"^[^\d]*[-−–]\s*[^\d\s]*\s*\d|^\s*\(.*\d.*\)\s*$|\d[-−]\s*\D*$")
"""A minus as people write it: `-20,00`, `−€20.00`, `(20.00)`, `20,00-`; in `20.-` it stands for no cents."""

MOST = 1e9
"""More than this is no amount of a shop."""


def amount_of(record: Record, paths: Paths) -> float | None:
    """Return an amount, or None where there is none that can be read."""
    found = amount_or_unread(record, paths)
    return None if isinstance(found, UnreadCell) else found


def given_back_or_unread(record: Record, paths: Paths) -> float | UnreadCell | None:
    """Return what was given back; many files write it as a negative amount."""
    found = amount_or_unread(record, paths, -MOST)
    return found if found is None or isinstance(found, UnreadCell) else abs(found)


def currency_or_unread(record: Record, paths: Paths) -> str | UnreadCell | None:
    """Return the code of a currency; None where nothing stands."""
    column, found = place_filled(record, paths)
    if found is None or not str(found).strip():
        return None
    return currency_in(str(found)) or UnreadCell(column=column, written=str(found))


def _number(found: object) -> float | None:
    """Return a number as a program writes it, `1.234` being little more than one, or else as people do."""
    if not isinstance(found, str | int | float):
        return None
    try:
        return float(found)
    except ValueError:
        amount = amount_in(str(found))
        return -amount if amount is not None and _MINUS.search(str(found)) else amount
