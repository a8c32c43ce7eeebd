"""Plain data, JSON and TOML as one of our types, or a refusal that names place, value and mend."""

from typing import Any, TypeVar

import msgspec

from waverly.errors import WaverlyError
from waverly.errors.allowed import Refusal, refusal_of
from waverly.errors.names import beside

Meant = TypeVar("Meant")


class Unfit(msgspec.ValidationError):
    """A value that cannot stand where it is found."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{said(refusal)} - at `{inside('$', refusal.path)}`")
        self.refusal = refusal


def said(refusal: Refusal) -> str:
    """Return what is wrong, with which value, and the mend, as sentences."""
    what = f"{refusal.sentence}: {refusal.value}" if refusal.value else refusal.sentence
    return f"{what.rstrip('.')}. {refusal.mend}".rstrip()


def inside(place: str, path: str) -> str:
    """Return a path within a place: `events[3].at`."""
    return f"{place}{'' if path[:1] in ('', '[') else '.'}{path}"


def fit(data: object, kind: type[Meant]) -> Meant:
    """Return plain data as a `kind`. Raises Unfit."""
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise Unfit(refusal_of(error, kind, data)) from error


def json_as(content: bytes, kind: type[Meant]) -> Meant:
    """Return what JSON says. Raises Unfit, and `msgspec.DecodeError` where it is no JSON."""
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.ValidationError as error:
        raise unfit(error, kind, content) from error


def unfit(error: msgspec.ValidationError, kind: Any, content: bytes) -> Unfit:  # Any: a type
    """Return why JSON is none of `kind`; as msgspec says it where the rest of it is past all reading."""
    try:
        return Unfit(refusal_of(error, kind, msgspec.json.decode(content)))
    except (msgspec.ValidationError, RecursionError, UnicodeDecodeError):
        return Unfit(Refusal(sentence=str(error)))


def toml_as(
    text: str | bytes, kind: type[Meant], place: str, refuse: type[WaverlyError], otherwise: str
) -> Meant:
    """Return what a TOML text says. Raises `refuse` with the place, the value and the mend.

    `otherwise` is the mend where the type says none.
    """
    try:
        data = msgspec.toml.decode(text)
    except msgspec.DecodeError as error:
        raise refuse(
            "This file is not TOML", place=place, value=str(error), mend="Correct that line."
        ) from error
    try:
        return fit(data, kind)
    except Unfit as error:
        found = error.refusal
        raise refuse(
            found.sentence,
            place=f"{place} {found.path}".strip(),
            value=beside(found.value, found.unknown_names),
            mend=found.mend or otherwise,
        ) from error
