"""Figures as people read them: signs, percentage points, amounts, and whole findings in a sentence."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil, floor

from waverly.reporting.measuring.metrics import BY_NAME, Unit
from waverly.reporting.periods import Days
from waverly.reporting.results.findings import MetricFinding
from waverly.reporting.results.segments import Dimension
from waverly.reporting.statistics.always_valid import SequentialInterval

MINUS = "\N{MINUS SIGN}"


def percent(share: float | None, digits: int = 1) -> str:
    """Return a share as `12.3%`; a dash when there is none."""
    return "–" if share is None else f"{share:.{digits}%}"


def whole_percents(shares: Sequence[float]) -> list[int]:
    """Return shares of one whole as whole percents that make up 100 (largest remainders, Hamilton's way).

    Rounded one by one they would often make up 99 or 101. Shares of less than the whole stay below it.
    """
    exact = [100 * share for share in shares]
    found = [floor(each) for each in exact]
    left = round(sum(exact)) - sum(found)
    order = sorted(range(len(exact)), key=lambda place: found[place] - exact[place])
    for place in order[:left]:
        found[place] += 1
    return found


def points(difference: float) -> str:
    """Return a difference of shares in percentage points, always with its sign."""
    return _signed(100 * difference, 2)


def per_thousand(difference: float) -> str:
    """Return a difference of shares as so many more or fewer of a thousand, always with its sign."""
    return _signed(1000 * difference, 1)


def whole_points(difference: float) -> str:
    """Return a difference in whole percentage points, with its sign; in tenths below one."""
    return _signed(100 * difference, 0 if abs(difference) >= 0.01 or not difference else 1)


def likely_of(found: SequentialInterval) -> str:
    """Return a difference of shares as people say it: `+15 points (likely −4 to +35)`.

    In tenths where whole points would hide how narrow it is, or on which side of no change its limits lie.
    """
    narrow = found.high - found.low < NARROW
    near = any(0 < abs(each) < 0.005 for each in (found.low, found.high))
    digits = 1 if narrow or near else 0
    estimate, low, high = (
        _signed(100 * each, digits) for each in (found.estimate, found.low, found.high)
    )
    unit = "point" if estimate[1:] == "1" else "points"
    return f"{estimate} {unit} (likely {low} to {high})"


NARROW = 0.04
"""Between the limits of a difference: four points, of which whole ones would tell too little."""


def relative(change: float) -> str:
    """Return a relative change as `+12%`, always with its sign."""
    return f"{_signed(100 * change, 0)}%"


def money(value: float | None) -> str:
    """Return an amount; a dash when there is none."""
    return "–" if value is None else f"{value:,.2f}"


def number_of(value: float | None, unit: Unit, currency: str = "") -> str:
    """Return a mean per visitor: `12.3%`, `4.50 EUR` or `1.75`; a dash when there is none."""
    if value is None:
        return "–"
    return percent(value) if unit == "share" else f"{value:,.2f} {currency}".strip()


def change_of(value: float, unit: Unit, currency: str = "") -> str:
    """Return a difference with its sign: `+1.20 points`, `+4.50 EUR` or `+0.31`."""
    if unit == "share":
        return f"{points(value)} points"
    return f"{_signed(value, 2)} {currency}".strip()


def sentence_of(finding: MetricFinding) -> str:
    """Return a finding in one sentence, with its interval; or why there is none."""
    if finding.shown_only:
        return "Only counted where it is shown."
    if finding.effect is None:
        return finding.unclear or ""
    found = finding.effect.absolute
    rel = finding.effect.relative
    change = "" if rel is None else f" ({relative(rel.estimate)})"
    estimate = change_of(found.estimate, finding.unit, finding.currency)
    return f"{estimate}{change}, {between(found, finding.unit)}{in_percent(finding)}."


def in_percent(finding: MetricFinding) -> str:
    """Return a difference's limits in percent, ` (−20% to +45%)`; nothing where they leave all open."""
    rel = None if finding.effect is None else finding.effect.relative
    if rel is None or (rel.high is None and rel.low <= -1):
        return ""
    if rel.high is None:
        return f" ({relative(rel.low)} or more; no upper limit can be told)"
    return f" ({relative(rel.low)} to {relative(rel.high)})"


def between(found: SequentialInterval, unit: Unit) -> str:
    """Return an interval's limits in words, in the unit its estimate is given in."""
    low, high = (change_of(each, unit).removesuffix(" points") for each in (found.low, found.high))
    return f"between {low} and {high}"


def period_of(days: Days) -> str:
    """Return days as people say them: `28 Oct to 26 Nov 2026 (UTC)`."""
    first, last = date.fromisoformat(days.start), date.fromisoformat(days.last)
    zone = days.zone.replace("_", " ")
    if first == last:
        return f"{last.day} {last:%b %Y} ({zone})"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {first:%b}{year} to {last.day} {last:%b %Y} ({zone})"


def span_of(days: float) -> str:
    """Return a window as people say it: `7 days`, `a day`, `30 seconds`, `the same visit`."""
    if not days:
        return "the same visit"
    if days < 1:
        return f"{days * 86_400:.0f} seconds"
    return "a day" if days == 1 else f"{days:g} days"


VERDICTS = {
    "better": "It helps.",
    "worse": "It does harm.",
    "open": "No clear effect yet.",
    "early": "",
}
"""What a verdict says."""

FEW = "No clear effect yet: only {having:,} of those {side} {label}"

CHANCE = "even a fifth more or less cannot be told from chance"

FEW_NOTE = f"Where so few reached the goal, {CHANCE}."
"""Said once where several results are open for that."""

A_FIFTH = 0.2


def verdict_words(finding: MetricFinding, *, in_list: bool = False) -> str:
    """Return what a finding's verdict says, and of whom there are too few where it is therefore open.

    `in_list` leaves out what too few means: `FEW_NOTE` says it once for all that stand there.
    """
    if not is_open_for_few(finding):
        return VERDICTS[finding.verdict]
    shown, held_out = finding.shown.having, finding.held_out.having
    side = "held out" if held_out <= shown else "who may get help"
    few = FEW.format(having=min(shown, held_out), side=side, label=finding.label)
    return f"{few}." if in_list else f"{few}, and with so few {CHANCE}."


def is_open_for_few(finding: MetricFinding) -> bool:
    """Return whether a finding is open because too few reached the goal."""
    rel = None if finding.effect is None else finding.effect.relative
    is_narrow = rel is not None and rel.high is not None and rel.high - rel.low < 2 * A_FIFTH
    return finding.verdict == "open" and finding.unit == "share" and not is_narrow


def among_of(finding: MetricFinding, everybody: MetricFinding) -> str:
    """Return whom a finding is about, where that is a part of those a campaign met; else nothing.

    `everybody` is a finding about all of them.
    """
    whose = BY_NAME[finding.metric].whose
    if not whose:
        return ""
    counts = [finding.shown.visitors, finding.held_out.visitors]
    if counts == [everybody.shown.visitors, everybody.held_out.visitors]:
        return f"here all of them are people {whose}"
    return f"of {counts[0]:,} and {counts[1]:,} people {whose}"


ESTIMATE_NOTE = (
    "“Estimate” trusts a small group less than a large one: it lies nearer to the whole than the group’s own "
    "figures, the more so the fewer people it has."
)
"""Said once where groups have an estimate each."""


def together_of(dimension: Dimension) -> str:
    """Return the one estimate of groups that nothing tells apart, in a sentence; else nothing."""
    if dimension.together is None:
        return ""
    whom = "These" if all(each.shrunken is not None for each in dimension.segments) else MANY_ENOUGH
    change = change_of(dimension.together, dimension.segments[0].finding.unit)
    return f"{whom} differ by no more than chance may make them. One estimate holds for each: {change}."


def apart_of(dimensions: Iterable[Dimension]) -> str:
    """Return why the one estimates of several tables are not the same, where they are not; else nothing."""
    told = {points(each.together) for each in dimensions if each.together is not None}
    return APART if len(told) > 1 else ""


APART = (
    "These single estimates are not the same in every table: each weighs its groups by how surely they are "
    "known, and leaves out those with too few people."
)

MANY_ENOUGH = "Those with enough people"


RELATIVE_NOTE = (
    "A change in percent is the points as a share of how often those held out did it. That is itself only "
    "roughly known. So the limits in percent lie further apart, above all upwards. They exclude “no change” "
    "exactly where those in points do."
)
"""Said once where a difference stands in points and in percent."""


SIMULATED_NOTE = (
    "This is the demo. Its shoppers are simulated, "
    "so no figure here says anything about a real shop."
)
"""Said once on whatever tells figures of the demo."""


def has_relative(*findings: MetricFinding) -> bool:
    """Return whether the limits of any of these are told in percent beside its points."""
    return any(in_percent(each) for each in findings)


WEEKS_FROM_DAYS, MONTHS_FROM_DAYS = 60, 180
LONGEST_WAIT_DAYS = 730
"""Beyond two years nobody waits: a number would only pretend to know."""


def a_day_of(visitors: float) -> str:
    """Return a pace, to one decimal where it is slow: `4.2 visitors a day`, `1,210 visitors a day`."""
    return f"{visitors:,.1f} visitors a day" if visitors < 10 else f"{visitors:,.0f} visitors a day"


def hours_of(hours: float) -> str:
    """Return how long it took: `3 min`, `1.5 h`, and from a day on in half days: `1½ days`."""
    if hours >= 24:
        halves = round(hours / 12)
        whole = f"{halves // 2}{'½' if halves % 2 else ''}"
        return f"{whole} day{'' if halves == 2 else 's'}"
    return f"{max(1, round(60 * hours))} min" if hours < 1 else f"{hours:.1f} h"


def long_of(days: float) -> str:
    """Return a time as people say it: `12 days`, `13 weeks`, `16 months`, `more than two years`.

    Weeks are begun ones: what is told as 12 weeks is over within them.
    """
    if days >= LONGEST_WAIT_DAYS:
        return "more than two years"
    if days < WEEKS_FROM_DAYS:
        return f"{days:.0f} days"
    return f"{ceil(days / 7)} weeks" if days < MONTHS_FROM_DAYS else f"{days / 30.44:.0f} months"


def _signed(value: float, digits: int) -> str:
    text = f"{abs(value):,.{digits}f}"
    if not text.strip("0.,"):
        return text
    return f"{MINUS if value < 0 else '+'}{text}"
