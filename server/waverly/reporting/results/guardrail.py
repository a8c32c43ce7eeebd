"""What a campaign must not do, with a verdict of its own whatever the headline says."""

from typing import Literal

from msgspec import Struct

from waverly.reporting.measuring.metrics import BY_NAME
from waverly.reporting.results.findings import MetricFinding, finding_of
from waverly.reporting.results.groups import Sides
from waverly.reporting.statistics.pull_back import PullBackInput, pull_back
from waverly.wording import counted

Verdict = Literal["kept", "breached", "unknown"]

MIN_ANSWERS = 20
"""Uses and closings needed before dismissals are judged; with fewer, one bad afternoon would decide."""

OVER = "The limit is clearly more closings than uses."
"""The limit for dismissals, in words."""


class Guardrail(Struct, frozen=True, kw_only=True):
    """The verdict and the sentence that gives its figures."""

    name: str
    verdict: Verdict
    sentence: str
    finding: MetricFinding | None = None


def guardrail_of(name: str, sides: Sides, *, hidden: bool = False) -> Guardrail:
    """Return whether a campaign keeps its guardrail: `dismissals`, `bounce`, or `unsubscribe` of letters."""
    return _dismissals(sides) if name == "dismissals" else _compared(name, sides, hidden=hidden)


def _dismissals(sides: Sides) -> Guardrail:
    dismissed, engaged = sides.shown.of("dismissed").n, sides.shown.of("engaged").n
    answer = pull_back(PullBackInput(dismissed=dismissed, engaged=engaged, min_answers=MIN_ANSWERS))
    figures = f"{counted(dismissed, 'visitor')} closed it, {engaged:,} used it"
    if dismissed + engaged < MIN_ANSWERS:
        sentence = f"Too few answers to say: {figures}; {MIN_ANSWERS} are needed."
        return Guardrail(name="dismissals", verdict="unknown", sentence=sentence)
    if answer.pull_back:
        sentence = f"Over its limit: {figures}. More people are annoyed than served."
        return Guardrail(name="dismissals", verdict="breached", sentence=sentence)
    sentence = f"Within its limit: {figures}. {OVER}"
    return Guardrail(name="dismissals", verdict="kept", sentence=sentence)


def _compared(name: str, sides: Sides, *, hidden: bool) -> Guardrail:
    """Return the verdict on a metric that is compared with those held out."""
    finding = finding_of(sides, BY_NAME[name], hidden=hidden)
    if finding.effect is None:
        unclear = finding.unclear or ""
        return Guardrail(name=name, verdict="unknown", sentence=unclear, finding=finding)
    found = finding.effect.absolute
    span = (
        f"{found.estimate:+.1%} of visitors {finding.label}, "
        f"between {found.low:+.1%} and {found.high:+.1%}"
    )
    is_breached = finding.verdict == "worse"
    verdict: Verdict = "breached" if is_breached else "kept"
    sentence = f"{'Over' if is_breached else 'Within'} its limit: {span}."
    return Guardrail(name=name, verdict=verdict, sentence=sentence, finding=finding)
