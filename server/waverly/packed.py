"""A file as it was before it was packed: plain, gzip, or a ZIP of one file, told by its first bytes."""

import gzip
import zipfile
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

from waverly.errors import DataError

GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"


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
    """Return the same to read UTF-8 from, without a mark before it; line ends stay as they are."""
    return TextIOWrapper(opened(path), encoding="utf-8-sig", newline="")


def delimiter_of(first_line: str) -> str:
    """Return what stands between cells; spreadsheets of half of Europe write a semicolon."""
    return max(",;\t", key=first_line.count)


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
            mend="Unpack it, and name the file that is meant.",
        )
    return archive.open(names[0])
