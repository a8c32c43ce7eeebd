"""Adjusted p-values: never smaller, in the same order, and guarding the family."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from waverly.reporting.statistics.adjust_p import AdjustPInput, adjust_p, holm

families = st.lists(st.floats(min_value=0, max_value=1), min_size=1, max_size=12)


@given(families)
def test_adjusting_only_raises_and_stops_at_one(p: list[float]) -> None:
    found = adjust_p(AdjustPInput(p=p))
    for method in (found.holm, found.benjamini_hochberg, found.benjamini_yekutieli):
        assert all(low <= high <= 1 for low, high in zip(p, method, strict=True))


@given(families)
def test_the_order_of_questions_is_kept(p: list[float]) -> None:
    adjusted = holm(p)
    assert all(
        adjusted[a] <= adjusted[b] for a in range(len(p)) for b in range(len(p)) if p[a] <= p[b]
    )


@given(families)
def test_false_discovery_is_milder_than_any_false_call(p: list[float]) -> None:
    found = adjust_p(AdjustPInput(p=p))
    pairs = zip(found.benjamini_hochberg, found.holm, strict=True)
    assert all(mild <= strict + 1e-12 for mild, strict in pairs)


def test_no_questions_give_no_answers() -> None:
    assert adjust_p(AdjustPInput(p=[])).holm == []


def test_eight_segments_without_effect_call_a_winner_in_five_percent_not_in_a_third() -> None:
    draws = np.random.default_rng(5).random((2_000, 8)).tolist()
    raw = sum(min(p) < 0.05 for p in draws) / 2_000
    guarded = sum(min(holm(p)) < 0.05 for p in draws) / 2_000
    assert raw > 0.3
    assert guarded < 0.065
