"""Whether choosing whom to help beats helping everybody, in one sentence."""

from statistics import NormalDist
from typing import Final, Literal

from msgspec import Struct

from waverly.training.uplift.gain import CONFIDENCE, Gain

Sentence = Literal[
    "choosing beats sending to all", "no evidence that choosing beats sending to all", "cannot tell"
]

BEATS: Final = "choosing beats sending to all"
NO_EVIDENCE: Final = "no evidence that choosing beats sending to all"
CANNOT_TELL: Final = "cannot tell"

WORTH_HAVING = 0.05
"""A normalised Qini of this size is a real gain (the public mail trial's better half has it)."""


TAIL = (1 - CONFIDENCE) / 2


class UpliftVerdict(Struct, frozen=True, kw_only=True):
    """The verdict and what it rests on."""

    sentence: Sentence
    reason: str


def judge(gain: Gain, *, tried: int = 1) -> UpliftVerdict:
    """The verdict on an order by predicted effect, per showing.

    It beats showing to all if the Qini's interval lies above 0. If not, the verdict is "no evidence" only
    if a gain worth having would have shown, and else "cannot tell". If the order is the best of `tried`
    on the same data, the interval is widened for that (Bonferroni).
    """
    wider = NormalDist().inv_cdf(1 - TAIL / tried) / NormalDist().inv_cdf(1 - TAIL)
    qini = gain.qini
    low, high = (
        qini.value - wider * (qini.value - qini.low),
        qini.value + wider * (qini.high - qini.value),
    )
    found = f"Qini {qini.value:.3f}, interval {low:.3f} to {high:.3f}"
    if low > 0:
        return UpliftVerdict(sentence=BEATS, reason=f"{found}: all of it is above 0.")
    half = (qini.high - qini.low) / 2
    if half <= WORTH_HAVING:
        reason = f"{found}: it holds 0, and is narrow enough to have shown a gain worth having."
        return UpliftVerdict(sentence=NO_EVIDENCE, reason=reason)
    return UpliftVerdict(
        sentence=CANNOT_TELL,
        reason=(
            f"{found}: it holds 0, and is so wide that a gain of {WORTH_HAVING} could hide in it. "
            f"{gain.outcomes:,} outcomes were recorded; more are needed."
        ),
    )
