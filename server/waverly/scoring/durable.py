"""Writes files completely or not at all, even if the power fails."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def place_folder(files: Mapping[str, bytes], target: Path) -> None:
    """Make the folder `target` with these files: a reader sees the whole of it or nothing."""
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        for name, content in files.items():
            write_durably(beside / name, content)
        # mkdtemp makes the folder private; a server may run as another user of the group.
        beside.chmod(0o755)
        sync_folder(beside)
        beside.rename(target)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    sync_folder(target.parent)


def write_durably(file: Path, content: bytes) -> None:
    """Write `file` so that it outlives a power cut."""
    with file.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())


def sync_folder(folder: Path) -> None:
    """Make what was renamed into `folder` outlive a power cut."""
    if (
        os.name == "nt"
    ):  # Windows cannot open a folder; its rename is durable by the file system's journal.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
