"""People in a campaign, by the hundred, for tests of results."""

from collections.abc import Iterable, Sequence
from itertools import count

from tests.support.builders import NOW
from waverly.reporting.measuring.contributions import change
from waverly.reporting.results.groups import NOBODY, Sides, in_dimension, sides_by
from waverly.storage.measured.enrolment_rows import Enrolment
from waverly.storage.measured.statistic_rows import WHOLE, Sums, Table

_numbers = count()
CAMPAIGN = "fit-help"


def people(
    side: str, n: int, /, *, at: int = NOW, planned: int = 1900, **having: int
) -> list[Enrolment]:
    """`n` people on one side; `purchase=30` gives the first thirty of them that value 1."""
    return [
        Enrolment(
            campaign=CAMPAIGN,
            person=f"p{next(_numbers)}",
            at=at,
            side=side,
            planned=planned,
            form="corner",
            values={name: 1 for name, many in having.items() if place < many},
        )
        for place in range(n)
    ]


def table_of(*groups: Iterable[Enrolment]) -> Table:
    return change([], [each for group in groups for each in group])


def sides_of(*groups: Sequence[Enrolment]) -> Sides:
    return sides_by(in_dimension(_ever(table_of(*groups)), WHOLE), "campaign").get(CAMPAIGN, NOBODY)


def parts_of(dimension: str, *groups: Sequence[Enrolment]) -> dict[str, Sides]:
    return sides_by(in_dimension(_ever(table_of(*groups)), dimension), "segment")


def amounts_of(*groups: Sequence[Enrolment]) -> Table:
    return in_dimension(_ever(table_of(*groups)), "amount")


def crowd(table: Table, times: int) -> Table:
    """The same people over and over: millions of them, for the price of thousands."""
    return {
        cell: Sums(**{name: times * getattr(sums, name) for name in Sums.__struct_fields__})
        for cell, sums in table.items()
    }


def _ever(table: Table) -> Table:
    return {cell: sums for cell, sums in table.items() if cell.day == WHOLE}
