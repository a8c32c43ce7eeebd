"""Measures the code's shape and fails past the limits: long functions, large files, broad excepts."""

import ast
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("server/waverly", "demo_store", "scripts")
LONGEST_FUNCTION = 60
LARGEST_FILE = 500
BROAD_EXCEPTS = 3


def functions(tree: ast.AST) -> list[tuple[str, int]]:
    """Return every function's name and length in lines."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, kinds)
    ]


def broad_excepts(tree: ast.AST) -> int:
    """Return how many handlers catch everything."""
    names = {"Exception", "BaseException"}
    return sum(
        isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in names))
        for node in ast.walk(tree)
    )


def main() -> int:
    """Print the measures; return 1 when a limit is passed."""
    lengths: list[int] = []
    sizes: list[int] = []
    broad = 0
    faults: list[str] = []
    for source in SOURCES:
        for path in sorted((ROOT / source).rglob("*.py")):
            if "versions" in path.parts:
                continue
            text = path.read_text(encoding="utf-8")
            tree = ast.parse(text)
            size = len(text.splitlines())
            sizes.append(size)
            broad += broad_excepts(tree)
            name = path.relative_to(ROOT)
            if size > LARGEST_FILE:
                faults.append(f"{name}: {size} lines; at most {LARGEST_FILE}")
            for function, length in functions(tree):
                lengths.append(length)
                if length > LONGEST_FUNCTION:
                    faults.append(
                        f"{name}: {function} has {length} lines; at most {LONGEST_FUNCTION}"
                    )
    if broad > BROAD_EXCEPTS:
        faults.append(f"{broad} broad excepts; at most {BROAD_EXCEPTS}")
    p90 = statistics.quantiles(lengths, n=10)[-1]
    print(
        f"{len(sizes)} files, median {statistics.median(sizes):.0f} and at most {max(sizes)} lines; "
        f"{len(lengths)} functions, p90 {p90:.0f} and at most {max(lengths)} lines; {broad} broad excepts"
    )
    print("\n".join(faults))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
