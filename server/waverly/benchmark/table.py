"""A CSV file as columns of numbers, with categories numbered alike in every file."""

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct

from waverly.compressed import text_of, with_delimiter
from waverly.errors import DataError
from waverly.errors.names import listed, nearest_first
from waverly.training.metrics import Floats

MOST = 40
"""Columns listed at most."""

WORDS = {"TRUE": 1.0, "FALSE": 0.0, "": float("nan")}


class Table(Struct, frozen=True, kw_only=True):
    """The cells of a file, by column, as text."""

    place: str
    columns: dict[str, tuple[str, ...]]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(next(iter(self.columns.values()), ()))

    def text(self, name: str) -> tuple[str, ...]:
        """The cells of one column. Raises `DataError` when the file has no such column."""
        if name not in self.columns:
            raise DataError(
                "A column is missing",
                place=self.place,
                value=name,
                mend=f"The file's columns, nearest first: {listed(nearest_first(name, self.columns), MOST)}.",
            )
        return self.columns[name]

    def numbers(self, name: str) -> Floats:
        """One column as numbers; TRUE and FALSE are 1 and 0. Raises `DataError` for other text."""
        cells = self.text(name)
        found = np.array([_number(cell) for cell in cells], dtype=np.float64)
        wrong = np.flatnonzero(np.isinf(found))
        if wrong.size:
            row = int(wrong[0])
            raise DataError(
                f"Column '{name}' holds something that is not a number",
                place=f"{self.place}, row {row + 1:,} of {len(cells):,}",
                value=cells[row],
                mend="Write a number, TRUE or FALSE, or leave it empty where it is not known.",
            )
        return found


class Codes(Struct, frozen=True, kw_only=True):
    """Numbers for the words of each categorical column, taken from the training file."""

    words: dict[str, dict[str, int]]

    def column(self, table: Table, name: str) -> Floats:
        """The column as numbers; a word training never saw is missing."""
        known = self.words[name]
        return np.array([float(known.get(word, np.nan)) for word in table.text(name)])


def _number(cell: str) -> float:
    """Return a cell as a number, NaN where it is empty; what is none, or without end, is infinite."""
    word = cell.strip().upper()
    if word in WORDS:
        return WORDS[word]
    try:
        return float(word)
    except ValueError:
        return float("inf")


def read_table(path: Path) -> Table:
    """The CSV file at `path`, packed or not. Raises `DataError` when it cannot be read or holds no rows."""
    try:
        with text_of(path) as text:
            lines, delimiter = with_delimiter(text)
            head, *rows = csv.reader(lines, delimiter=delimiter)
        columns = dict(zip(head, zip(*rows, strict=True), strict=True)) if rows else {}
    except (OSError, EOFError, ValueError, csv.Error) as error:
        raise _unreadable(path, str(error)) from error
    if not columns:
        raise _unreadable(path, "no rows")
    return Table(place=str(path), columns=columns)


def _unreadable(path: Path, why: str) -> DataError:
    return DataError(
        "The file cannot be read as CSV",
        place=str(path),
        value=why,
        mend="Give a CSV file with a header and rows, packed with gzip or ZIP or not.",
    )


def codes_of(table: Table, names: Sequence[str]) -> Codes:
    """Numbers for every word in the named columns, in alphabetical order."""
    return Codes(
        words={
            name: {word: number for number, word in enumerate(sorted(set(table.text(name))))}
            for name in names
        }
    )


def matrix_of(
    table: Table, numeric: Sequence[str], categorical: Sequence[str], codes: Codes
) -> Floats:
    """The named columns side by side, numbers first."""
    columns = [table.numbers(name) for name in numeric]
    return np.column_stack([*columns, *(codes.column(table, name) for name in categorical)])
