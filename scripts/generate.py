"""Makes the files that follow from code, or with `--check` names those that are stale."""

import inspect
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import click
import msgspec

from scripts import overlay_pages
from scripts.detector_table import detector_table
from waverly.api.openapi import openapi, schemas
from waverly.campaigns.schema import Campaign
from waverly.cli import group
from waverly.features import FEATURES
from waverly.integrations.export.schema import TABLES
from waverly.publishing.conformance import Conformance, render
from waverly.reporting.figures import span_of
from waverly.reporting.measuring.metrics import METRICS
from waverly.searches import bundled_sheets
from waverly.searches.lexicon import TOPICS, Sheet, words_of
from waverly.settings import Settings, variable
from waverly.wire.commerce import ALIASES, COMMERCE
from waverly.wire.interactions import INTERACTIONS
from waverly.wire.moments import MOMENTS

ROOT = Path(__file__).resolve().parents[1]
CLIENT = ROOT / "client_js"
NOTE = "<!-- Made by scripts/generate from the code; change the code, then run `make generate`. -->\n\n"


METRICS_NOTE = """Counted per visitor, from the first time help was, or would have been, shown to them.
Amounts are in whole units of their currency; the window runs from that first time.
"""

CAMPAIGNS_NOTE = """One TOML file per campaign. Keys in **bold** are required. The files that
`waverly init` writes are examples."""

EXPORT_NOTE = """`waverly export` writes these, a file each, as Parquet or NDJSON. Column names are those of
the database, so that one SQL statement runs on both. Instants are milliseconds since 1970 UTC. Added columns
come last; a column never changes its meaning.

Some programs keep a name such as `at` for themselves, newer ones of DuckDB among them. Write it in
quotes: `"at"` in DuckDB, PostgreSQL and SQLite, with backticks in BigQuery.

```sql
SELECT arm, count(*), min("at"), max("at") FROM 'out/decisions.parquet' GROUP BY arm;
```
"""


def generated() -> dict[Path, Callable[[], str]]:
    """Return each generated file and what makes its content."""
    reference = ROOT / "docs" / "reference"
    return {
        reference / "wire.schema.json": lambda: _json({"$defs": schemas()}),
        reference / "openapi.json": lambda: _json(openapi()),
        reference / "events.md": events,
        reference / "detectors.md": lambda: detector_table(NOTE, CLIENT),
        reference / "features.md": features,
        reference / "settings.md": settings,
        reference / "campaigns.md": campaigns,
        reference / "cli.md": cli,
        reference / "export.md": export,
        reference / "metrics.md": metrics,
        reference / "conformance.md": conformance,
        CLIENT / "src" / "types" / "wire.d.ts": wire_types,
        CLIENT / "package" / "wire.d.ts": package_types,
        CLIENT / "src" / "search" / "english.js": lambda: lexicon("en"),
        CLIENT / "src" / "search" / "languages.js": lambda: lexicon(
            *(language for language in bundled_sheets() if language != "en")
        ),
        **overlay_pages.pages(NOTE, _takes),
    }


def lexicon(*languages: str) -> str:
    """The words of doubt for the shop's pages, in some languages."""
    sheets = ", ".join(
        f"{language}: {_sheet(bundled_sheets()[language])}" for language in languages
    )
    made = "// Made by scripts/generate from server/waverly/searches/lexicon; change that.\n"
    shape = "/** @type {Record<string, import('./topicOf.js').Sheet>} */\n"
    return f"{made}\nconst raw = String.raw;\n\n{shape}export const SHEETS = {{ {sheets} }};\n"


def _sheet(sheet: Sheet) -> str:
    """One language's patterns, written raw: they are mostly backslashes, and who searches fetches them."""
    doubts = (
        f'["{topic}", raw`{"|".join(words)}`]'
        for topic in TOPICS
        if (words := words_of(sheet, topic))
    )
    return f"{{ innocent: raw`{'|'.join(sheet.innocent)}`, doubts: [{', '.join(doubts)}] }}"


