"""What differs between two versions of a campaign, key by key as its file has them."""

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from waverly.campaigns.schema import Campaign

MAX_VALUE = 60
"""Characters told of a value: whole sentences are to be read in the file."""


class Difference(Struct, frozen=True, kw_only=True):
    """One key, such as `caps.per_session`, with its old and new value, shortened; empty means not there."""

    key: str
    before: str
    after: str


def differences(before: Campaign, after: Campaign) -> tuple[Difference, ...]:
    """Return what differs, by key. A list counts as one value."""
    old = dict(_leaves(msgspec.to_builtins(before)))
    new = dict(_leaves(msgspec.to_builtins(after)))
    return tuple(
        Difference(key=key, before=_short(old.get(key)), after=_short(new.get(key)))
        for key in sorted({*old, *new})
        if old.get(key) != new.get(key)
    )


def _leaves(content: Mapping[str, object], path: str = "") -> Iterator[tuple[str, object]]:
    for key, value in content.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def _short(value: object) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text if len(text) <= MAX_VALUE else f"{text[: MAX_VALUE - 1]}…"
