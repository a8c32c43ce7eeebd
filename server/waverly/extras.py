"""How to add what Waverly works without: the optional parts of its own package."""

import json
import shlex
from contextlib import suppress
from importlib.metadata import Distribution, PackageNotFoundError
from urllib.parse import unquote, urlsplit


def install_command(extra: str) -> str:
    """Return the words that add `extra` to this very installation: to a checkout, where it came from one.

    pip notes beside a package where it came from: https://packaging.python.org/specifications/direct-url
    """
    return f"pip install {shlex.quote(f'{_place()}[{extra}]')}"


def _place() -> str:
    note = None
    with suppress(PackageNotFoundError):
        note = Distribution.from_name("waverly").read_text("direct_url.json")
    url = urlsplit(json.loads(note)["url"] if note else "")
    return unquote(url.path) if url.scheme == "file" else "waverly"
