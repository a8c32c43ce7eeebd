"""Counts with their nouns, sizes in bytes and capital letters, as every sentence people read has them."""


def counted(number: float, one: str, many: str | None = None) -> str:
    """Return a number with what depends on it: `1 visit`, `2,000 visits`, `3 people are`.

    `many` stands with all numbers but 1; where it is not given, it is `one` with an s.
    """
    whole = int(number) if number == int(number) else number
    return f"{whole:,} {one if whole == 1 else many or one + 's'}"


def sized(count: int) -> str:
    """Return a number of bytes as people say it: `12 kB`, `3.4 MB`, `1.2 GB`."""
    if count >= 1e9:
        return f"{count / 1e9:,.1f} GB"
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3)):,} kB"


def begun(text: str) -> str:
    """Return a text with a capital first letter, for the beginning of a line; the rest stays as it is."""
    return text[:1].upper() + text[1:]
