"""Whatever can be set, sent, read or run is in the reference."""

import re
from pathlib import Path

import click
import pytest

from tests.support.builders import ROOT
from waverly.api.openapi import schemas
from waverly.cli import COMMANDS, group
from waverly.features import FEATURES
from waverly.reporting.measuring.metrics import METRICS
from waverly.settings import Settings, variable
from waverly.wire import KINDS

REFERENCE = ROOT / "docs" / "reference"
SUBJECTS = {
    "settings.md": [f"`{variable(name)}`" for name in Settings.__struct_fields__],
    "events.md": [f"| `{kind}` |" for kind in KINDS],
    "features.md": [f"| `{feature.name}` |" for feature in FEATURES],
    "metrics.md": [f"| `{metric.name}` |" for metric in METRICS],
    "cli.md": [f"## `waverly {command}`" for command in COMMANDS],
}


@pytest.mark.parametrize("page", sorted(SUBJECTS))
def test_the_reference_leaves_nothing_out(page: str) -> None:
    text = Path(REFERENCE / page).read_text(encoding="utf-8")
    assert [subject for subject in SUBJECTS[page] if subject not in text] == []


def test_every_feature_says_what_it_is_in_a_sentence() -> None:
    assert [f.name for f in FEATURES if not f.doc.endswith(".")] == []


def test_the_readme_names_every_target_that_is_missed() -> None:
    measured = (ROOT / "docs" / "measured.md").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|")[2] for line in measured if line.endswith(("| missed |", "partly |"))]
    assert len(rows) > 10
    figures = {
        each for row in rows for each in re.findall(r"\d[\d.,]*\d|\d", re.sub(r"\(.*?\)", "", row))
    }
    readme = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Measured")[2]
    assert sorted(each for each in figures if each not in readme) == []


def test_every_command_in_the_pages_is_there() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    typed = [
        (page.name, words)
        for page in pages
        for words in re.findall(r"(?:`|^)waverly ([^`\n|]+)", page.read_text("utf-8"), re.MULTILINE)
    ]
    assert len(typed) > 100
    assert [each for each in typed if unknown_in(each[1])] == []


def test_the_page_about_importing_names_every_tool_there_is() -> None:
    command = group.get_command(click.Context(group), "import")
    assert command is not None
    (tool,) = (each for each in command.params if each.name == "tool")
    assert isinstance(tool.type, click.Choice)
    rows = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8").partition("\nFiles")[0]
    assert [each for each in tool.type.choices if f"`{each}`" not in rows] == []


def test_make_is_given_one_word_it_knows_and_nothing_it_would_take_for_another() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    pages.append(ROOT / "client_js" / "README.md")
    known = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    typed = re.compile(r"(?:`|^)make ([^`\n#]+)", re.MULTILINE)
    asked = [words for page in pages for words in typed.findall(page.read_text("utf-8"))]
    assert len(asked) > 10
    assert [words for words in asked if words.partition(" ARGS=")[0].strip() not in known] == []


def unknown_in(words: str) -> str | None:
    """Return the first command or option in a line that nobody knows; values of options may be anything."""
    command: click.Command = group
    given = iter(words.partition(" #")[0].split())
    for word in given:
        name = word.partition("=")[0]
        if name.startswith("--") and name != "--help":
            option = next((each for each in command.params if name in each.opts), None)
            if option is None:
                return word
            if isinstance(option, click.Option) and not option.is_flag and "=" not in word:
                next(given, None)
        elif isinstance(command, click.Group) and not word.startswith("-"):
            found = command.get_command(click.Context(command), name)
            if found is None:
                return word
            command = found
    return None


def test_decisions_are_numbered_without_a_gap() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    in_turn = [f"{n:04}" for n in range(1, len(pages) + 1)]
    assert [page.name[:4] for page in pages] == in_turn, f"the last one is {in_turn[-1]}"
    heads = [page.read_text(encoding="utf-8")[:7] for page in pages]
    assert heads == [f"# {page.name[:4]}:" for page in pages]


def test_the_architecture_says_of_every_module_what_lives_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    package = ROOT / "server" / "waverly"
    modules = {path.stem for path in package.glob("[a-z]*") if path.suffix in ("", ".py")}
    assert sorted(name for name in modules if f"`{name}`" not in page) == []


def test_no_sentence_of_the_reference_is_a_block_of_code_by_its_indent() -> None:
    pages = "\n".join(page.read_text(encoding="utf-8") for page in REFERENCE.glob("*.md"))
    prose = re.sub(r"```.*?```", "", pages, flags=re.DOTALL)
    assert [line for line in prose.splitlines() if line.startswith("    ")] == []
    said = [schema.get("description", "") for schema in schemas().values()]
    assert [words for words in said if "\n    " in words] == []
