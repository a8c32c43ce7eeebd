"""Reads what a page says to machines."""

from __future__ import annotations

import html
import json
import re

import msgspec

Node = dict[str, object]


def nodes(text: str) -> dict[str, Node]:
    """Return the page's JSON-LD nodes by type."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    parsed = msgspec.convert([json.loads(entry) for entry in found], list[Node])
    return {str(node["@type"]): node for node in parsed}


def events(text: str) -> dict[str, Node]:
    """Return the parameters of the page's dataLayer events by name."""
    match = re.search(r'id="page-events">(.*?)</script>', text, re.DOTALL)
    assert match is not None
    calls = msgspec.json.decode(match[1], type=list[tuple[str, str, Node]])
    return {name: parameters for _, name, parameters in calls}


def words(text: str) -> str:
    """Return the page's text as a reader sees it, in one line."""
    bare = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", text, flags=re.DOTALL)
    return " ".join(html.unescape(bare).split())
