"""What people read in the admin has one kind of apostrophe, the curly one."""

import ast
import re
from pathlib import Path

import pytest

import waverly

HOME = Path(waverly.__file__).parent
SPOKEN = ("admin", "reporting", "policies")
STRAIGHT = re.compile(r"[a-z]'[a-z]|[a-z]s' ")
OF_CODE = frozenset({"sums.py"})
"""Modules whose words go to whoever reads the log, not to an owner."""

PYTHON = [
    each for part in SPOKEN for each in (HOME / part).rglob("*.py") if each.name not in OF_CODE
]
TEMPLATES = sorted((HOME / "admin/templates").glob("*.html"))


def docstrings_in(tree: ast.AST) -> set[int]:
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef)]
    bodies += [
        node.body
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return {id(each.value) for body in bodies for each in body if isinstance(each, ast.Expr)}


@pytest.mark.parametrize("file", PYTHON, ids=lambda file: str(file.relative_to(HOME)))
def test_no_sentence_has_a_straight_apostrophe(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    told = docstrings_in(tree)
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]
    assert [text for text in texts if STRAIGHT.search(text)] == []


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_no_page_has_a_straight_apostrophe(file: Path) -> None:
    words = re.sub(r"\{[{%].*?[}%]\}|<[^>]*>", "", file.read_text("utf-8"), flags=re.DOTALL)
    assert STRAIGHT.search(words) is None
