"""The key that signs cookies and links: made once, kept in the home folder, readable by its owner only."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from waverly.errors import SettingsError

KEY_BYTES = 32

LEAST_CHARACTERS = 16
"""A shorter key was cut off when it was written: 16 of ours have 96 bits, which nobody guesses."""


def known_secret_key(path: Path) -> str | None:
    """Return the key in `path`, or None: code that only checks a signature does not create one.

    Raises SettingsError for one that is too short.
    """
    return _read(path) if path.exists() else None


def secret_key(path: Path) -> str:
    """Return the key in `path`, making it when there is none. Several processes get the same one.

    Raises SettingsError for one that is too short.
    """
    if not path.exists():
        _make(path)
    return _read(path)


def _make(path: Path) -> None:
    """Write a key completely, then give it its name: nobody reads half of one, and the first one counts."""
    with NamedTemporaryFile("w", dir=path.parent, prefix=path.stem, encoding="ascii") as file:
        file.write(secrets.token_urlsafe(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(file.name, path)  # like the file of a passing name, for its owner only
        except FileExistsError:  # another process was first
            return
        except OSError:  # no links there, as on exFAT and some network drives
            _write_new(path, Path(file.name).read_bytes())


def _write_new(path: Path, content: bytes) -> None:
    with suppress(FileExistsError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)


def _read(path: Path) -> str:
    key = path.read_text(encoding="ascii").strip()
    if len(key) < LEAST_CHARACTERS:
        raise SettingsError(
            "The key that signs sign-ins is too short to protect anybody",
            place=str(path),
            value=f"{len(key)} characters",
            mend="Delete this file and start again: a new key is made, and everybody signs in anew.",
        )
    return key
