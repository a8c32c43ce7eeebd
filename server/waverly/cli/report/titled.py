"""Formats a part of a report for a terminal: a title, indented lines and a foot."""

from collections.abc import Sequence


def titled(title: str, lines: Sequence[str], *, foot: str = "") -> list[str]:
    """Return a part with its title and foot; nothing where there is nothing to say, not even a title."""
    if not lines:
        return []
    return ["", title, *(f"  {line}" for line in (*lines, *([foot] if foot else ())))]
