"""What is believed of a campaign: a prior first, then its orders, always less what its closings cost."""

from math import log, sqrt

import pytest

from waverly.policies.shares.evidence import ShareEvidence, WeightedSide
from waverly.policies.shares.standing import (
    PRIOR_SD,
    RULES_PRIOR_MEAN,
    Standing,
    standing_of,
)


def side(size: int, orders: int) -> WeightedSide:
    """A side everybody was put on by a fair coin."""
    made = WeightedSide()
    for number in range(size):
        made.add(0.5, bought=number < orders)
    return made


def standing(
    shown: int,
    control: int,
    *,
    dismissed: int = 0,
    price: float = 0.0,
    is_rules_choice: bool = False,
) -> Standing:
    """The belief after 1,000 people on each side and 1,000 showings."""
    evidence = ShareEvidence(
        shown=side(1_000, shown), control=side(1_000, control), displayed=1_000, dismissed=dismissed
    )
    return standing_of("fit", evidence, is_rules_choice=is_rules_choice, price=price)


@pytest.mark.parametrize(("is_rules_choice", "mean"), [(True, RULES_PRIOR_MEAN), (False, 0.0)])
def test_four_orders_on_a_side_leave_the_prior_alone(is_rules_choice: bool, mean: float) -> None:
    found = standing(4, 400, is_rules_choice=is_rules_choice)
    assert (found.mean, found.sd, found.seen) == (mean, PRIOR_SD, None)


def test_orders_draw_the_belief_from_the_prior_to_what_was_seen() -> None:
    found = standing(100, 50)
    weight = (1 / 100 + 1 / 50) ** -1
    assert found.mean == pytest.approx(log(2) * weight / (weight + PRIOR_SD**-2))
    assert found.sd == pytest.approx(1 / sqrt(weight + PRIOR_SD**-2))
    assert found.seen == pytest.approx(1.0)
    assert 0 < found.lift < 1


def test_what_changes_nothing_is_an_even_bet_until_it_is_closed() -> None:
    assert standing(50, 50).p_worth == pytest.approx(0.5)
    assert standing(50, 50, dismissed=500, price=0.01).p_worth < 0.5


def test_of_two_with_the_same_orders_the_one_that_is_closed_less_is_better() -> None:
    calm = standing(80, 50, dismissed=50, price=0.01)
    closed = standing(80, 50, dismissed=800, price=0.01)
    assert calm.p_better_than(closed) > 0.5 > closed.p_better_than(calm)
    assert calm.p_better_than(calm) == pytest.approx(0.5)
