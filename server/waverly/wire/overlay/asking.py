"""Kinds that ask something without asking who: a quiz, a poll, a slider, a rating, what was missing."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from waverly.wire.overlay.base import Action, ButtonLabel, Option, Overlay
from waverly.wire.scalars import Id, Label, Path, Text


class QuizQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question of a quiz. `id` names it in the events that carry the answer."""

    id: Id
    question: Label
    options: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=6)]


class QuizResult(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a quiz recommends. The result most of whose `when` options were chosen is shown."""

    title: Label
    body: Text = ""
    when: tuple[Id, ...] = ()
    action: Action | None = None


class Contact(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A way to reach the store: `chat` and `call_back` open here, `link` leads to a page such as the FAQ."""

    type: Literal["chat", "link", "call_back"]
    label: ButtonLabel
    href: Path | None = None


class QuizOverlay(Overlay, frozen=True, kw_only=True, tag="quiz", omit_defaults=True):
    """A few questions, one at a time, that end in a recommendation."""

    questions: Annotated[tuple[QuizQuestion, ...], Meta(min_length=1, max_length=6)]
    results: Annotated[tuple[QuizResult, ...], Meta(min_length=1, max_length=8)]


class PollOverlay(Overlay, frozen=True, kw_only=True, tag="poll", omit_defaults=True):
    """One question with a few answers; one press answers it."""

    body: Text = ""
    options: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=6)]
    thanks: Label


class SliderOverlay(Overlay, frozen=True, kw_only=True, tag="slider", omit_defaults=True):
    """One question answered by a number between two ends, by dragging, keys or buttons."""

    body: Text = ""
    low: Label
    high: Label
    min: int = 0
    max: int = 10
    step: Annotated[int, Meta(ge=1)] = 1
    submit: ButtonLabel
    thanks: Label


class RatingOverlay(Overlay, frozen=True, kw_only=True, tag="rating", omit_defaults=True):
    """One to five stars. Whatever they say, everyone is offered the same two routes afterwards:
    a public review and a word with the store.
    """

    body: Text = ""
    thanks: Label
    routes: tuple[Action, Action]


class MissingOverlay(Overlay, frozen=True, kw_only=True, tag="missing", omit_defaults=True):
    """What was missing? Reasons to choose from, and ways to reach the store."""

    body: Text = ""
    reasons: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=8)]
    contacts: Annotated[tuple[Contact, ...], Meta(min_length=1, max_length=3)]
    thanks: Label
    agree: Text = ""
