"""The language something is written in, and the one to answer in."""

LANGUAGES = ("en", "de", "es", "fr", "it", "nl")
"""Languages there are words of our own in; the first where nothing better is known."""


def language_of(tag: str | None) -> str | None:
    """Return the language of a tag, without its country: `de-AT` and `de_DE` are both German."""
    return tag.replace("_", "-").partition("-")[0].lower() if tag else None


def language_for(own: str | None, accepted: str = "") -> str:
    """Return the language of `own`, else the first the browser asks for that there are words in.

    `accepted` is what the browser says (`Accept-Language`), best first as browsers write it.
    """
    asked = [tag.partition(";")[0].strip() for tag in accepted.split(",")]
    known = (language_of(tag) for tag in (own, *asked))
    return next((lang for lang in known if lang in LANGUAGES), LANGUAGES[0])
