"""The script's parts of earlier versions, kept for pages that were opened before an upgrade.

Browsers cache the entry for an hour, and tabs stay open for days. Both ask for parts by the file names of
their own version. Each version that is started stores its parts in one file, where later versions find them.
"""

import logging
import os
import time
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

log = logging.getLogger(__name__)

KEPT_S = 30 * 86_400
"""How long the parts of a version are kept after a server last started with it."""

ENDING = ".zip"


class EarlierScripts:
    """The files of other versions, in a folder. If it cannot be written, none are kept; the log says so.

    Another machine with the same folder may be a version ahead; its files are found, too.
    """

    def __init__(self, folder: Path, own: Mapping[str, Path]) -> None:
        """Store `own` files, by name, for later versions, and delete what is too old."""
        self._folder = folder
        self._found: dict[str, Path] = {}
        self._archives: list[str] = []
        try:
            _let_go(folder)
            _keep(folder / (_name_of(own) + ENDING), own)
        except OSError as error:
            log.warning("the script's parts are not kept for after the next upgrade: %s", error)

    def find(self, name: str) -> bytes | None:
        """Return the file of this name of the newest version that had it, or None."""
        if name not in self._found:
            self._look_again()
        try:
            with zipfile.ZipFile(self._found[name]) as files:
                return files.read(name)
        except (KeyError, OSError, zipfile.BadZipFile):  # unknown, deleted or damaged
            return None

    def _look_again(self) -> None:
        archives = _archives_in(self._folder)
        names = [archive.name for archive in archives]
        if names != self._archives:  # a flood of unknown names opens nothing
            self._archives = names
            self._found = {name: archive for archive in archives for name in _names_in(archive)}


def _name_of(own: Mapping[str, Path]) -> str:
    """Return a name for a version, made from its file names, which contain content hashes."""
    return sha256("\n".join(sorted(own)).encode()).hexdigest()[:16]


def _keep(archive: Path, own: Mapping[str, Path]) -> None:
    if archive.exists():
        os.utime(archive)
        return
    archive.parent.mkdir(parents=True, exist_ok=True)
    half = archive.with_suffix(f".{os.getpid()}")  # another process may write the same
    with zipfile.ZipFile(half, "w", zipfile.ZIP_STORED, strict_timestamps=False) as files:
        for name, path in own.items():
            files.write(path, name)
    half.replace(archive)


def _let_go(folder: Path) -> None:
    too_old = time.time() - KEPT_S
    for archive in folder.glob(f"*{ENDING}"):
        if archive.stat().st_mtime < too_old:
            archive.unlink(missing_ok=True)


def _archives_in(folder: Path) -> list[Path]:
    """Return the archive of each version, the newest last."""
    try:
        return sorted(folder.glob(f"*{ENDING}"), key=lambda each: each.stat().st_mtime)
    except OSError:  # one of them went meanwhile
        return []


def _names_in(archive: Path) -> list[str]:
    try:
        with zipfile.ZipFile(archive) as files:
            return files.namelist()
    except (OSError, zipfile.BadZipFile):
        return []
