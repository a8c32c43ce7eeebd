"""The headline: the published interval, honest about early days, shares that moved and wrong splits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.builders import NOW
from tests.support.enrolments import parts_of, people, sides_of
from waverly.reporting.measuring.metrics import BY_NAME
from waverly.reporting.results.comparison import PLANNED_VISITORS, Pair, effect_of, plain_pairs
from waverly.reporting.results.findings import adjusted_finding, finding_of
from waverly.reporting.results.split import split_of, told_apart
from waverly.reporting.statistics.always_valid import AlwaysValid, AlwaysValidInput, always_valid
from waverly.reporting.statistics.cuped_diff import CupedDiff, CupedDiffInput, cuped_diff
from waverly.reporting.statistics.fieller import ratio_limits
from waverly.reporting.statistics.mean_diff import mean_estimate
from waverly.reporting.statistics.sums import MeanSums
from waverly.reporting.statistics.welch import GroupEstimate

PURCHASE = BY_NAME["purchase"]


def test_one_stretch_of_shares_gives_the_published_interval() -> None:
    sides = sides_of(people("shown", 810, purchase=81), people("held_out", 190, purchase=20))
    asked = AlwaysValidInput(
        control=sides.held_out.mean_sums("purchase"),
        treatment=sides.shown.mean_sums("purchase"),
        n_star=PLANNED_VISITORS,
    )
    expected, effect = always_valid(asked), effect_of(plain_pairs(sides.strata, "purchase"))
    assert isinstance(expected, AlwaysValid) and effect is not None
    mine, theirs = effect.absolute, expected.absolute
    assert (mine.low, mine.high, mine.p) == pytest.approx((theirs.low, theirs.high, theirs.p))
    assert effect.relative is not None and expected.relative is not None
    assert effect.relative.estimate == pytest.approx(expected.relative.estimate)
    assert effect.relative.se == pytest.approx(expected.relative.se)


@given(
    shown=st.tuples(st.integers(2, 10**6), st.floats(0.0, 1.0)),
    held_out=st.tuples(st.integers(2, 10**6), st.floats(0.0, 1.0)),
)
def test_limits_in_percent_leave_out_no_change_exactly_where_those_in_points_do(
    shown: tuple[int, float], held_out: tuple[int, float]
) -> None:
    pair = Pair(held_out=a_rate(*held_out), shown=a_rate(*shown))
    effect = effect_of([pair])
    if effect is None or effect.relative is None:
        assert pair.held_out.value == 0 or pair.shown.value == 0 or effect is None
        return
    rel = effect.relative
    assert (rel.low > 0) == (effect.absolute.low > 0)
    assert (rel.high is not None and rel.high < 0) == (effect.absolute.high < 0)
    assert rel.low <= rel.estimate and (rel.high is None or rel.estimate <= rel.high)


def test_where_points_exclude_no_change_by_little_percent_do_too() -> None:
    """The delta method said −8.5% to +112% here, beside points that were all above 0."""
    sides = sides_of(people("shown", 1000, purchase=158), people("held_out", 1000, purchase=104))
    effect = effect_of(plain_pairs(sides.strata, "purchase"))
    assert effect is not None and effect.relative is not None
    assert effect.absolute.low == pytest.approx(0.0034, abs=1e-4)
    found = (effect.relative.low, effect.relative.high)
    assert found == pytest.approx((0.027, 1.34), abs=1e-2)


def a_rate(n: int, share: float) -> GroupEstimate:
    """How often so many people did something."""
    sum_ = round(n * share)
    return mean_estimate(MeanSums(n=n, sum=sum_, sum_squares=sum_))


@pytest.mark.parametrize("ratio", [0.7, 1.0, 1.5])
def test_limits_in_percent_hold_the_truth_as_often_as_those_in_points(ratio: float) -> None:
    """At one look, in 4,000 experiments with a fixed seed."""
    random = np.random.default_rng(7)
    held_out = random.binomial(1_000, 0.08, 4_000)
    shown = random.binomial(4_000, 0.08 * ratio, 4_000)
    missed = 0
    for few, many in zip(held_out.tolist(), shown.tolist(), strict=True):
        control, treatment = (
            mean_estimate(MeanSums(n=n, sum=sum_, sum_squares=sum_))
            for n, sum_ in ((1_000, few), (4_000, many))
        )
        limits = ratio_limits(control, treatment, 1.959964)
        assert limits is not None and limits[1] is not None
        missed += not limits[0] <= ratio <= limits[1]
    assert 0.04 <= missed / 4_000 <= 0.06


def test_where_the_held_out_may_be_none_no_upper_limit_is_told() -> None:
    control, treatment = GroupEstimate(value=0.02, squared_error=1e-4, n=200), a_rate(2_000, 0.3)
    limits = ratio_limits(control, treatment, 3.0)
    assert limits is not None and limits[1] is None
    low = limits[0]
    edge = (treatment.value - low * control.value) ** 2
    assert edge == pytest.approx(9 * (treatment.squared_error + low**2 * control.squared_error))


def test_where_nobody_of_those_shown_did_it_there_is_a_difference_and_no_ratio() -> None:
    sides = sides_of(people("shown", 50), people("held_out", 50, purchase=5))
    effect = effect_of(plain_pairs(sides.strata, "purchase"))
    assert effect is not None and effect.relative is None
    assert effect.absolute.low < effect.absolute.estimate == -0.1


def test_shares_that_moved_while_the_base_rate_fell_are_no_effect() -> None:
    """Half held out at 10%, then a tenth at 2%: pooled, help seems to lose two thirds of all orders."""
    sides = sides_of(
        people("shown", 1000, planned=5000, purchase=100),
        people("held_out", 1000, planned=5000, purchase=100),
        people("shown", 9000, planned=1000, purchase=180),
        people("held_out", 1000, planned=1000, purchase=20),
    )
    effect = effect_of(plain_pairs(sides.strata, "purchase"))
    assert effect is not None
    assert effect.absolute.estimate == pytest.approx(0)
    pooled = sides.shown.of("purchase").n / 10_000 - sides.held_out.of("purchase").n / 2_000
    assert pooled == pytest.approx(-0.032)


@pytest.mark.parametrize(("buyers", "word"), [(19, "Too early"), (20, "")])
def test_nothing_is_said_below_twenty_buyers_on_a_side(buyers: int, word: str) -> None:
    sides = sides_of(people("shown", 500, purchase=60), people("held_out", 120, purchase=buyers))
    finding = finding_of(sides, PURCHASE)
    assert (finding.unclear or "").startswith(word)
    assert (finding.effect is None) == bool(word)


def test_nobody_is_too_early_with_the_reason() -> None:
    finding = finding_of(sides_of(), PURCHASE)
    assert finding.unclear == "Too early to say: nobody has met it yet."
    assert (finding.shown.visitors, finding.shown.mean) == (0, None)


def test_everybody_buying_cannot_be_compared() -> None:
    finding = finding_of(
        sides_of(people("shown", 50, purchase=50), people("held_out", 50, purchase=50)), PURCHASE
    )
    assert finding.unclear == "Cannot be said: everybody on both sides did the same."


def test_a_metric_that_should_fall_is_better_below_zero() -> None:
    sides = sides_of(people("shown", 4000, bounce=400), people("held_out", 1000, bounce=300))
    assert finding_of(sides, BY_NAME["bounce"]).verdict == "better"


def test_what_was_known_before_sharpens_the_interval() -> None:
    """Those who had ordered before buy more often; the adjusted difference is the published one."""
    shown, held_out = people("shown", 900, purchase=200), people("held_out", 300, purchase=60)
    regulars = [
        replace(each, orders_before=3 if "purchase" in each.values else place % 2)
        for place, each in enumerate([*shown, *held_out])
    ]
    sides = sides_of(regulars)
    found = adjusted_finding(sides, "purchase")
    asked = CupedDiffInput(
        control=sides.held_out.with_orders_before("purchase"),
        treatment=sides.shown.with_orders_before("purchase"),
    )
    expected = cuped_diff(asked)
    assert found is not None and isinstance(expected, CupedDiff)
    assert found.covariate == "orders before"
    assert found.effect.absolute.estimate == pytest.approx(expected.diff)
    assert found.removed > 0.5


def test_a_wrong_split_hides_the_headline_and_names_where_it_is_wrong() -> None:
    desktop = [*people("shown", 8100, purchase=800), *people("held_out", 1900, purchase=190)]
    mobile = [*people("shown", 400, purchase=40), *people("held_out", 1900, purchase=190)]
    desktop = [replace(each, device="desktop") for each in desktop]
    mobile = [replace(each, device="mobile") for each in mobile]
    parts = {"device": parts_of("device", desktop, mobile)}
    split = split_of(sides_of(desktop, mobile), parts)
    assert split.alarm
    assert split.causes[0].startswith("It is most uneven where device is mobile")
    assert any("shown" in cause for cause in split.causes)
    hidden = finding_of(sides_of(desktop, mobile), PURCHASE, hidden=split.alarm)
    assert (hidden.effect, (hidden.unclear or "")[:9]) == (None, "No result")


def test_a_campaign_s_two_kinds_of_held_out_are_told_apart_while_shares_stay() -> None:
    whole = split_of(
        sides_of(people("shown", 80, planned=2000), people("held_out", 20, planned=2000)), {}
    )
    one = split_of(
        sides_of(people("shown", 72, planned=2800), people("held_out", 28, planned=2800)), {}
    )
    assert told_apart(one, whole).never == 0.2
    changed = split_of(
        sides_of(people("shown", 72, planned=2800), people("shown", 28, planned=1900)), {}
    )
    assert (changed.stretches, told_apart(changed, whole).never) == (2, None)


def test_a_sound_split_over_two_shares_raises_no_alarm() -> None:
    sides = sides_of(
        people("shown", 8100),
        people("held_out", 1900),
        people("shown", 500, at=NOW, planned=5000),
        people("held_out", 500, planned=5000),
    )
    split = split_of(sides, {})
    assert not split.alarm
    assert split.planned == pytest.approx(2400 / 11_000)
