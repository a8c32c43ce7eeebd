"""The records of a feed in any form: names with their texts, as written in the file."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element  # types only; defusedxml parses

import msgspec

from waverly.compressed import opened
from waverly.errors import DataError
from waverly.storage.catalogue.feed_rows import Form

Record = dict[str, Any]  # Any: text, or what JSON holds

_ITEMS = ("item", "entry")
"""What RSS and Atom call one product."""


def form_of(path: Path) -> Form:
    """Return the form of a feed by its first characters. Raises DataError when they do not tell."""
    with opened(path) as file:
        head = file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        return "xml"
    if head.startswith((b"{", b"[")):
        return "json"
    first_line = head.partition(b"\n")[0]
    if b"\t" in first_line:
        return "tsv"
    if b"," in first_line or b";" in first_line:
        return "csv"
    raise DataError(
        "This is not a product feed we can read",
        place=str(path),
        value=first_line[:60].decode("utf-8", "replace"),
        mend="Give Google Merchant XML, TSV or CSV, or JSON.",
    )


def records_of(path: Path, form: Form) -> Iterator[Record]:
    """Yield the records. Raises DataError when the file itself cannot be read to its end."""
    try:
        with opened(path) as file:
            yield from _xml(file) if form == "xml" else _table(file, form)
    except (
        OSError,
        EOFError,
        ValueError,  # includes invalid UTF-8, and what defusedxml forbids
        SyntaxError,  # invalid XML
        csv.Error,
    ) as error:
        raise DataError(
            "The feed cannot be read to its end",
            place=str(path),
            value=str(error) or type(error).__name__,
            mend="Nothing of it was taken. Is it whole, and in UTF-8?",
        ) from error


def json_of(path: Path) -> Any:  # Any: whatever JSON holds
    """Return a JSON feed as it stands. Raises DataError when it is none."""
    try:
        with opened(path) as file:
            return msgspec.json.decode(file.read())
    except (OSError, EOFError, msgspec.DecodeError) as error:
        raise DataError("This is not JSON", place=str(path), value=str(error)) from error


def _xml(file: IO[bytes]) -> Iterator[Record]:
    """Yield each product as the file streams by; entities and document types are refused."""
    # Imported here: a server that reads no such feed does not load it.
    from defusedxml.ElementTree import iterparse

    for _, element in iterparse(file, events=("end",), forbid_dtd=True):
        if _name(element) in _ITEMS:
            yield _record(element)
            element.clear()


def _record(element: Element) -> Record:
    record: Record = {}
    for child in element:
        name = _name(child)
        value: object = (child.text or "").strip()
        if len(child):
            value = {_name(part): (part.text or "").strip() for part in child}
        elif name == "link" and not value:
            value = child.get("href", "")
        if name in record and not isinstance(record[name], list):
            record[name] = [record[name]]
        record[name] = [*record[name], value] if name in record else value
    return record


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _table(file: IO[bytes], form: Form) -> Iterator[Record]:
    lines = (line.decode("utf-8-sig") for line in file)
    header = next(lines, "")
    delimiter = "\t" if form == "tsv" else max(",;", key=header.count)
    names = [_column(name) for name in next(csv.reader([header], delimiter=delimiter), [])]
    for row in csv.reader(lines, delimiter=delimiter):
        if row:
            yield dict(zip(names, row, strict=False))


def _column(name: str) -> str:
    """Return a column's name as the XML has it: `g:Image Link` is `image_link`."""
    return name.strip().removeprefix("g:").lower().replace(" ", "_").partition("(")[0]
