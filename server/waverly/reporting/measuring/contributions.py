"""What one enrolment, or one visit, adds to the sums. Pure: taking back and adding anew is exact."""

from collections.abc import Iterable, Iterator
from datetime import UTC, tzinfo

from waverly.clock import day_of
from waverly.deciding.attention import price_name
from waverly.deciding.opportunity import BASELINE
from waverly.reporting.measuring.metrics import BY_NAME, ELEMENT, UNBOUGHT, VISITORS
from waverly.storage.measured.enrolment_rows import Enrolment
from waverly.storage.measured.statistic_rows import WHOLE, Cell, Sums, Table, values
from waverly.storage.measured.visit_rows import Visit

DIMENSIONS = ("device", "source", "visits", "page", "cause", "cart", "trigger")
"""What reports can be split by; each is a field of an enrolment."""

SITE = "@site"
"""The name under which plain visits are counted, enrolled or not, for before and after."""

AMOUNT = "amount"
"""The dimension that sorts visitors by what they spent, so that a cap can be chosen afterwards."""

FORMAT = "format"
"""The dimension prices of attention are learnt by: the format help had, on one kind of device."""

ABOUT_VISITS = ("rule", BASELINE, "step")
"""Dimensions of plain visits: what ruled help out, what a baseline held back, steps reached."""

BUCKETS_PER_DOUBLING = 32
"""Steps of 1.6% to 3.1%: a cap lies at most that far above the quantile asked for."""


def enrolment_cells(e: Enrolment, zone: tzinfo = UTC) -> Iterator[tuple[Cell, Sums]]:
    """Yield every cell an enrolment adds to, with what it adds."""
    segments = [(WHOLE, ""), *((name, str(getattr(e, name))[:64]) for name in DIMENSIONS)]
    rows = list(_rows(e))
    for metric, currency, sums in rows:
        # Prices are learnt from all days together.
        yield _cell(e, WHOLE, FORMAT, price_name(e.form, e.device), metric, currency), sums
    for day in (WHOLE, day_of(e.at, zone)):
        for dimension, segment in segments:
            for metric, currency, sums in rows:
                yield _cell(e, day, dimension, segment, metric, currency), sums
        for metric in _unbought(e):
            yield _cell(e, day, WHOLE, "", metric, ""), Sums(n=1, sum_y=1, sum_yy=1)
        for currency, amount, sums in _amounts(e):
            yield _cell(e, day, AMOUNT, bucket_name(amount), "revenue", currency), sums
        for element, times in e.elements.items():
            sums = Sums(n=1, sum_y=times, sum_yy=times * times)
            yield _cell(e, day, ELEMENT, element[:64], ELEMENT, ""), sums


def _cell(e: Enrolment, day: str, dimension: str, segment: str, metric: str, currency: str) -> Cell:
    return Cell(
        dimension=dimension,
        day=day,
        campaign=e.campaign,
        side=e.side,
        planned=e.planned,
        segment=segment,
        metric=metric,
        currency=currency,
    )


def _rows(e: Enrolment) -> Iterator[tuple[str, str, Sums]]:
    x, s = e.orders_before, e.score
    yield VISITORS, "", Sums(n=1, sum_x=x, sum_xx=x * x, sum_s=s, sum_ss=s * s)
    for name, y in e.values.items():
        metric, _, currency = name.partition("/")
        if y and _is_about(metric, e):
            yield metric, currency, Sums(n=1, sum_y=y, sum_yy=y * y, sum_xy=x * y, sum_sy=s * y)


def _is_about(metric: str, e: Enrolment) -> bool:
    among = BY_NAME[metric].among
    return among is None or getattr(e, among[0]) == among[1]


def _unbought(e: Enrolment) -> Iterator[str]:
    if not e.values.get("purchase"):
        yield from (name for metric, name in UNBOUGHT.items() if e.values.get(metric))


def _amounts(e: Enrolment) -> Iterator[tuple[str, int, Sums]]:
    for name, y in e.values.items():
        metric, _, currency = name.partition("/")
        if metric == "revenue" and y:
            yield currency, y, Sums(n=1, sum_y=y, sum_yy=y * y)


def bucket_of(amount: int) -> int:
    """Return the bucket of an amount in hundredths: exact integer arithmetic, alike everywhere."""
    doubling = amount.bit_length() - 1
    return doubling * BUCKETS_PER_DOUBLING + ((amount << 5) >> doubling) - BUCKETS_PER_DOUBLING


def bucket_name(amount: int) -> str:
    """Return the segment of an amount's bucket."""
    return f"{bucket_of(amount):05d}"


def bucket_ceiling(bucket: int) -> int:
    """Return the largest amount of a bucket, in hundredths."""
    doubling, step = divmod(bucket, BUCKETS_PER_DOUBLING)
    return (((BUCKETS_PER_DOUBLING + step + 1) << doubling) - 1) // BUCKETS_PER_DOUBLING


def visit_cells(visit: Visit, zone: tzinfo = UTC) -> Iterator[tuple[Cell, Sums]]:
    """Yield every cell a visit adds to: visits by day, those with an order, moments and silence."""
    side = visit.filtered or "all"
    rows = [(WHOLE, "", "visits", 1), (WHOLE, "", "visit_orders", int(bool(visit.orders)))]
    if visit.filtered is None:
        rows += _moment_rows(visit)
        rows += [("step", str(step), "visits", 1) for step in _steps_reached(visit)]
    for day in (WHOLE, day_of(visit.opened_at, zone)):
        for dimension, segment, metric, y in rows:
            if y:
                cell = Cell(
                    dimension=dimension,
                    day=day,
                    campaign=SITE,
                    side=side,
                    segment=segment,
                    metric=metric,
                )
                yield cell, Sums(n=1, sum_y=y, sum_yy=y * y)


def _moment_rows(visit: Visit) -> list[tuple[str, str, str, int]]:
    seen = visit.decisions
    return [
        (WHOLE, "", "moments", len(seen)),
        (WHOLE, "", "displayed", sum(each.displayed for each in seen)),
        *(("rule", each.rule, "moments", 1) for each in seen if each.rule),
        *((BASELINE, each.arm, "moments", 1) for each in seen if each.held_out == BASELINE),
    ]


def _steps_reached(visit: Visit) -> Iterable[int]:
    """Return the steps passed; a visitor who came in further down has passed the earlier ones, too."""
    return range(max((step for _, step in visit.steps), default=0) + 1)


Counted = Enrolment | Visit


def change(before: Iterable[Counted], after: Iterable[Counted], zone: tzinfo = UTC) -> Table:
    """Return what the sums change by when what is counted `before` becomes what is counted `after`.

    Their days are those of `zone`.
    """
    total: dict[Cell, list[int]] = {}
    for sign, things in ((-1, before), (1, after)):
        for thing in things:
            for cell, sums in _cells(thing, zone):
                _add(total, cell, sums, sign)
    return {
        cell: Sums(**dict(zip(Sums.__struct_fields__, numbers, strict=True)))
        for cell, numbers in total.items()
        if any(numbers)
    }


def _cells(thing: Counted, zone: tzinfo) -> Iterator[tuple[Cell, Sums]]:
    return (
        enrolment_cells(thing, zone) if isinstance(thing, Enrolment) else visit_cells(thing, zone)
    )


def _add(total: dict[Cell, list[int]], cell: Cell, sums: Sums, sign: int) -> None:
    numbers = total.setdefault(cell, [0] * len(Sums.__struct_fields__))
    for place, value in enumerate(values(sums)):
        numbers[place] += sign * value
