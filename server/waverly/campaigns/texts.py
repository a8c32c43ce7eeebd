"""Everything a campaign says to people, piece by piece, with its place in the file and its language."""

import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from msgspec import Struct

from waverly.campaigns.templates import AnyTemplate

Role = Literal["name", "button", "text", "alt"]
"""What a text is: a heading or option, what a button says, words to read, or what a picture shows."""

_ROLES: dict[str, Role] = {
    "title": "name",
    "question": "name",
    "label": "name",
    "prompt": "name",
    "low": "name",
    "high": "name",
    "submit": "button",
    "body": "text",
    "answer": "text",
    "thanks": "text",
    "done": "text",
    "agree": "text",
    "terms": "text",
    "missing": "text",
    "reached": "text",
    "over": "text",
    "message": "text",
    "alt": "alt",
}
"""Fields people read, by name: what is not here is an address, an id or a setting."""

_FILLED = re.compile(r"\{[\w.-]+\}")
"""A word in braces; the forms of a plural are words of the file's own."""

_BUTTONS = ("actions", "routes", "contacts", "action")
"""Lists whose labels are those of buttons."""


class CampaignText(Struct, frozen=True, kw_only=True):
    """One text. `action` is what a button does, `lang` the language it is said to be in."""

    place: str
    role: Role
    text: str
    lang: str | None = None
    action: str | None = None


class Version(Struct, frozen=True, kw_only=True):
    """One way a campaign may be said: as its overlay, or in one of its other wordings."""

    place: str
    template: AnyTemplate
    own: frozenset[str]
    """Fields this wording has of its own; the others are the overlay's and were looked at there."""


def texts_of(version: Version) -> Iterator[CampaignText]:
    """Yield every text of a version, in the order of its file."""
    content = msgspec.to_builtins(version.template)
    for name, value in content.items():
        if name in version.own:
            for found in _texts(value, (name,), {}):
                yield _campaign_text(found, version)


def whole(template: AnyTemplate, place: str = "") -> Version:
    """Return a template as a version of which every word is looked at."""
    return Version(place=place, template=template, own=frozenset(type(template).__struct_fields__))


def spoken_keys(version: Version) -> tuple[str, ...]:
    """Return the keys of a version with words of its own to read, beside what is filled in."""
    keys = dict.fromkeys(
        piece.place.removeprefix(f"{version.place}.").partition(".")[0].partition("[")[0]
        for piece in texts_of(version)
        if any(letter.isalpha() for letter in _FILLED.sub("", piece.text))
    )
    return tuple(keys)


class _Text(Struct, frozen=True, kw_only=True):
    """A text as found: the keys and places that lead to it, and the object it stands in."""

    path: tuple[str | int, ...]
    text: str
    owner: dict[str, Any]


def _texts(value: Any, path: tuple[str | int, ...], owner: dict[str, Any]) -> Iterator[_Text]:
    """Yield the texts of fields people read, wherever they stand."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key), value)
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index), owner)
    elif isinstance(value, str) and _field(path) in _ROLES:
        yield _Text(path=path, text=value, owner=owner)


def _campaign_text(found: _Text, version: Version) -> CampaignText:
    field = _field(found.path)
    is_button = field == "label" and any(part in _BUTTONS for part in found.path)
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in found.path)
    return CampaignText(
        place=f"{version.place}{place}",
        role="button" if is_button else _ROLES[field],
        text=found.text,
        lang=version.template.lang,
        action=str(found.owner.get("type", "")) if is_button else None,
    )


def _field(path: tuple[str | int, ...]) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")
