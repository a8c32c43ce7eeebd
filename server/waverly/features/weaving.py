"""All features in one function: calling each by itself costs more than most of them compute.

A feature is one function, and nearly always one expression. Here the expressions of a family become the
elements of one list, compiled where the family is defined, so every name means what it means there. What is
more than one expression goes on being called. 69 features take 3 µs instead of 6, for each decision and
for each row a model learns from.
"""

import ast
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from waverly.features.registry import Feature, Read
from waverly.sessions import Profile, SessionState
from waverly.wire import Page

ReadAll = Callable[[SessionState, Profile, Page, int], list[float]]
"""Reads all numbers of a family."""


def woven(features: Iterable[Feature]) -> tuple[ReadAll, ...]:
    """Return functions that together give what `features` give one by one, in their order."""
    reads = (feature.read for feature in features)
    families = groupby(reads, key=lambda read: read.__module__)
    return tuple(_family(module, list(found)) for module, found in families)


def _family(module: str, reads: Sequence[Read]) -> ReadAll:
    names = ", ".join(inspect.signature(reads[0]).parameters)
    elements = ", ".join(_expression(read) or f"{read.__name__}({names})" for read in reads)
    place = f"<features of {module}>"
    code = compile(f"lambda {names}: [{elements}]", place, "eval")
    made: ReadAll = eval(code, vars(sys.modules[module]))  # noqa: S307  # our own source, as written
    return made


def _expression(read: Read) -> str | None:
    """Return the one expression a feature consists of, or None when it is more than that."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(read))).body
    match definition:
        case ast.FunctionDef(body=[_, ast.Return(value=ast.expr() as value)]):  # after what it says
            return f"({ast.unparse(value)})"
        case _:
            return None
