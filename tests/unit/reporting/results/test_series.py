"""Looks over time: the last one is the headline, and a long time is thinned, never cut."""

import pytest

from tests.support.builders import DAY, NOW
from tests.support.enrolments import people, sides_of, table_of
from waverly.reporting.measuring.metrics import BY_NAME
from waverly.reporting.results.findings import finding_of
from waverly.reporting.results.series import MOST_LOOKS, looks_of
from waverly.storage.measured.enrolment_rows import Enrolment
from waverly.storage.measured.statistic_rows import WHOLE, Table

PURCHASE = BY_NAME["purchase"]


def by_day(*groups: list[Enrolment]) -> Table:
    table = table_of(*groups)
    return {cell: sums for cell, sums in table.items() if cell.day and cell.dimension == WHOLE}


def a_day(number: int) -> list[Enrolment]:
    at = NOW + number * DAY
    return people("shown", 80, at=at, purchase=12) + people("held_out", 20, at=at, purchase=2)


def test_the_last_look_is_the_headline_and_early_days_have_none() -> None:
    days = [a_day(number) for number in range(15)]
    looks = looks_of(by_day(*days), PURCHASE)
    effect = finding_of(sides_of(*days), PURCHASE).effect
    assert effect is not None
    assert (looks[0].estimate, looks[0].visitors) == (None, 100)
    assert looks[-1].low == pytest.approx(effect.absolute.low)
    assert looks[-1].visitors == 1500


def test_a_long_time_is_thinned_but_keeps_its_last_day() -> None:
    days = [a_day(number) for number in range(150)]
    looks = looks_of(by_day(*days), PURCHASE)
    assert len(looks) <= MOST_LOOKS
    assert (looks[-1].day, looks[-1].visitors) == ("2027-02-17", 15_000)
