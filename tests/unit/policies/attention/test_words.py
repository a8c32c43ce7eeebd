"""What a price of attention rests on is told in visits per 100 people."""

from msgspec.structs import replace

from tests.support.builders import NOW
from waverly.policies.attention.annoyance import Loss
from waverly.policies.attention.price import CLOSING, Price
from waverly.policies.attention.words import price_move, sentence_of

MORE = Loss(visits=-0.142, variance=0.03**2, shown=2_621, ghosts=589)
UNSURE = Loss(visits=0.01, variance=0.02**2, shown=900, ghosts=600)


def a_price(name: str, loss: Loss) -> Price:
    return Price(name=name, start=1.0, in_force=1.0, found=1.0, missing=None, loss=loss)


def test_more_visits_are_told_per_100_people_with_both_limits() -> None:
    assert (
        "100 people who were shown it made 14 more visits than 100 held out, if leaving at once counts "
        "as a visit less; likely it is between 8.3 more and 20 more. That rests on 2,621 shown and "
        "589 held out of it or of all help;"
    ) in sentence_of(a_price("corner", MORE))


def test_limits_on_both_sides_of_none_say_which_is_which() -> None:
    told = sentence_of(a_price("corner", UNSURE))
    assert "made 1.0 fewer visits than" in told
    assert "between 4.9 fewer and 2.9 more" in told


def test_a_price_learnt_earlier_is_not_said_to_be_the_one_to_begin_with() -> None:
    few = Loss(shown=90, ghosts=10)
    price = replace(a_price("corner", few), found=None, missing=few.missing)
    assert ", as to begin with: 10 people" in sentence_of(price)
    assert sentence_of(replace(price, in_force=2.0)).startswith(
        "One card in the corner costs 2 points of attention, as before: 10 people"
    )


def test_a_closing_is_told_as_how_many_weigh_as_much_as_an_order() -> None:
    price = replace(a_price(CLOSING, MORE), start=0.002, in_force=0.0011)
    said = sentence_of(price)
    assert said.startswith(
        "909 closings weigh as much as one lost order. 100 people who were shown something"
    )
    assert said.endswith("the closer the price stays to what it was to begin with, 500 closings.")
    moved = price_move(price, 0.001, NOW).sentence
    assert moved.startswith(
        "1,000 closings weigh as much as one lost order from now on, 909 closings"
    )
