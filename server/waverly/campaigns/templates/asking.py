"""Templates of the kinds that ask something: they rest on no facts."""

from waverly.wire.overlay import (
    MissingOverlay,
    PollOverlay,
    QuizOverlay,
    RatingOverlay,
    SliderOverlay,
)


class QuizTemplate(QuizOverlay, frozen=True, kw_only=True, tag="quiz", forbid_unknown_fields=True):
    """A few questions, one at a time, that end in a recommendation."""


class PollTemplate(PollOverlay, frozen=True, kw_only=True, tag="poll", forbid_unknown_fields=True):
    """One question with a few answers; one press answers it."""


class SliderTemplate(
    SliderOverlay, frozen=True, kw_only=True, tag="slider", forbid_unknown_fields=True
):
    """One question answered by a number between two ends."""


class RatingTemplate(
    RatingOverlay, frozen=True, kw_only=True, tag="rating", forbid_unknown_fields=True
):
    """One to five stars, and the same two routes for everyone: a public review, a word with the store."""


class MissingTemplate(
    MissingOverlay, frozen=True, kw_only=True, tag="missing", forbid_unknown_fields=True
):
    """What was missing? Reasons to choose from, and ways to reach the store.

    `agree` says what leaving a number for a call accepts; it is needed with a `call_back`.
    """
