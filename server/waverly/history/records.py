"""The records of a log, one after the other; a broken line is reported and does not stop the reading."""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from waverly.compressed import encoding_of, name_of, opened, text_of, with_delimiter
from waverly.errors import DataError

Form = Literal["csv", "ndjson", "parquet"]
Record = dict[str, Any]  # Any: whatever a log holds

SUFFIXES: dict[str, Form] = {
    ".csv": "csv",
    ".json": "ndjson",
    ".jsonl": "ndjson",
    ".ndjson": "ndjson",
    ".parquet": "parquet",
}
TABLES = {".tsv", ".txt", ".tab"}
"""Names of what is a table, unless the mapping says otherwise."""

PARQUET_ROWS = 10_000
"""Rows of a Parquet file in memory at a time."""

UNEVEN = "a line with more or fewer cells than the header"
NO_OBJECT = "a line that is not a JSON object"

_lines = msgspec.json.Decoder(dict[str, Any])


class Broken(Struct, frozen=True, kw_only=True):
    """A line that is no record, why, and where it stands."""

    reason: str
    line: int


def form_of(path: Path, otherwise: Form | None = None) -> Form:
    """The form that the name of a file or of the one file in a ZIP says, or `otherwise`.

    Raises `DataError` when none of them says it, and when a ZIP cannot be read.
    """
    with _whole(path):
        names = [*path.suffixes, *name_of(path).suffixes]
    suffixes = [suffix for suffix in names if suffix in SUFFIXES]
    if not suffixes and otherwise is not None:
        return otherwise
    if not suffixes and TABLES.intersection(names):
        return "csv"
    if not suffixes:
        raise DataError(
            "The file's name does not say what it is",
            place=str(path),
            mend=f"Name it {', '.join(SUFFIXES)} (or .gz or .zip after it), or set `file` in the mapping.",
        )
    return SUFFIXES[suffixes[-1]]


def records(
    path: Path, form: Form, header: Sequence[str] = (), *, encoding: str | None = None
) -> Iterator[Record | Broken]:
    """Every record of the file. Raises `DataError` when the file itself cannot be read.

    `header` names the cells where the file has as many, parted by tabs, and no header of its own;
    `encoding` is in which letters its text is written, where that is known.
    """
    with _whole(path):
        if header and form != "parquet" and _is_bare(path, header):
            yield from _bare(path, header)
        elif form == "csv":
            yield from _csv(path, encoding)
        else:
            yield from (_ndjson if form == "ndjson" else _parquet)(path)


def encoding_in(path: Path, form: Form) -> str | None:
    """In which letters a table is written; None where its form says it. Raises `DataError` like `records`."""
    with _whole(path):
        return encoding_of(path) if form == "csv" else None


@contextmanager
def _whole(path: Path) -> Iterator[None]:
    """Turn what a broken file raises into `DataError`."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise DataError(
            "The file is written in letters we do not know",
            place=str(path),
            value=str(error),
            mend="Save it as UTF-8 (spreadsheets call it CSV UTF-8), and run the same command again.",
        ) from error
    except (OSError, EOFError, csv.Error) as error:
        raise DataError(
            "The file cannot be read to its end",
            place=str(path),
            value=str(error),
            mend="Is it whole? What was read before is kept; run the same command again.",
        ) from error


def _is_bare(path: Path, header: Sequence[str]) -> bool:
    with text_of(path) as text:
        first = _cells(text.readline())
    return len(first) == len(header) and first != [*header]


def _bare(path: Path, header: Sequence[str]) -> Iterator[Record | Broken]:
    """Read lines in which a quote is an ordinary character and never spans lines."""
    with text_of(path) as text:
        for number, line in enumerate(text, 1):
            cells = _cells(line)
            if len(cells) == len(header):
                yield dict(zip(header, cells, strict=True))
            elif line.strip():
                yield Broken(reason=UNEVEN, line=number)


def _cells(line: str) -> list[str]:
    return line.rstrip("\r\n").split("\t")


def _csv(path: Path, encoding: str | None) -> Iterator[Record | Broken]:
    with text_of(path, encoding) as text:
        lines, delimiter = with_delimiter(text)
        lines = _unless_json(lines, path)
        rows = csv.DictReader(lines, delimiter=delimiter)
        for row in rows:
            if None in row or None in row.values():
                yield Broken(reason=UNEVEN, line=rows.line_num)
            else:
                yield dict(row)


def _unless_json(lines: Iterator[str], path: Path) -> Iterator[str]:
    """Pass the lines on. Raises `DataError` if the first is JSON: it would be taken for the header."""
    first = next(lines, "")
    if first.lstrip().startswith(("{", "[")):
        raise DataError(
            "The file is read as CSV, but holds JSON",
            place=str(path),
            value=first.strip()[:60],
            mend="Name it .ndjson, with one object a line.",
        )
    return chain([first], lines)


def _ndjson(path: Path) -> Iterator[Record | Broken]:
    with opened(path) as raw:
        first = raw.readline().removeprefix(BOM_UTF8)
        if first.lstrip().startswith(b"["):
            raise DataError(
                "The file holds one list of JSON; read is one object a line",
                place=str(path),
                mend="Write each object of the list into a line of its own; jq -c '.[]' does it.",
            )
        for number, line in enumerate(chain([first], raw), 1):
            if not line or line.isspace():
                continue
            try:
                yield _lines.decode(line)
            except msgspec.DecodeError:
                yield Broken(reason=NO_OBJECT, line=number)


def _parquet(path: Path) -> Iterator[Record | Broken]:
    # Imported here: 60 MB that only an import of Parquet needs.
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
    except pa.ArrowInvalid as error:
        raise OSError(str(error)) from error
    schema = file.schema_arrow
    for index, field in enumerate(schema):
        # Python's own times know no nanoseconds; kept, they could be read with pandas alone.
        if pa.types.is_timestamp(field.type) and field.type.unit == "ns":
            schema = schema.set(index, field.with_type(pa.timestamp("us", field.type.tz)))
    for batch in file.iter_batches(batch_size=PARQUET_ROWS):
        yield from batch.cast(schema, safe=False).to_pylist()
