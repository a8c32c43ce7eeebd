"""What an error leaves out of the value it names: it stands in logs, which more people read than settings."""

import re
from urllib.parse import urlsplit, urlunsplit

_TOLD_TO_NOBODY = re.compile(
    r"([?&][^=&#]*(?:token|secret|pass|pwd|key|auth|sig)[^=&#]*=)[^&#]*", re.IGNORECASE
)
"""A parameter of an address whose name says that it lets somebody in."""


def without_password(url: str) -> str:
    """Return an address without who signs in there and with what, which is all before its last `@`."""
    _, at, place = url.rpartition("@")
    return f"…@{place}" if at else url


def without_secrets(url: str) -> str:
    """Return a web address without who signs in there, and without the values of its tokens and keys.

    What cannot be read as a web address loses all before its last `@`.
    """
    shown = _TOLD_TO_NOBODY.sub(r"\1…", url)
    try:
        parts = urlsplit(shown)
        _ = parts.port  # `//user:pass/word@host` has one that is no number
    except ValueError:
        return without_password(shown)
    return urlunsplit(parts._replace(netloc=without_password(parts.netloc)))
