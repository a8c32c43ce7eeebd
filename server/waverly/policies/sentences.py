"""Moves of shares in plain sentences, each with the figures that led to it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from waverly.deciding.share_table import Rest
from waverly.reporting.figures import relative
from waverly.reporting.words import moment_title

Names = Mapping[str, str]
"""Campaigns' names by id."""

HOUR_MS = 3_600_000

_LIFTS = {
    "floored": "only 2% of the time from now on",
    "lifted": "shown as often as before again",
    "leads": "now goes first",
    "control_rests": "is likely worth showing, so that 10% without it are enough to keep watch",
    "control_returns": "is less certain than it was; 20% without it again",
}


def occasion(moment: str) -> str:
    """Return a kind of moment as its title, quoted."""
    return f"“{moment_title(moment)}”"


def day(at: int) -> str:
    """Return `Tuesday, 24 Nov` for an instant in milliseconds."""
    when = datetime.fromtimestamp(at / 1000, UTC)
    return f"{when:%A}, {when.day} {when:%b}"


def span(duration_ms: int) -> str:
    """Return a duration in hours up to two days, in days beyond."""
    if duration_ms <= 48 * HOUR_MS:
        return f"{max(1, round(duration_ms / HOUR_MS))} h"
    return f"{round(duration_ms / HOUR_MS / 24)} days"


def lift_sentence(kind: str, name: str, moment: str, figures: Mapping[str, float]) -> str:
    """Return why a share moved by what orders said."""
    rival = figures.get("p_better")
    beats = "" if rival is None else f", {rival:.0%} sure to beat the one before it"
    return (
        f"{name}: {_LIFTS[kind]}, after {occasion(moment)}{beats}. "
        f"{relative(figures['lift'])} orders at the best guess, {figures['p_worth']:.0%} sure to be worth "
        f"its annoyance: {figures['shown_orders']:,.0f} orders of {figures['shown']:,.0f} who got it, "
        f"{figures['control_orders']:,.0f} of {figures['control']:,.0f} who got nothing."
    )


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
