"""Which web origins a store may be given: those a browser sends, letter by letter."""

import re

import click

from waverly.errors import WrongUse

_HOST = r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\]"
_ORIGIN = re.compile(rf"(?P<scheme>[a-z][a-z0-9+.-]*)://(?:{_HOST})(?::(?P<port>[0-9]{{1,5}}))?")
"""https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin"""

_UNSAID = {("http", "80"), ("https", "443")}
"""Ports a browser leaves out of an origin."""


def checked_origins(
    context: click.Context, option: click.Parameter, origins: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the origins. Raises WrongUse for one no browser would send; `*` is for tests."""
    for origin in origins:
        if origin != "*" and not _is_sent(origin):
            raise WrongUse(
                "No browser sends such an origin",
                place="--origin",
                value=origin,
                mend="Write scheme://host[:port] in small letters, without a path or a port that goes"
                " without saying, such as https://shop.example or http://localhost:8000.",
            )
    return origins


def _is_sent(origin: str) -> bool:
    found = _ORIGIN.fullmatch(origin)
    return found is not None and (found["scheme"], found["port"]) not in _UNSAID
