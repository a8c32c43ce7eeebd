"""The hash of all features' code: it changes whenever a number in the vector may mean something else."""

import ast
import hashlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module

LENGTH = 16
"""Hex digits of the hash: 64 bits are enough to tell all versions apart, and every decision stores them."""

_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)


def sources_of(*names: str) -> Iterator[str]:
    """Yield the source of some modules, and of all modules within those that are packages."""
    for name in names:
        module = import_module(name)
        yield inspect.getsource(module)
        for within in pkgutil.iter_modules(getattr(module, "__path__", ()), f"{name}."):
            yield inspect.getsource(import_module(within.name))


def hash_of(names: Iterable[str], sources: Iterable[str]) -> str:
    """Return the hash of the columns' names, in order, and of the code they are computed by.

    What only people read, comments and documentation, does not change it.
    """
    text = "\n".join([*names, *map(_code_of, sources)])
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _code_of(source: str) -> str:
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED):
            node.body = [each for each in node.body if not _is_text(each)]
    return ast.unparse(tree)


def _is_text(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
