"""Segments: no winner by chance, no verdict on a handful, and totals that add up."""

import numpy as np
from msgspec.structs import replace

from tests.support.enrolments import parts_of, people, sides_of
from waverly.reporting.figures import apart_of, together_of
from waverly.reporting.measuring.metrics import BY_NAME
from waverly.reporting.results.segments import TOO_FEW, Dimension, dimensions_of
from waverly.storage.measured.enrolment_rows import Enrolment

PURCHASE = BY_NAME["purchase"]


def on(device: str, *groups: list[Enrolment]) -> list[Enrolment]:
    return [replace(each, device=device) for group in groups for each in group]


def by_device(*groups: list[Enrolment]) -> Dimension:
    (found,) = dimensions_of({"device": parts_of("device", *groups)}, PURCHASE, hidden=False)
    return found


def test_a_handful_is_too_few_to_say() -> None:
    found = by_device(
        on("desktop", people("shown", 400, purchase=80), people("held_out", 100, purchase=20)),
        on("tablet", people("shown", 12, purchase=6), people("held_out", 3)),
    )
    assert [(each.name, each.verdict) for each in found.segments] == [
        ("desktop", "No clear difference."),
        ("tablet", TOO_FEW),
    ]


def test_segments_add_up_to_the_whole() -> None:
    groups = [
        on("desktop", people("shown", 410, purchase=81), people("held_out", 98, purchase=17)),
        on("mobile", people("shown", 310, purchase=21), people("held_out", 73, purchase=5)),
    ]
    whole, found = sides_of(*groups), by_device(*groups)
    for side in ("shown", "held_out"):
        figures = [getattr(each.finding, side) for each in found.segments]
        total = getattr(whole, side)
        assert sum(each.visitors for each in figures) == total.visitors.n
        assert sum(each.having for each in figures) == total.of("purchase").n


def test_a_segment_is_drawn_towards_the_whole() -> None:
    found = by_device(
        on("desktop", people("shown", 4000, purchase=400), people("held_out", 1000, purchase=95)),
        on("mobile", people("shown", 400, purchase=70), people("held_out", 200, purchase=22)),
    )
    mobile = found.segments[1]
    assert mobile.finding.effect is not None and mobile.shrunken is not None
    assert abs(mobile.shrunken) < abs(mobile.finding.effect.absolute.estimate)
    assert found.differ_p is not None


def test_eight_segments_without_an_effect_name_a_winner_in_few_of_many_shops() -> None:
    draw = np.random.default_rng(5)
    winners = 0
    for _ in range(60):
        groups = [
            on(
                f"d{number}",
                people("shown", 300, purchase=int(draw.binomial(300, 0.2))),
                people("held_out", 200, purchase=int(draw.binomial(200, 0.2))),
            )
            for number in range(8)
        ]
        verdicts = {each.verdict for each in by_device(*groups).segments}
        winners += bool(verdicts & {"Helps here.", "Does harm here."})
    assert winners <= 3


def test_one_segment_with_enough_people_has_no_estimate_of_its_own() -> None:
    phones = on("mobile", people("shown", 400, purchase=80), people("held_out", 200, purchase=22))
    few = on("desktop", people("shown", 12, purchase=6), people("held_out", 3))
    many = on("desktop", people("shown", 400, purchase=70), people("held_out", 200, purchase=25))
    assert not by_device(phones, few).has_estimates
    assert by_device(phones, few).together is None
    assert by_device(phones, many).together is not None


def test_segments_that_nothing_tells_apart_have_one_estimate_which_is_said_once() -> None:
    phones = on("mobile", people("shown", 400, purchase=80), people("held_out", 200, purchase=32))
    desks = on("desktop", people("shown", 400, purchase=82), people("held_out", 200, purchase=29))
    tablets = on("tablet", people("shown", 12, purchase=6), people("held_out", 3))
    found = by_device(phones, desks)
    estimates = {each.shrunken for each in found.segments}
    assert (estimates, found.has_estimates) == ({found.together}, False)
    said = "differ by no more than chance may make them. One estimate holds for each: +5."
    assert together_of(found).startswith(f"These {said}")
    assert together_of(by_device(phones, desks, tablets)).startswith(
        f"Those with enough people {said}"
    )


def test_where_tables_have_different_one_estimates_it_is_said_why() -> None:
    phones = on("mobile", people("shown", 400, purchase=80), people("held_out", 200, purchase=32))
    desks = on("desktop", people("shown", 400, purchase=82), people("held_out", 200, purchase=29))
    slow = on("tablet", people("shown", 400, purchase=84), people("held_out", 200, purchase=25))
    one, other = by_device(phones, desks), by_device(phones, slow)
    assert one.together != other.together
    assert "not the same in every table" in apart_of([one, other])
    assert apart_of([one, one]) == apart_of([one]) == apart_of([]) == ""


def test_segments_that_differ_have_an_estimate_each() -> None:
    phones = on(
        "mobile", people("shown", 4000, purchase=900), people("held_out", 1000, purchase=100)
    )
    desks = on(
        "desktop", people("shown", 4000, purchase=400), people("held_out", 1000, purchase=100)
    )
    found = by_device(phones, desks)
    assert (found.has_estimates, found.together, together_of(found)) == (True, None, "")
