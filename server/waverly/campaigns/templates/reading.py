"""Templates of the kinds to read."""

from typing import Annotated

from msgspec import Meta, Struct

from waverly.campaigns.templates.base import Template
from waverly.wire.overlay import FaqOverlay, MessageOverlay, StoryOverlay
from waverly.wire.scalars import Label, Name, Text


class MessageTemplate(
    MessageOverlay, frozen=True, kw_only=True, tag="message", forbid_unknown_fields=True
):
    """A sentence or two; a small Markdown subset is allowed in `body`."""

    body: Text


class FaqTemplate(FaqOverlay, frozen=True, kw_only=True, tag="faq", forbid_unknown_fields=True):
    """Questions that open to answers; those with the `moments` that fired come first."""


class StoryTemplate(
    StoryOverlay, frozen=True, kw_only=True, tag="story", forbid_unknown_fields=True
):
    """Cards one after another. It stands still until the shopper lets it play."""


class ReviewTemplate(Template, frozen=True, kw_only=True, tag="review", forbid_unknown_fields=True):
    """Verbatim sentences from stored reviews of the product in view, one for each topic that has any.

    With `single` it is one, about the first topic found.
    """

    topics: Annotated[tuple[str, ...], Meta(min_length=1, max_length=6)]
    single: bool = False


class ComparedFact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of a comparison: which fact of the catalogue, and what it is called."""

    fact: Name
    label: Label


class ComparisonTemplate(
    Template, frozen=True, kw_only=True, tag="comparison", forbid_unknown_fields=True
):
    """The product in view beside others of its category, a row for each fact, those that differ first."""

    rows: Annotated[tuple[ComparedFact, ...], Meta(min_length=1, max_length=12)]
    most: Annotated[int, Meta(ge=2, le=4)] = 3
