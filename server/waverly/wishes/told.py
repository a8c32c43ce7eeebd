"""What letters, and the pages behind their links, say in six languages."""

from functools import cache
from importlib import resources

import msgspec


@cache
def words_in(language: str) -> dict[str, str]:
    """Return the words of one of `LANGUAGES`."""
    file = resources.files("waverly.wishes") / "words" / f"{language}.toml"
    return msgspec.toml.decode(file.read_bytes(), type=dict[str, str])
