"""The one entry point to all statistics: it takes a question as plain data and answers in plain data.

This is what `waverly lift --json` reads and prints.
"""

from collections.abc import Mapping
from math import isfinite
from typing import assert_never

import msgspec
from msgspec import Struct

from waverly.deciding.assignment import bucket
from waverly.errors import Malformed
from waverly.errors.allowed import refusal_of
from waverly.errors.fitting import inside
from waverly.errors.names import known_are
from waverly.reporting.statistics.adjust_p import AdjustPInput, adjust_p
from waverly.reporting.statistics.always_valid import AlwaysValidInput, always_valid
from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.capped_revenue import CappedRevenueInput, capped_revenue
from waverly.reporting.statistics.cuped_diff import CupedDiffInput, cuped_diff
from waverly.reporting.statistics.heterogeneity import HeterogeneityInput, heterogeneity
from waverly.reporting.statistics.lift_posterior import LiftPosteriorInput, lift_posterior
from waverly.reporting.statistics.mean_diff import MeanDiffInput, mean_diff
from waverly.reporting.statistics.off_policy import OffPolicyRows, off_policy
from waverly.reporting.statistics.proportion_diff_small import (
    ProportionDiffInput,
    proportion_diff_small,
)
from waverly.reporting.statistics.pull_back import PullBackInput, pull_back
from waverly.reporting.statistics.ratio_diff import RatioDiffInput, ratio_diff
from waverly.reporting.statistics.sample_ratio import SampleRatioInput, sample_ratio
from waverly.reporting.statistics.sample_size import SampleSizeInput, sample_size
from waverly.reporting.statistics.stratified_diff import StratifiedDiffInput, stratified_diff


class BucketInput(Struct, frozen=True, kw_only=True):
    """Whose bucket, under which seed."""

    seed: str
    visitor: str


class Bucket(Struct, frozen=True, kw_only=True):
    """Where the visitor falls in [0, 1)."""

    bucket: float


INPUTS = {
    "adjust_p": AdjustPInput,
    "always_valid": AlwaysValidInput,
    "bucket": BucketInput,
    "capped_revenue": CappedRevenueInput,
    "cuped_diff": CupedDiffInput,
    "heterogeneity": HeterogeneityInput,
    "lift_posterior": LiftPosteriorInput,
    "mean_diff": MeanDiffInput,
    "off_policy": OffPolicyRows,
    "proportion_diff_small": ProportionDiffInput,
    "pull_back": PullBackInput,
    "ratio_diff": RatioDiffInput,
    "sample_ratio": SampleRatioInput,
    "sample_size": SampleSizeInput,
    "stratified_diff": StratifiedDiffInput,
}
"""What each kind of question holds. Fields it does not know are passed over."""

Asked = (
    AdjustPInput
    | AlwaysValidInput
    | BucketInput
    | CappedRevenueInput
    | CupedDiffInput
    | HeterogeneityInput
    | LiftPosteriorInput
    | MeanDiffInput
    | OffPolicyRows
    | ProportionDiffInput
    | PullBackInput
    | RatioDiffInput
    | SampleRatioInput
    | SampleSizeInput
    | StratifiedDiffInput
)


def answer(question: object, place: str = "$") -> dict[str, object]:
    """The answer to `{"kind": …, "input": …}` as plain data; `{"cannot_say": reason}` when none is.

    Raises `Malformed` naming the place, below `place`, when the kind is unknown or the input cannot
    be read.
    """
    asked = _read(question, place)
    try:
        found = _answer(asked)
    except ArithmeticError:
        found = CannotSay("The numbers are too large or too far apart to compute with.")
    return _plain(msgspec.to_builtins(found))


def _read(question: object, place: str) -> Asked:
    if not isinstance(question, Mapping):
        raise Malformed(
            "A question is an object",
            place=place,
            value=repr(question)[:100],
            mend='Write {"kind": …, "input": …}.',
        )
    kind, given = question.get("kind"), question.get("input")
    if kind is None:
        raise Malformed(
            "The question does not say of which kind it is",
            place=f"{place}.kind",
            mend=f'Write {{"kind": …, "input": …}}; the kinds are {", ".join(INPUTS)}.',
        )
    if not isinstance(kind, str) or kind not in INPUTS:
        raise Malformed(
            "This kind of question is not known",
            place=f"{place}.kind",
            value=repr(kind),
            mend=known_are(str(kind), INPUTS),
        )
    # A log too long to print travels one level deeper, beside a note that says where it came from.
    within = f"{place}.input"
    if isinstance(given, Mapping) and "_rows" in given:
        given, within = given["_rows"], f"{within}._rows"
    try:
        asked: Asked = msgspec.convert(given, type=INPUTS[kind])
    except msgspec.ValidationError as error:
        found = refusal_of(error, INPUTS[kind], given)
        raise Malformed(
            f"The input of '{kind}' cannot be read. {found.sentence}",
            place=inside(within, found.path),
            value=found.value,
            mend=f"{found.mend} The fields of every kind are listed in docs/statistics.md.".lstrip(),
        ) from error
    return asked


def _answer(asked: Asked) -> Struct:  # noqa: C901, PLR0911, PLR0912  # one line for each kind
    match asked:
        case AdjustPInput():
            return adjust_p(asked)
        case AlwaysValidInput():
            return always_valid(asked)
        case BucketInput():
            return Bucket(bucket=bucket(asked.seed, asked.visitor))
        case CappedRevenueInput():
            return capped_revenue(asked)
        case CupedDiffInput():
            return cuped_diff(asked)
        case HeterogeneityInput():
            return heterogeneity(asked)
        case LiftPosteriorInput():
            return lift_posterior(asked)
        case MeanDiffInput():
            return mean_diff(asked)
        case OffPolicyRows():
            return off_policy(asked)
        case ProportionDiffInput():
            return proportion_diff_small(asked)
        case PullBackInput():
            return pull_back(asked)
        case RatioDiffInput():
            return ratio_diff(asked)
        case SampleRatioInput():
            return sample_ratio(asked)
        case SampleSizeInput():
            return sample_size(asked)
        case StratifiedDiffInput():
            return stratified_diff(asked)
        case _:
            assert_never(asked)


def _plain(value: object) -> dict[str, object]:
    """The same with numbers that JSON cannot hold replaced by null."""
    cleaned = _finite(value)
    assert isinstance(cleaned, dict)  # noqa: S101  # every answer is a Struct
    return cleaned


def _finite(value: object) -> object:
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_finite(each) for each in value]
    return value
