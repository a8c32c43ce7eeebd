"""Whether the name of an SQLite file that was opened still leads to that file.

Whoever has a file open goes on writing into it after it was deleted, moved, or replaced by a backup. What is
written then is in no folder any more, so nothing more is to be answered as kept.
"""

from pathlib import Path

from waverly.errors import StorageError


class OpenedFile:
    """The file that a connection opened just now."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._opened = _identity(file)

    def refuse_if_gone(self) -> None:
        """Raise StorageError if its name leads to another file by now, or to none."""
        if _identity(self._file) == self._opened:
            return
        raise StorageError(
            "The database’s file was deleted, moved or replaced while it was open",
            place=str(self._file),
            mend="Put it back, or stop the server, restore a backup, and start it again.",
        )


def _identity(file: Path) -> tuple[int, int] | None:
    """Return what tells a file from every other on this machine; None if there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
