"""Inlines all features into one function: calling each one costs more than most of them compute.

A feature is one function, and nearly always one expression. Here the expressions become the elements
of one list, which is compiled once. Features of more than one expression are still called.
69 features take 2.5 µs instead of 5, for each decision and for each row a model learns from: a sixth of a
replay of imported history.
"""

import ast
import inspect
import sys
import textwrap
from collections.abc import Callable, Sequence

from waverly.features.registry import Feature, Read
from waverly.sessions import Profile, SessionState
from waverly.wire import Page

ReadAll = Callable[[SessionState, Profile, Page, int], list[float]]
"""Reads the numbers of all features."""

ASKED = "state, profile, page, at"
"""The parameters of every feature, by the names all of them use."""


def woven(features: Sequence[Feature]) -> ReadAll:
    """Return one function that gives what `features` give one by one, in their order.

    Raises ValueError when two of them mean different things by one name.
    """
    scope: dict[str, object] = {feature.name: feature.read for feature in features}
    elements = ", ".join(_element(feature, scope) for feature in features)
    code = compile(f"lambda {ASKED}: [{elements}]", "<all features>", "eval")
    made: ReadAll = eval(code, scope)  # noqa: S307  # our own source, as written
    return made


def _element(feature: Feature, scope: dict[str, object]) -> str:
    """Return the source of one number, and put into `scope` what its names mean."""
    expression = _expression(feature.read)
    if expression is None:
        return f"{feature.name}({ASKED})"
    for name, meaning in _meanings(expression, feature.read):
        if scope.setdefault(name, meaning) is not meaning:
            raise ValueError(f"feature {feature.name} means its own by {name}; rename it there")
    return ast.unparse(expression)


def _expression(read: Read) -> ast.expr | None:
    """Return the one expression a feature consists of, or None when it is more than that."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(read))).body
    match definition:
        case ast.FunctionDef(body=[_, ast.Return(value=ast.expr() as value)]):  # after what it says
            return value
        case _:
            return None


def _meanings(expression: ast.expr, read: Read) -> list[tuple[str, object]]:
    """Return the names of an expression that its module gives a meaning, with it."""
    given = vars(sys.modules[read.__module__])
    names = {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}
    return [(name, given[name]) for name in sorted(names & given.keys())]
