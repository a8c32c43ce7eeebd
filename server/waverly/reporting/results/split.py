"""Whether the two sides are as large as they were meant to be; if not, where to look first."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from waverly.reporting.results.groups import Sides
from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.sample_ratio import ALARM_LOG_E, SampleRatioInput, sample_ratio


class SplitCheck(Struct, frozen=True, kw_only=True):
    """`planned` and `found` are shares held out. `log_e` may be watched daily; `causes` are sentences.

    `stretches` is the number of periods with constant shares. `never` is the part of a campaign's
    `planned` that never gets any help; the rest is kept without this campaign alone. It is None if
    shares changed on the way.
    """

    planned: float | None
    found: float | None
    log_e: float
    alarm: bool
    causes: tuple[str, ...] = ()
    stretches: int = 0
    never: float | None = None

    @property
    def may_be_chance(self) -> bool:
        """Whether the shares as shown differ, but by no more than chance allows."""
        if self.alarm or self.planned is None or self.found is None:
            return False
        return round(self.found, 3) != round(self.planned, 3)


def told_apart(split: SplitCheck, whole: SplitCheck) -> SplitCheck:
    """Return a campaign's split with its two kinds of held out apart, by the split of all of Waverly."""
    is_constant = split.stretches == whole.stretches == 1
    return replace(split, never=whole.planned if is_constant else None)


def split_of(sides: Sides, segments: Mapping[str, Mapping[str, Sides]]) -> SplitCheck:
    """Return the check over all strata. `segments` are the sides by dimension and segment.

    The evidence of independent stretches multiplies: a product of e-values is an e-value.
    """
    shown, held_out = sides.shown.visitors.n, sides.held_out.visitors.n
    total = shown + held_out
    if not total:
        return SplitCheck(planned=None, found=None, log_e=0.0, alarm=False)
    planned = sum(
        each.planned * (each.shown.visitors.n + each.held_out.visitors.n) for each in sides.strata
    )
    log_e = log_evidence(sides)
    alarm = log_e >= ALARM_LOG_E
    return SplitCheck(
        planned=planned / total,
        found=held_out / total,
        log_e=log_e,
        alarm=alarm,
        causes=tuple(_causes(sides, segments)) if alarm else (),
        stretches=len(sides.strata),
    )


def log_evidence(sides: Sides) -> float:
    """Return the log of the evidence that shares differ from the planned ones, over all strata."""
    total = 0.0
    for each in sides.strata:
        asked = SampleRatioInput(
            counts=[each.held_out.visitors.n, each.shown.visitors.n],
            expected_shares=[each.planned, 1 - each.planned],
        )
        answer = sample_ratio(asked)
        total += 0.0 if isinstance(answer, CannotSay) else answer.log_e
    return total


def _causes(sides: Sides, segments: Mapping[str, Mapping[str, Sides]]) -> list[str]:
    found = []
    worst = _most_uneven(segments)
    if worst is not None:
        dimension, segment = worst
        found.append(
            f"It is most uneven where {dimension} is {segment}: does the overlay, or the page it is "
            f"on, break there?"
        )
    short = sides.strata and _is_short_of_shown(sides)
    found.append(
        "Fewer were shown than planned: visitors may be lost after the overlay appears, for example "
        "by a page that reloads or a script that stops."
        if short
        else "Fewer were held out than planned: were some visitors shown help by another rule, or was "
        "the holdout changed outside of a campaign file?"
    )
    if sides.filtered:
        found.append(
            f"{sides.filtered:,} robots and staff were filtered; more may have got through."
        )
    if sides.both:
        found.append(f"{sides.both:,} visitors met both sides; they are left out.")
    found.append("Compare the dates with the change log and with changes of the shop’s theme.")
    return found


def _is_short_of_shown(sides: Sides) -> bool:
    expected = sum(
        each.planned * (each.shown.visitors.n + each.held_out.visitors.n) for each in sides.strata
    )
    return sides.held_out.visitors.n > expected


def _most_uneven(segments: Mapping[str, Mapping[str, Sides]]) -> tuple[str, str] | None:
    """Return the segment with most evidence, if only one part of its dimension is uneven."""
    evidence = [
        (log_evidence(sides), dimension, segment)
        for dimension, parts in segments.items()
        if len(parts) > 1
        for segment, sides in parts.items()
    ]
    log_e, dimension, segment = max(evidence, default=(0.0, "", ""))
    return (dimension, segment) if log_e >= ALARM_LOG_E else None
