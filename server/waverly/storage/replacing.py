"""Writes a file completely or not at all: a reader sees the old one or the new one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copymode
from tempfile import NamedTemporaryFile


@contextmanager
def in_place_of(file: Path) -> Iterator[Path]:
    """Yield a file to write; it replaces `file` if the block succeeds, and is deleted if it fails.

    Each has its own name: two may write at once, and the last to finish counts.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix=file.stem, suffix=".new", delete=False) as made:
        new = Path(made.name)
    try:
        yield new
        if file.exists():
            copymode(file, new)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