def _json(content: object) -> str:
    return json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def wire_types() -> str:
    """Return TypeScript declarations of everything on the wire."""
    roots = ("Batch", "Answer", "Request", "Requested", "Problem", "AnyEvent")
    return _declarations(roots, "--unreachableDefinitions")


def package_types() -> str:
    """Return TypeScript declarations of what a page hears and says, for the package beside the tag."""
    return _declarations(
        ("Answer", "Commerce", "Consent", "ContextItem", "Moment", "Problem", "Product")
    )


def _declarations(roots: Iterable[str], *options: str) -> str:
    """Declare structs of the wire and what they are made of, by json-schema-to-typescript."""
    defs = json.loads(json.dumps(schemas()).replace("#/components/schemas/", "#/$defs/"))
    families = {"Moment": MOMENTS, "Commerce": COMMERCE, "Interaction": INTERACTIONS}
    for family, kinds in families.items():
        defs[family] = _any_of(kind.__name__ for kind in kinds)
    # A batch is read event by event, so its schema says "anything"; a script sends these.
    defs["AnyEvent"] = _any_of(families)
    defs["Batch"]["properties"]["events"]["items"] = {"$ref": "#/$defs/AnyEvent"}
    wanted = {name: {"$ref": f"#/$defs/{name}"} for name in roots}
    schema = {"title": "Wire", "type": "object", "properties": wanted, "$defs": defs}
    return subprocess.run(
        [
            "node_modules/.bin/json2ts",
            *options,
            "--no-additionalProperties",
            "--ignoreMinAndMaxItems",
            "--bannerComment",
            "/* Made by scripts/generate from server/waverly/wire; do not edit. */",
        ],
        cwd=CLIENT,
        input=json.dumps(schema),
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def _any_of(names: Iterable[str]) -> dict[str, object]:
    return {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in names]}


def events() -> str:
    """Return the reference of every event on the wire."""
    parts = [
        NOTE,
        "# Events\n\nEvery event carries `kind`, `seq` (its number in the view) and `at`.\n",
    ]
    for title, kinds in (
        ("Moments of hesitation", MOMENTS),
        ("Commerce", COMMERCE),
        ("Interactions", INTERACTIONS),
    ):
        parts.append(f"\n## {title}\n\n| kind | means | fields |\n|---|---|---|\n")
        parts += [_event_row(kind) for kind in kinds]
    parts.append("\n## Names accepted as well\n\n| GA4 or Segment | here |\n|---|---|\n")
    parts += [f"| `{alias}` | `{name}` |\n" for alias, name in ALIASES.items()]
    return "".join(parts)


def _event_row(kind: type[msgspec.Struct]) -> str:
    own = [f"`{name}`" for name in kind.__struct_fields__ if name not in ("seq", "at")]
    doc = " ".join((inspect.getdoc(kind) or "").split())
    return f"| `{kind.__struct_config__.tag}` | {doc} | {', '.join(own) or '–'} |\n"


def features() -> str:
    """Return the reference of every feature."""
    rows = [f"| `{f.name}` | {f.family} | {f.unit} | {f.doc} |\n" for f in FEATURES]
    head = f"# Features\n\n{len(FEATURES)} numbers, defined once, read online, in replay and in training.\n\n"
    return f"{NOTE}{head}| name | family | unit | what it is |\n|---|---|---|---|\n{''.join(rows)}"


def export() -> str:
    """Return the reference of every exported table."""
    parts = [NOTE, "# Exported tables\n\n", EXPORT_NOTE]
    for name, table in TABLES.items():
        doc = inspect.getdoc(table) or ""
        parts.append(f"\n## {name}\n\n{doc}\n\n| column | type |\n|---|---|\n")
        parts += [
            f"| `{column}` | {_column_type(hint)} |\n"
            for column, hint in get_type_hints(table).items()
        ]
    return "".join(parts)


def metrics() -> str:
    """Return the reference of every metric."""
    lines = [f"{NOTE}# Metrics\n\n{METRICS_NOTE}\n"]
    lines.append(
        "| metric | unit | within | wanted | from | what is counted |\n|---|---|---|---|---|---|"
    )
    lines += [
        f"| `{metric.name}` | {metric.unit} | {span_of(metric.window_ms / 86_400_000)} | "
        f"{metric.better} | {metric.source} | {metric.meaning} |"
        for metric in METRICS
    ]
    return "\n".join(lines) + "\n"


