"""The table of detectors, read from the client: what each means, where it listens, its thresholds."""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from waverly.wire.moments import MOMENTS

HEAD = """# Detectors

Made from the detectors' own files. [What they stay silent for, and why](../detectors.md).

| moment | what it means | on pages | reported | thresholds |
|---|---|---|---|---|
"""

_LISTENS = re.compile(r"\[(on\w+), \"(.+?)\"\]")
_MEANS = re.compile(r"/\*\*((?:(?!\*/).)*?)\*/\s*export (?:function|const) (on\w+)", re.DOTALL)
_KIND = re.compile(r'kind: "(\w+)"')
_IMPORTED = re.compile(r"import \{([^}]*)\} from \"\.\./constants\.js\"")
_KIND_MEANS = re.compile(r"`(\w+_click)`: ([^`]+?)(?= `|$)")
_CONSTANT = re.compile(r"^export const (\w+) = (.+);$", re.MULTILINE)
_OWN = ("seq", "at", "strength", "product")


def detector_table(note: str, client: Path) -> str:
    """Return the page. Raises KeyError when a moment has no detector, or a detector no description."""
    folder = client / "src" / "detectors"
    constants = dict(_CONSTANT.findall((client / "src" / "constants.js").read_text("utf-8")))
    pages = dict(
        listed
        for file in ("index.js", "ofProduct.js", "ofCheckout.js", "ofSearch.js")
        for listed in _LISTENS.findall((folder / file).read_text("utf-8"))
    )
    rows: dict[str, str] = {}
    for name, types in pages.items():
        text = (folder / f"{name}.js").read_text("utf-8")
        means = {found: _sentence(doc) for doc, found in _MEANS.findall(text)}[name]
        each = dict(_KIND_MEANS.findall(means))
        for kind in set(_KIND.findall(text)):
            thresholds = _own(kind, constants) if kind in each else _thresholds(text, constants)
            rows[kind] = (
                f"{each.get(kind, means)} | {types.replace('|', ', ')} | {_fields(kind)} | "
                f"{thresholds} |\n"
            )
    kinds = [_tag(kind) for kind in MOMENTS]
    return note + HEAD + "".join(f"| `{kind}` | {rows[kind]}" for kind in kinds)


def _sentence(doc: str) -> str:
    lines = (line.strip().removeprefix("*").strip() for line in doc.splitlines())
    return " ".join(line for line in lines if line and not line.startswith("@"))


def _thresholds(text: str, constants: Mapping[str, str]) -> str:
    imported = [name.strip() for names in _IMPORTED.findall(text) for name in names.split(",")]
    return _listed([name for name in imported if name in constants], constants)


def _own(kind: str, constants: Mapping[str, str]) -> str:
    """Return the thresholds of one of several kinds that a detector tells, known by their name."""
    beginning = kind.removesuffix("click")
    return _listed([name for name in constants if name.lower().startswith(beginning)], constants)


def _listed(names: list[str], constants: Mapping[str, str]) -> str:
    return "<br>".join(f"{name.lower()} {constants[name]}" for name in names) or "–"


def _fields(kind: str) -> str:
    struct = next(each for each in MOMENTS if _tag(each) == kind)
    own = [f"`{name}`" for name in struct.__struct_fields__ if name not in _OWN]
    return ", ".join(own) or "–"


def _tag(kind: type[msgspec.Struct]) -> str:
    return str(kind.__struct_config__.tag)
