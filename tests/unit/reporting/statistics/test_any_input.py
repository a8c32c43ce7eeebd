"""Whatever numbers come in, an answer in plain JSON comes out."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waverly.reporting.statistics.lift import INPUTS, answer

counts = st.integers(0, 50) | st.integers(0, 10**12)
numbers = st.sampled_from([0, -0.0, 1, -1, 0.1, 1e-320, 1e-160, 1e160, -1e308]) | st.floats(
    allow_nan=False, allow_infinity=False
)
amounts = st.sampled_from([0, 1, 0.1, 1e-320, 1e160, 1e308]) | st.floats(0, 1e6)
shares = st.floats(1e-9, 1 - 1e-9)
chances = st.floats(0, 1)
one_choice = st.lists(chances, min_size=2, max_size=3) | st.sampled_from(
    [[0.2, 0.8], [1.0, 0.0], [0.25, 0.25, 0.5], [0.0, 1e-300, 1.0]]
)


def sums(*names: str) -> st.SearchStrategy[dict[str, float]]:
    return st.fixed_dictionaries({"n": counts, **dict.fromkeys(names, numbers)})


def groups(
    group: st.SearchStrategy[object], **more: object
) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries({"control": group, "treatment": group, **more})  # type: ignore[dict-item]  # hypothesis strategies by name


means = sums("sum", "sum_squares")
orders = st.fixed_dictionaries({"n": counts, "orders": counts})
rows = st.integers(0, 4).flatmap(
    lambda n: st.fixed_dictionaries(
        {
            "action": st.lists(st.integers(0, 2), min_size=n, max_size=n),
            "reward": st.lists(numbers, min_size=n, max_size=n),
            "propensity": st.lists(st.floats(1e-9, 1), min_size=n, max_size=n),
            "logging_shares": one_choice,
            "new_policy": st.lists(one_choice, min_size=n, max_size=n),
            "reward_model": st.lists(
                st.lists(numbers, min_size=2, max_size=3), min_size=n, max_size=n
            ),
            "switch_tau": st.none() | st.floats(1e-9, 1e9),
            "shrinkage_lambda": st.none() | st.floats(1e-9, 1e9),
        }
    )
)
QUESTIONS: Mapping[str, st.SearchStrategy[object]] = {
    "adjust_p": st.fixed_dictionaries({"p": st.lists(chances, max_size=6)}),
    "always_valid": groups(means, alpha=shares, n_star=st.floats(1, 1e12)),
    "bucket": st.fixed_dictionaries({"seed": st.text(), "visitor": st.text()}),
    "capped_revenue": st.fixed_dictionaries(
        {
            "control": st.lists(amounts, max_size=5),
            "treatment": st.lists(amounts, max_size=5),
            "quantile_of_orders": st.floats(1e-9, 1),
        }
    ),
    "cuped_diff": groups(sums("sum_y", "sum_x", "sum_yy", "sum_xx", "sum_xy"), confidence=shares),
    "heterogeneity": st.fixed_dictionaries(
        {"diffs": st.lists(numbers, max_size=4), "standard_errors": st.lists(amounts, max_size=4)}
    ),
    "lift_posterior": st.fixed_dictionaries(
        {"control": orders, "help": orders, "prior_mean": numbers, "prior_sd": st.floats(1e-9, 1e9)}
    ),
    "mean_diff": groups(means, confidence=shares),
    "off_policy": rows,
    "proportion_diff_small": groups(orders, confidence=shares),
    "pull_back": st.fixed_dictionaries({"dismissed": counts, "engaged": counts}),
    "ratio_diff": groups(sums("sum_y", "sum_s", "sum_yy", "sum_ss", "sum_ys"), confidence=shares),
    "sample_ratio": st.fixed_dictionaries(
        {
            "counts": st.lists(counts, max_size=4),
            "expected_shares": st.lists(amounts, max_size=4),
            "dirichlet_concentration": st.floats(1e-9, 1e9),
        }
    ),
    "sample_size": st.fixed_dictionaries(
        {
            "base_rate": shares,
            "relative_lift": numbers,
            "control_share": shares,
            "alpha": shares,
            "power": shares,
        }
    ),
    "stratified_diff": st.fixed_dictionaries({"weeks": st.lists(groups(orders), max_size=4)}),
}


def test_every_kind_is_tried() -> None:
    assert QUESTIONS.keys() == INPUTS.keys()


@pytest.mark.parametrize("kind", QUESTIONS)
@given(data=st.data())
def test_any_readable_input_gets_a_plain_answer(kind: str, data: st.DataObject) -> None:
    found = answer({"kind": kind, "input": data.draw(QUESTIONS[kind])})
    assert json.loads(json.dumps(found, allow_nan=False)) == found