def conformance() -> str:
    """Return the report of the last run of `scripts/conformance`."""
    content = (ROOT / "docs" / "reference" / "conformance.json").read_bytes()
    return NOTE + render(msgspec.json.decode(content, type=Conformance))


def _column_type(hint: Any) -> str:
    plain = [kind.__name__ for kind in get_args(hint) or (hint,) if kind is not type(None)]
    return f"{plain[0]}, may be empty" if get_args(hint) else plain[0]


def settings() -> str:
    """Return the reference of every setting."""
    hints = get_type_hints(Settings, include_extras=True)
    rows = [
        f"| `{name}` | `{variable(name)}` | `{default!r}` | {_described(hints[name])} |\n"
        for name, default in zip(
            Settings.__struct_fields__, Settings.__struct_defaults__, strict=True
        )
    ]
    head = "# Settings\n\n| setting | environment | default | what it does |\n|---|---|---|---|\n"
    return f"{NOTE}{head}{''.join(rows)}"


def _described(hint: Any) -> str:
    notes = [meta.description for meta in hint.__metadata__ if getattr(meta, "description", None)]
    return notes[0] if notes else ""


def campaigns() -> str:
    """Return the reference of what a campaign file may say."""
    _, components = msgspec.json.schema_components([Campaign])
    parts = [
        NOTE,
        f"# Campaign files\n\n{CAMPAIGNS_NOTE}\n",
    ]
    for name, schema in components.items():
        head = "| key | takes | default |\n|---|---|---|\n"
        parts.append(f"\n## {name}\n\n{inspect.cleandoc(schema.get('description', ''))}\n\n{head}")
        required = set(schema.get("required", ()))
        for key, value in schema.get("properties", {}).items():
            shown = f"**`{key}`**" if key in required else f"`{key}`"
            default = f"`{json.dumps(value['default'])}`" if "default" in value else "–"
            parts.append(f"| {shown} | {_takes(value)} | {default} |\n")
    return "".join(parts)


def _takes(schema: dict[str, Any]) -> str:
    match schema:
        case {"$ref": reference}:
            return f"[{reference.rsplit('/', 1)[1]}](#{reference.rsplit('/', 1)[1].lower()})"
        case {"anyOf": choices}:
            return " or ".join(_takes(choice) for choice in choices)
        case {"enum": values}:
            return ", ".join(f"`{value}`" for value in values)
        case {"prefixItems": [first, *rest]}:
            return f"{len(rest) + 1} of {_takes(first)}"
        case {"type": "array", "items": items}:
            return f"list of {_takes(items)}"
        case _:
            return f"{schema.get('type', 'anything')}{_bounds(schema)}"


def _bounds(schema: dict[str, Any]) -> str:
    names = ("minimum", "maximum", "minLength", "maxLength", "pattern")
    found = [f"{name} {schema[name]}" for name in names if name in schema]
    return f" ({', '.join(found)})" if found else ""


def cli() -> str:
    """Return the help of every command."""
    parts = [NOTE, "# Commands\n"]
    for path, command in _commands(group, ("waverly",)):
        context = click.Context(command, info_name=" ".join(path), max_content_width=100)
        parts.append(f"\n## `{' '.join(path)}`\n\n```text\n{command.get_help(context)}\n```\n")
    return "".join(parts)


def _commands(
    command: click.Command, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield from _commands(found, (*path, name))


def main() -> int:
    """Write every generated file, or with `--check` name the stale ones and fail."""
    is_check = "--check" in sys.argv[1:]
    stale = []
    for path, make in generated().items():
        content = make()
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        stale.append(path.relative_to(ROOT))
        if not is_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    for path in stale:
        print(f"{'stale' if is_check else 'made'}: {path}")
    if stale and is_check:
        print("Run `make generate` and commit the result.")
    return int(bool(stale and is_check))


if __name__ == "__main__":
    sys.exit(main())
