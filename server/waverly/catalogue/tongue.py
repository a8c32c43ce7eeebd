"""The language something is written in."""


def language_of(tag: str | None) -> str | None:
    """Return the language of a tag, without its country: `de-AT` and `de_DE` are both German."""
    return tag.replace("_", "-").partition("-")[0].lower() if tag else None
