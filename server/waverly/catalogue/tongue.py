"""The language something is written in, and the one to answer in."""

LANGUAGES = ("en", "de", "es", "fr", "it", "nl")
"""Languages there are words of our own in; the first where nothing better is known."""

_NAMES = {
    "en": "English", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian",
    "nl": "Dutch", "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "el": "Greek", "et": "Estonian", "fi": "Finnish", "he": "Hebrew",
    "hr": "Croatian", "hu": "Hungarian", "is": "Icelandic", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian", "nn": "Norwegian", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip
"""What languages of shops are called in English, which is what owners read."""


def name_of(tag: str) -> str:
    """Return what a language is called: `German`, `German (AT)`; one that has no name here by its tag."""
    language, _, region = tag.replace("_", "-").partition("-")
    name = _NAMES.get(language.lower())
    if name is None:
        return tag
    return f"{name} ({region})" if region else name


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
