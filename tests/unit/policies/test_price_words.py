"""What a price of attention rests on is told in visits per 100 people."""

from waverly.policies.annoyance import Loss
from waverly.policies.price import CLOSING, Price
from waverly.policies.price_words import sentence_of

MORE = Loss(visits=-0.142, variance=0.03**2, shown=2_621, ghosts=589)
UNSURE = Loss(visits=0.01, variance=0.02**2, shown=900, ghosts=600)


def a_price(name: str, loss: Loss) -> Price:
    return Price(name=name, start=1.0, in_force=1.0, found=1.0, missing=None, loss=loss)


def test_more_visits_are_told_per_100_people_with_both_limits() -> None:
    assert (
        "100 people it was shown to make about 14.2 more visits than 100 kept without it, likely between "
        "8.3 more and 20.1 more (2,621 people and 589)."
    ) in sentence_of(a_price("corner", MORE))


def test_limits_on_both_sides_of_none_say_which_is_which() -> None:
    told = sentence_of(a_price("corner", UNSURE))
    assert "about 1.0 fewer visits" in told
    assert "between 4.9 fewer and 2.9 more" in told


def test_a_closing_is_not_shown_to_anybody() -> None:
    assert "100 people who were shown something make" in sentence_of(a_price(CLOSING, MORE))
