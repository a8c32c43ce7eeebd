"""Makes `docs/overlays/`: a page for each kind of overlay, from its template and a few notes."""

import inspect
import json
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, get_args

import msgspec

from waverly.campaigns.templates import AnyTemplate
from waverly.wire.overlay.base import Overlay
from waverly.wire.overlay.suits import FORMATS

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "overlays"
TEMPLATES = {str(kind.__struct_config__.tag): kind for kind in get_args(AnyTemplate)}
COMMON = frozenset({"kind", *Overlay.__struct_fields__})
"""Keys that every overlay has: the folder's first page tells of them."""

Notes = dict[str, dict[str, str]]
Takes = Callable[[dict[str, Any]], str]


def notes() -> Notes:
    """Return what is said of each kind beside what follows from the code."""
    return tomllib.loads((FOLDER / "notes.toml").read_text(encoding="utf-8"))


def name_of(kind: str) -> str:
    """Return what a kind is called in a heading."""
    return kind.replace("_", " ").capitalize()


def page(kind: str, note: str, takes: Takes) -> str:
    """Return the page of one kind."""
    said = notes()[kind]
    picture = f"![{name_of(kind)} in the demo shop](../images/overlays/{kind}.webp)"
    return "".join(
        (
            f"{note}# {name_of(kind)}\n\n{said['what']}\n\n{picture}\n\n",
            f"**When.** {said['when']}\n\n**Formats.** {', '.join(FORMATS[kind])}\n\n",
            f"**Facts.** {_facts(kind)}\n\n## Content\n\n",
            "Beside what [every overlay](README.md#what-every-overlay-has) has:\n\n",
            *_schema(kind, takes),
            f"\n## Accessibility\n\n{said['access']} {_EVERYWHERE}\n",
        )
    )


def _facts(kind: str) -> str:
    return " ".join((inspect.getdoc(TEMPLATES[kind]) or "").split())


def _schema(kind: str, takes: Takes) -> Iterator[str]:
    _, components = msgspec.json.schema_components([TEMPLATES[kind]])
    schema = components[TEMPLATES[kind].__name__]
    required = set(schema.get("required", ()))
    yield "| key | takes | default |\n|---|---|---|\n"
    for key, value in schema["properties"].items():
        if key in COMMON:
            continue
        shown = f"**`{key}`**" if key in required else f"`{key}`"
        default = f"`{json.dumps(value['default'])}`" if "default" in value else "–"
        # The structs it names are told in the campaign reference.
        yield f"| {shown} | {takes(value).replace('](#', '](../reference/campaigns.md#')} | {default} |\n"


def pages(note: str, takes: Takes) -> dict[Path, Callable[[], str]]:
    """Return each page and what makes its content."""
    return {FOLDER / f"{kind}.md": partial(page, kind, note, takes) for kind in TEMPLATES}


_EVERYWHERE = "[What holds for every overlay](README.md#for-everyone)"
