"""The key that signs cookies and links: made once, kept in the home folder, readable by its owner only."""

import os
import secrets
from pathlib import Path

KEY_BYTES = 32


def known_secret_key(path: Path) -> str | None:
    """Return the key in `path`, or None: code that only checks a signature does not create one."""
    return path.read_text(encoding="ascii").strip() if path.exists() else None


def secret_key(path: Path) -> str:
    """Return the key in `path`, making it when there is none. Several processes get the same one."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    key = secrets.token_urlsafe(KEY_BYTES)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    return key
