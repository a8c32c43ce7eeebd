"""The lexicon that comes with Waverly, and the owner's own beside it."""

from functools import cache
from importlib import resources
from pathlib import Path

from waverly.searches.lexicon import Lexicon, Sheet, parse


@cache
def bundled_sheets() -> dict[str, Sheet]:
    """Return each language's sheet, by its two letters."""
    files = resources.files("waverly.searches") / "lexicon"
    return {
        file.name.removesuffix(".toml"): parse(file.read_text(encoding="utf-8"), file.name)
        for file in sorted(files.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    }


def lexicon_with(own: Path) -> Lexicon:
    """Return the lexicon with the owner's words in the file `own`, if it exists.

    Raises Malformed when the owner's file cannot be read.
    """
    return Lexicon(bundled_sheets(), own_sheet(own))


def own_sheet(own: Path) -> Sheet | None:
    """Return the owner's words, or None without a file. Raises Malformed when it cannot be read."""
    return parse(own.read_text(encoding="utf-8"), str(own)) if own.is_file() else None
