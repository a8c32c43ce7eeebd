"""The language something is written in, and the one to answer in."""

from functools import cache

LANGUAGES = ("en", "de", "es", "fr", "it", "nl")
"""Languages there are words of our own in; the first where nothing better is known."""


@cache
def name_of(tag: str) -> str:
    """Return what a language is called in English, which is what owners read: `German`, `German (AT)`.

    One that is in no list of the world's languages is called by its tag.
    """
    # Imported here: a server whose shops speak as its campaigns do loads no locale data.
    from babel import Locale, UnknownLocaleError

    language, _, region = tag.replace("_", "-").partition("-")
    try:
        name = Locale.parse(language.lower()).get_language_name("en")
    except (UnknownLocaleError, ValueError):
        return tag
    return f"{name} ({region})" if name and region else name or tag


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
