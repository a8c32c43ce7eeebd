"""Words of ours in several languages: a file each, in a folder of the package that says them."""

from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec

Words = TypeVar("Words")


def words_by_language(package: str, folder: str, kind: type[Words]) -> Callable[[str], Words]:
    """Return what gives the words of a language, each file read once."""

    @cache
    def words_in(language: str) -> Words:
        file = resources.files(package) / folder / f"{language}.toml"
        return msgspec.toml.decode(file.read_bytes(), type=kind)

    return words_in
