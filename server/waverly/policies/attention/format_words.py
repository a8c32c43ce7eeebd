"""What an owner calls each format of help, and a letter; the one place that names them."""

_FORMATS = {
    "inline": "help within the page",
    "popover": "help beside what it is about",
    "corner": "card in the corner",
    "banner": "banner",
    "sheet": "sheet along an edge",
    "mail": "letter",
    "modal": "dialog",
    "fullscreen": "whole screen",
}


def format_words(name: str) -> str:
    """Return what a format is called, to stand after `one`."""
    return _FORMATS.get(name, f"{name} overlay")
