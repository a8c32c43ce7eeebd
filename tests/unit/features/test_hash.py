"""The hash of the features follows what a number means, and nothing else."""

import ast

import pytest

from waverly.features import FEATURE_HASH, NAMES
from waverly.features.hash import hash_of, sources_of
from waverly.features.vector import COMPUTED_BY

CODE = "LARGEST = 3\ndef price(page):\n    return min(page.price, LARGEST)\n"


@pytest.mark.parametrize(
    "read_by_people",
    [
        "# The price.\n" + CODE,
        '"""Prices."""\n' + CODE,
        CODE.replace("(page):\n", '(page):\n    """The price of the product in view."""\n'),
    ],
)
def test_comments_and_documentation_do_not_change_it(read_by_people: str) -> None:
    assert hash_of(["price"], [read_by_people]) == hash_of(["price"], [CODE])


@pytest.mark.parametrize(
    "otherwise",
    [CODE.replace("= 3", "= 4"), CODE.replace("min", "max"), CODE + "def stock(page): ..."],
)
def test_any_code_a_number_comes_from_changes_it(otherwise: str) -> None:
    assert hash_of(["price"], [otherwise]) != hash_of(["price"], [CODE])


def test_another_order_of_columns_changes_it() -> None:
    assert hash_of(["a", "b"], []) != hash_of(["b", "a"], [])


def test_ours_is_of_the_families_and_of_the_fold_they_read_from() -> None:
    sources = list(sources_of(*COMPUTED_BY))
    assert any("def price_to_seen(" in source for source in sources)
    assert any("def fold_all(" in source for source in sources)
    assert hash_of(NAMES, sources) == FEATURE_HASH


def test_a_feature_calls_nothing_of_ours_that_the_hash_does_not_hold() -> None:
    told = ("waverly.wire", "waverly.clock")  # what was sent, and how long a day is
    imports = [
        node.module or ""
        for source in sources_of(*COMPUTED_BY)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom)
    ]
    ours = {name for name in imports if name.startswith("waverly")}
    assert {name for name in ours if not name.startswith((*COMPUTED_BY, *told))} == set()
