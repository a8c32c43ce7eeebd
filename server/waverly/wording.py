"""How sentences of ours begin and count."""


def counted(number: float, one: str, many: str | None = None) -> str:
    """Return a number with what depends on it: `1 visit`, `2,000 visits`, `3 people are`.

    `many` stands with all numbers but 1; where it is not given, it is `one` with an s.
    """
    whole = int(number) if number == int(number) else number
    return f"{whole:,} {one if whole == 1 else many or one + 's'}"


def begun(text: str) -> str:
    """Return a text with a capital first letter, for the beginning of a line; the rest stays as it is."""
    return text[:1].upper() + text[1:]
