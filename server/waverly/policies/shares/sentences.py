"""Moves of shares in plain sentences, each with the figures that led to it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from waverly.clock import DAY_MS, HOUR_MS
from waverly.deciding.share_table import Rest
from waverly.reporting.figures import relative
from waverly.reporting.words import occasion

Names = Mapping[str, str]
"""Campaigns' names by id."""

_LIFTS = {
    "floored": "shown to only 2 of 100 from now on",
    "lifted": "shown as often as before again",
    "leads": "now goes first",
    "control_rests": "likely worth showing; from now on 10 of 100 get nothing there, no longer 20",
    "control_returns": "less surely worth showing than before; 20 of 100 get nothing there again",
}


def day(at: int) -> str:
    """Return `Tuesday, 24 Nov` for an instant in milliseconds."""
    when = datetime.fromtimestamp(at / 1000, UTC)
    return f"{when:%A}, {when.day} {when:%b}"


def span(duration_ms: int) -> str:
    """Return a duration in hours up to two days, in days beyond."""
    if duration_ms <= 2 * DAY_MS:
        return f"{max(1, round(duration_ms / HOUR_MS))} h"
    return f"{round(duration_ms / DAY_MS)} days"


def lift_sentence(kind: str, name: str, moment: str, figures: Mapping[str, float]) -> str:
    """Return why a share moved by what orders said."""
    rival = figures.get("p_better")
    beats = "" if rival is None else f", {sureness(rival)} sure to beat the one before it"
    return (
        f"{name}, after {occasion(moment)}: {_LIFTS[kind]}{beats}. {_seen(figures)}, "
        f"{sureness(figures['p_worth'])} sure to be worth its annoyance."
    )


def _seen(figures: Mapping[str, float]) -> str:
    """Return both rates, the change they make, and what is believed of it: each follows from the last."""
    believed, seen = figures["lift"], figures.get("seen")
    if seen is None:
        return f"Too few orders to go by; assumed beforehand is {relative(believed)}"
    is_less = abs(believed) < abs(seen) and believed * seen > 0
    between = "Part of that may be luck, so" if is_less else "With what was assumed beforehand,"
    return (
        f"{figures['shown_rate']:.1%} of those who got it ordered ({figures['shown_orders']:,.0f} people), "
        f"{figures['control_rate']:.1%} of those who got nothing ({figures['control_orders']:,.0f}): "
        f"{relative(seen)}. {between} {relative(believed)} is counted on"
    )


def sureness(chance: float) -> str:
    """Return a chance in percent that is never said to be certain."""
    percent = round(100 * chance)
    if percent >= 100:
        return "more than 99%"
    return "less than 1%" if percent <= 0 else f"{percent}%"


def rest_sentence(rest: Rest, name: str, counted_ms: int) -> str:
    """Return why a campaign is held back, or is no longer."""
    answers = f"{rest.dismissed} dismissed, {rest.used} used"
    where = f"on {rest.device} after {occasion(rest.moment)}"
    match rest.state:
        case "slowed":
            return (
                f"{name}: slowed to 2% on {day(rest.since)}, {where}. {answers} in "
                f"{span(counted_ms)}. Next try {day(rest.until)}."
            )
        case "paused":
            return (
                f"{name}: paused on {day(rest.since)}, {where}. {answers} in {span(counted_ms)}. "
                f"Next try {day(rest.until)}."
            )
        case "probation":
            return f"{name}: tried again from {day(rest.since)}, {where}, and watched."
        case "released":
            return f"{name}: shown again by the owner, {where}, until {day(rest.until)}."


def freed_sentence(rest: Rest, name: str) -> str:
    """Return that a campaign passed its probation."""
    return (
        f"{name}: no longer held back on {rest.device} after {occasion(rest.moment)}. "
        f"{rest.dismissed} dismissed, {rest.used} used since {day(rest.count_from)}."
    )
