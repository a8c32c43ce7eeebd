"""A file as it was before it was packed: plain, gzip, or a ZIP of one file, told by its first bytes."""

import gzip
import zipfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO, Any

from waverly.errors import DataError

GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"

WORKBOOK_PART = "[Content_Types].xml"
WORKBOOK = "It is a spreadsheet's own file: open it there, and save the sheet as CSV UTF-8."


def opened(path: Path) -> Any:  # Any: gzip's, zipfile's and the built-in's files share no type
    """Return the file to read bytes from. Raises `DataError` for a ZIP that holds not just one file.

    Raises OSError or EOFError, here or while it is read, when the file is not whole.
    """
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith(GZIP):
        return gzip.open(path, "rb")
    return _unzipped(path) if head == ZIP else path.open("rb")


def text_of(path: Path) -> TextIOWrapper:
    """Return the same to read text from, without a mark before it; line ends stay as they are.

    It is UTF-8, or UTF-16 where the mark says so: spreadsheets save "Unicode text" as that.
    """
    file = opened(path)
    is_wide = file.peek(2)[:2] in (BOM_UTF16_LE, BOM_UTF16_BE)
    return TextIOWrapper(file, encoding="utf-16" if is_wide else "utf-8-sig", newline="")


def with_delimiter(lines: Iterator[str]) -> tuple[Iterator[str], str]:
    """Return the lines of a CSV file, and what stands between their cells, told by the first.

    Spreadsheets of half of Europe write a semicolon; some say so in a line `sep=;` before the header.
    """
    first = next(lines, "")
    if first.lower().startswith("sep=") and len(first.rstrip()) == len("sep=;"):
        return lines, first[len("sep=")]
    return chain([first], lines), max(",;\t|", key=first.count)


def _unzipped(path: Path) -> IO[bytes]:
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise OSError(str(error)) from error
    names = [each.filename for each in archive.infolist() if not each.is_dir()]
    names = [name for name in names if not name.startswith("__MACOSX/")]
    if len(names) != 1:
        raise DataError(
            "A ZIP archive holds not just one file",
            place=str(path),
            value=", ".join(names[:5]) or "nothing",
            mend=WORKBOOK
            if WORKBOOK_PART in names
            else "Unpack it, and name the file that is meant.",
        )
    return archive.open(names[0])
