"""Where an interval that narrows day by day lies in a picture of 400 by 120."""

from collections.abc import Sequence

from msgspec import Struct

from waverly.reporting.results.series import DailyLook

WIDTH, HEIGHT, MARGIN = 400, 120, 6
APART = 14
"""Between two lines of writing: what lies nearer to zero is not written beside it."""


class Closing(Struct, frozen=True, kw_only=True):
    """Points for SVG: the band as a polygon, the estimates as a line, where zero is, and the ends."""

    band: str
    line: str
    zero: float
    top: float
    bottom: float
    first: str
    last: str
    marks: tuple[tuple[float, float], ...]
    """What is written beside it: a value, and how far down in percent."""


def closing(looks: Sequence[DailyLook]) -> Closing | None:
    """Return the picture of the days with an interval; None before there are two."""
    told = [
        (look.day, look.low, look.estimate, look.high)
        for look in looks
        if look.low is not None and look.estimate is not None and look.high is not None
    ]
    if len(told) < 2:
        return None
    top, bottom = max(0.0, *(each[3] for each in told)), min(0.0, *(each[1] for each in told))

    def across(place: int) -> float:
        return round(WIDTH * place / (len(told) - 1), 1)

    def down(value: float) -> float:
        return round(MARGIN + (HEIGHT - 2 * MARGIN) * (top - value) / (top - bottom or 1), 1)

    highs = [f"{across(place)},{down(each[3])}" for place, each in enumerate(told)]
    lows = [f"{across(place)},{down(each[1])}" for place, each in enumerate(told)]
    return Closing(
        band=" ".join([*highs, *reversed(lows)]),
        line=" ".join(f"{across(place)},{down(each[2])}" for place, each in enumerate(told)),
        zero=down(0.0),
        top=top,
        bottom=bottom,
        first=told[0][0],
        last=told[-1][0],
        marks=tuple(
            (value, round(100 * down(value) / HEIGHT, 1))
            for value in (top, 0.0, bottom)
            if value == 0 or abs(down(value) - down(0.0)) > APART
        ),
    )
