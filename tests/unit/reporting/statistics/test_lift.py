"""The one door: every kind reproduces independently derived answers, and bad questions are placed."""

import json
from pathlib import Path

import pytest

from waverly.errors import Malformed
from waverly.reporting.statistics.lift import INPUTS, answer

VECTORS = json.loads(
    (Path(__file__).parents[3] / "vectors" / "statistics.json").read_text(encoding="utf-8")
)["vectors"]


def close(found: object, expected: object, tolerance: float) -> bool:
    if isinstance(expected, dict):
        assert isinstance(found, dict)
        return found.keys() == expected.keys() and all(
            close(found[key], expected[key], tolerance) for key in expected
        )
    if isinstance(expected, list):
        assert isinstance(found, list)
        return len(found) == len(expected) and all(
            close(*pair, tolerance) for pair in zip(found, expected, strict=True)
        )
    if isinstance(expected, bool) or not isinstance(expected, int | float):
        return found == expected
    assert isinstance(found, int | float)
    return abs(found - expected) <= tolerance * abs(expected) + 1e-15


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_every_vector_is_reproduced(vector: dict[str, object]) -> None:
    tolerance = vector["rel_tol"]
    assert isinstance(tolerance, int | float)
    assert close(answer(vector), vector["output"], tolerance)


def test_every_kind_has_a_vector() -> None:
    assert {vector["kind"] for vector in VECTORS} == set(INPUTS)


def test_an_answer_is_plain_json() -> None:
    for vector in VECTORS:
        assert json.loads(json.dumps(answer(vector), allow_nan=False)) == answer(vector)


def test_rows_one_level_deeper_are_found() -> None:
    vector = next(each for each in VECTORS if each["kind"] == "off_policy")
    deeper = {"kind": "off_policy", "input": {"file": "log.json", "_rows": vector["input"]}}
    assert answer(deeper) == answer(vector)


def test_a_question_without_a_kind_is_told_so_with_the_known_ones() -> None:
    with pytest.raises(Malformed, match=r"does not say.*mean_diff") as caught:
        answer({})
    assert caught.value.place == "$.kind"
    assert "None" not in str(caught.value)


@pytest.mark.parametrize("kind", [7, "magic"])
def test_an_unknown_kind_is_refused_with_the_known_ones(kind: object) -> None:
    with pytest.raises(Malformed, match=r"mean_diff") as caught:
        answer({"kind": kind, "input": {}})
    assert caught.value.place == "$.kind"


@pytest.mark.parametrize(
    ("group", "place"),
    [
        ({"n": "many", "sum": 1, "sum_squares": 1}, "$.input.control.n"),
        ({"n": -1, "sum": 1, "sum_squares": 1}, "$.input.control.n"),
        ({"n": 10, "sum": 1}, "$.input.control"),
        (None, "$.input.control"),
    ],
)
def test_an_input_that_cannot_be_read_names_its_place(group: object, place: str) -> None:
    fine = {"n": 10, "sum": 1, "sum_squares": 1}
    with pytest.raises(Malformed) as caught:
        answer({"kind": "mean_diff", "input": {"control": group, "treatment": fine}})
    assert caught.value.place == place


def test_no_input_at_all_is_placed() -> None:
    with pytest.raises(Malformed) as caught:
        answer({"kind": "mean_diff"})
    assert caught.value.place == "$.input"


EMPTY = {"n": 0, "sum": 0, "sum_squares": 0}
ONE = {"n": 1, "sum": 1, "sum_squares": 1}
SAME = {"n": 50, "sum": 50, "sum_squares": 50}
NOBODY = {"n": 0, "orders": 0}
IMPOSSIBLE = {"n": 5, "orders": 6}
FEW = {"n": 100, "orders": 3}
NO_SUMS = {"n": 9, "sum_y": 0, "sum_s": 0, "sum_yy": 0, "sum_ss": 0, "sum_ys": 0}
NO_PAIRS = {"n": 9, "sum_y": 0, "sum_x": 0, "sum_yy": 0, "sum_xx": 0, "sum_xy": 0}
NO_SQUARES = {"n": 100, "sum": 50, "sum_squares": 5}
SOME = {"n": 100, "sum": 5, "sum_squares": 5}
PAIRS_S = {"n": 3, "sum_y": 2, "sum_s": 6, "sum_yy": 2, "sum_ss": 14, "sum_ys": 5}
PAIRS_X = {"n": 3, "sum_y": 2, "sum_x": 6, "sum_yy": 2, "sum_xx": 14, "sum_xy": 5}
LOG = {
    "action": [0, 1],
    "reward": [0, 1],
    "propensity": [0.5, 0.5],
    "logging_shares": [0.5, 0.5],
    "new_policy": [[0.5, 0.5], [0.5, 0.5]],
    "reward_model": [[0.1, 0.2], [0.1, 0.2]],
}


