"""A file as it was before it was packed: plain, gzip, or a ZIP of one file, told by its first bytes."""

import gzip
import re
import zipfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO, Any

from waverly.errors import DataError

GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"

UTF_8, WINDOWS = "utf-8-sig", "cp1252"

PART = 2**20
"""Bytes looked through at a time."""

_PAIR = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A letter of UTF-8; in Windows-1252 it would be a letter with an accent and then signs, as in few texts."""

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


def name_of(path: Path) -> Path:
    """Return the name that says what a file is: its own, or in a ZIP that of the one file within it.

    Raises `DataError` for a ZIP that holds not just one file, and OSError when the file is not whole.
    """
    with path.open("rb") as file:
        if file.read(len(ZIP)) != ZIP:
            return path
    with _archive(path) as archive:
        return Path(_only_in(archive, path))


def text_of(path: Path, encoding: str | None = None) -> TextIOWrapper:
    """Return the same to read text from, without a mark before it; line ends stay as they are.

    It is in `encoding`, else in UTF-8, or in UTF-16 where its beginning says so.
    """
    return TextIOWrapper(opened(path), encoding=encoding or _wide(path) or UTF_8, newline="")


def encoding_of(path: Path) -> str:
    """Return in which letters a text is written: UTF-8, UTF-16 or, where it can be neither, Windows-1252.

    The whole file is looked through, for the first odd letter may be its last. Where both UTF-8 and
    Windows-1252 stand in it, it is called UTF-8: whoever reads it comes upon what is wrong.
    """
    wide = _wide(path)
    if wide is not None:
        return wide
    strict, loose = getincrementaldecoder("utf-8")(), getincrementaldecoder("cp1252")()
    is_utf_8, is_windows, has_pairs = True, True, False
    with opened(path) as file:
        while part := file.read(PART):
            is_utf_8 = is_utf_8 and _takes(strict, part)
            is_windows = is_windows and _takes(loose, part)
            has_pairs = has_pairs or _PAIR.search(part) is not None
    return WINDOWS if is_windows and not is_utf_8 and not has_pairs else UTF_8


def _takes(decoder: IncrementalDecoder, part: bytes) -> bool:
    try:
        decoder.decode(part)
    except UnicodeDecodeError:
        return False
    return True


def _wide(path: Path) -> str | None:
    """Return the kind of UTF-16 of a text: by its mark, or as every second byte of Latin letters is 0."""
    with opened(path) as file:
        head = file.read(2)
    if head in (BOM_UTF16_LE, BOM_UTF16_BE):
        return "utf-16"
    return "utf-16-le" if head[1:] == b"\0" else "utf-16-be" if head[:1] == b"\0" else None


def with_delimiter(lines: Iterator[str]) -> tuple[Iterator[str], str]:
    """Return the lines of a CSV file, and what stands between their cells, told by the first.

    Spreadsheets of half of Europe write a semicolon; some say so in a line `sep=;` before the header.
    """
    first = next(lines, "")
    if first.lower().startswith("sep=") and len(first.rstrip()) == len("sep=;"):
        return lines, first[len("sep=")]
    return chain([first], lines), max(",;\t|", key=first.count)


def _unzipped(path: Path) -> IO[bytes]:
    archive = _archive(path)
    return archive.open(_only_in(archive, path))


def _archive(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise OSError(str(error)) from error


def _only_in(archive: zipfile.ZipFile, path: Path) -> str:
    """Return the name of the one file in an archive."""
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
    return names[0]
