"""Plots as inline SVG. Colours and type are the page's own: CSS decides, in light and in dark."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING, Any

from waverly.reporting.figures import points
from waverly.reporting.results.series import DailyLook
from waverly.reporting.results.shape import CampaignReport, FunnelStep

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, MUTED, HAIR, ACCENT, TINT, ALARM = (
    "#000001",
    "#000002",
    "#000003",
    "#000004",
    "#000005",
    "#000006",
)
"""Stand-ins no plot uses for themselves, each replaced by the page's own colour."""

VARIABLES = {
    INK: "var(--ink)",
    MUTED: "var(--muted)",
    HAIR: "var(--hair)",
    ACCENT: "var(--accent)",
    TINT: "var(--accent-tint)",
    ALARM: "var(--alarm)",
}
WIDTH_INCHES = 7.2
FUNNEL_INCHES = 3.9
"""As wide as a phone: its words are few and short, so it need not be scrolled there."""
ROW_INCHES = 0.44
MARK = {"better": ACCENT, "worse": ALARM, "open": MUTED}

_STYLE: Any = {  # Any: matplotlib's own type is a list of all its settings' names
    "svg.fonttype": "none",
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": HAIR,
    "axes.labelcolor": MUTED,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "axes.grid": False,
}

Draw = Callable[["Axes"], None]


def forest_plot(campaigns: Sequence[CampaignReport]) -> str:
    """Return every campaign's interval on one scale; empty when none can be shown yet."""
    told = [each for each in campaigns if each.headline.effect is not None]
    if not told:
        return ""

    def draw(axes: "Axes") -> None:
        axes.axvline(0, color=MUTED, linewidth=1, dashes=(2, 3))
        for place, each in enumerate(reversed(told)):
            _interval(axes, place, each)
        axes.set_yticks(range(len(told)), [each.name for each in reversed(told)])
        axes.tick_params(axis="y", length=0, labelcolor=INK, pad=10)
        axes.set_ylim(-0.7, len(told) - 0.3)
        axes.set_xlabel("shown − held out, percentage points")
        _points_axis(axes)

    return _svg("forest", 0.9 + ROW_INCHES * len(told), draw)


def _interval(axes: "Axes", place: int, each: CampaignReport) -> None:
    effect = each.headline.effect
    if effect is None:
        return
    found, colour = effect.absolute, MARK[each.headline.verdict]
    axes.plot(
        [found.low, found.high], [place, place], color=colour, linewidth=3, solid_capstyle="round"
    )
    axes.plot([found.estimate], [place], "o", color=colour, markersize=9)


def closing_plot(name: str, looks: Sequence[DailyLook]) -> str:
    """Return the interval closing day by day; empty before there are two days with one."""
    told = [look for look in looks if look.estimate is not None]
    if len(told) < 2:
        return ""

    def draw(axes: "Axes") -> None:
        days = range(len(told))
        low = [look.low or 0.0 for look in told]
        high = [look.high or 0.0 for look in told]
        axes.fill_between(days, low, high, color=TINT, linewidth=0)
        axes.plot(days, [look.estimate or 0.0 for look in told], color=ACCENT, linewidth=2)
        axes.axhline(0, color=MUTED, linewidth=1, dashes=(2, 3))
        ticks = sorted({0, len(told) // 2, len(told) - 1})
        axes.set_xticks(ticks, [told[tick].day for tick in ticks])
        axes.set_xlim(0, len(told) - 1)
        axes.tick_params(axis="both", length=0)
        axes.set_ylabel("percentage points")
        axes.yaxis.set_major_formatter(lambda value, _: points(value).removesuffix(".00"))

    return _svg(f"closing-{name}", 2.6, draw)


def funnel_plot(steps: Sequence[FunnelStep]) -> str:
    """Return how many visits reached each step; empty without visits."""
    if not steps or not steps[0].visits:
        return ""

    whole, upwards = steps[0].visits, steps[::-1]

    def draw(axes: "Axes") -> None:
        counts = axes.twinx()  # labels on the right, which get the room they need
        for place, each in enumerate(upwards):
            axes.barh(place, 1, color=HAIR, height=0.44)
            axes.barh(place, each.visits / whole, color=ACCENT, height=0.44)
        for side, labels in (
            (axes, [each.step for each in upwards]),
            (counts, [f"{each.visits:,} · {each.visits / whole:.0%}" for each in upwards]),
        ):
            side.set_yticks(range(len(steps)), labels)
            side.set_ylim(-0.5, len(steps) - 0.5)
            side.tick_params(axis="y", length=0, labelcolor=INK, pad=8)
            side.spines["bottom"].set_visible(False)
        axes.set_xticks([])
        axes.set_xlim(0, 1)

    return _svg("funnel", 0.4 + ROW_INCHES * len(steps), draw, FUNNEL_INCHES)


def _points_axis(axes: "Axes") -> None:
    axes.xaxis.set_major_formatter(lambda value, _: points(value))
    axes.tick_params(axis="x", length=0)


@contextmanager
def _figure(
    height: float, width: float
) -> "Iterator[tuple[Any, Axes]]":  # Any: a figure, imported late
    # Imported here: 30 MB that only those who draw a report need.
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(_STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        yield figure, figure.subplots()


def _svg(name: str, height: float, draw: Draw, width: float = WIDTH_INCHES) -> str:
    with _figure(height, width) as (figure, axes):
        draw(axes)
        out = StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return _dressed(out.getvalue(), name)


def _dressed(svg: str, name: str) -> str:
    """Return the picture in the page's colours and type, with names no other picture uses."""
    body = svg[svg.index("<svg") :]
    for stand_in, variable in VARIABLES.items():
        body = body.replace(stand_in, variable)
    body = re.sub(r"<metadata>.*?</metadata>", "", body, flags=re.DOTALL)
    body = re.sub(r"font: [^;\"]*?(\d+)px [^;\"]*", r"font-size: \1px", body)
    body = re.sub(r'id="([^"]+)"', rf'id="{name}-\1"', body)
    body = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", body)
    body = re.sub(r'href="#([^"]+)"', rf'href="#{name}-\1"', body)
    return re.sub(
        r' width="[\d.]+pt" height="[\d.]+pt"|width="[\d.]+pt"|height="[\d.]+pt"', "", body
    )