@pytest.mark.parametrize(
    ("kind", "asked", "words"),
    [
        ("mean_diff", {"control": EMPTY, "treatment": SAME}, "control group has 0"),
        ("mean_diff", {"control": SAME, "treatment": ONE}, "treatment group has 1"),
        ("mean_diff", {"control": SAME, "treatment": SAME}, "no spread"),
        ("proportion_diff_small", {"control": NOBODY, "treatment": FEW}, "no visitors"),
        ("proportion_diff_small", {"control": FEW, "treatment": IMPOSSIBLE}, "6 orders by 5"),
        ("ratio_diff", {"control": NO_SUMS, "treatment": NO_SUMS}, "denominator of the control"),
        ("ratio_diff", {"control": {**NO_SUMS, "n": 1}, "treatment": NO_SUMS}, "has 1 visitors"),
        (
            "ratio_diff",
            {
                "control": {**NO_SUMS, "sum_s": 9, "sum_ss": 9},
                "treatment": {**NO_SUMS, "sum_s": 9, "sum_ss": 9},
            },
            "no spread",
        ),
        ("cuped_diff", {"control": NO_PAIRS, "treatment": NO_PAIRS}, "no spread"),
        ("cuped_diff", {"control": {**NO_PAIRS, "n": 0}, "treatment": NO_PAIRS}, "has 0 visitors"),
        ("sample_ratio", {"counts": [1, 2], "expected_shares": [1.0]}, "each group needs both"),
        ("sample_ratio", {"counts": [5], "expected_shares": [1.0]}, "two groups"),
        ("sample_ratio", {"counts": [0, 0], "expected_shares": [0.5, 0.5]}, "No visitor"),
        ("sample_ratio", {"counts": [3, 1], "expected_shares": [1.0, 0.0]}, "leave it out"),
        ("heterogeneity", {"diffs": [1.0], "standard_errors": [1.0]}, "two segments"),
        ("heterogeneity", {"diffs": [1.0, 2.0], "standard_errors": [1.0]}, "needs both"),
        ("heterogeneity", {"diffs": [1.0, 2.0], "standard_errors": [1.0, 0.0]}, "error of 0"),
        ("sample_size", {"base_rate": 0.03, "relative_lift": 0.0}, "lift of 0"),
        ("sample_size", {"base_rate": 0.6, "relative_lift": 1.0}, "order rate of 1.2"),
        ("sample_size", {"base_rate": 0.6, "relative_lift": -1.0}, "order rate of 0"),
        ("lift_posterior", {"control": NOBODY, "help": FEW}, "without visitors"),
        ("lift_posterior", {"control": FEW, "help": IMPOSSIBLE}, "6 orders by 5"),
        ("capped_revenue", {"control": [1.0], "treatment": [1.0, 2.0]}, "has 1 visitors"),
        ("capped_revenue", {"control": [0, 0], "treatment": [0, 0, 0]}, "nothing to cap"),
        ("stratified_diff", {"weeks": []}, "No week"),
        ("stratified_diff", {"weeks": [{"control": NOBODY, "treatment": FEW}]}, "No week"),
        ("stratified_diff", {"weeks": [{"control": IMPOSSIBLE, "treatment": FEW}]}, "6 orders"),
        ("always_valid", {"control": ONE, "treatment": SAME, "n_star": 10}, "has 1 visitors"),
        ("always_valid", {"control": SAME, "treatment": SAME, "n_star": 10}, "no spread"),
        ("off_policy", {**LOG, "action": [0]}, "1 decisions"),
        ("off_policy", {**LOG, "reward": [0]}, "1 rows of reward"),
        ("off_policy", {**LOG, "action": [0, 2]}, "Action 2"),
        ("off_policy", {**LOG, "new_policy": [[1.0], [1.0]]}, "Every row of new_policy"),
        ("off_policy", {**LOG, "logging_shares": [0.5, 0.6]}, "logging_shares sum to 1.1"),
        ("off_policy", {**LOG, "new_policy": [[1.0, 0.0], [1.0, 1.0]]}, "new_policy[1] sum to 2"),
        ("mean_diff", {"control": NO_SQUARES, "treatment": SOME}, "control group's sum of squares"),
        ("always_valid", {"control": SOME, "treatment": NO_SQUARES, "n_star": 10}, "treatment gr"),
        ("ratio_diff", {"control": PAIRS_S, "treatment": {**PAIRS_S, "sum_ss": 1}}, "treatment gr"),
        ("cuped_diff", {"control": {**PAIRS_X, "sum_xy": 99}, "treatment": PAIRS_X}, "products"),
    ],
)
def test_numbers_that_allow_no_answer_get_a_reason(
    kind: str, asked: dict[str, object], words: str
) -> None:
    found = answer({"kind": kind, "input": asked})
    assert list(found) == ["cannot_say"]
    assert words in str(found["cannot_say"])
