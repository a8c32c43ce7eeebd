"""Kinds to read: a message, answers, reviews, a comparison, a story."""

from typing import Annotated

from msgspec import Meta, Struct

from waverly.wire.overlay.base import Action, Image, Overlay
from waverly.wire.scalars import Currency, Id, Label, Money, Name, Path, Share, Text


class Question(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of an FAQ accordion. `moments` are those at which it comes before the others."""

    question: Label
    answer: Text
    moments: tuple[Name, ...] = ()


class Quote(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A verbatim piece of a stored review; `topic` is what it speaks of.

    `lang` is its language where that is another than the overlay's.
    """

    text: Text
    author: Label | None = None
    rating: Annotated[float, Meta(ge=0, le=5)] | None = None
    topic: Name | None = None
    lang: Name | None = None


class Rating(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The product's rating over all its reviews; `distribution` is the share of 5, 4, 3, 2, 1 stars."""

    average: Annotated[float, Meta(ge=0, le=5)]
    count: Annotated[int, Meta(ge=0)]
    distribution: tuple[Share, ...] = ()


class Compared(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A product in a comparison, as the catalogue states it."""

    id: Id
    name: Label
    href: Path
    image: Image | None = None
    price: Money | None = None
    currency: Currency | None = None


class ComparedRow(Struct, frozen=True, kw_only=True):
    """One property, with a value for each product in their order; empty where the store says nothing."""

    label: Label
    values: tuple[Label, ...]


class StoryCard(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One card of a story."""

    title: Annotated[str, Meta(min_length=1, max_length=80)]
    body: Annotated[str, Meta(max_length=400)] = ""
    image: Image | None = None
    action: Action | None = None


class MessageOverlay(Overlay, frozen=True, kw_only=True, tag="message", omit_defaults=True):
    """A sentence or two."""

    body: Text = ""
    image: Image | None = None


class FaqOverlay(Overlay, frozen=True, kw_only=True, tag="faq", omit_defaults=True):
    """Questions that open to answers."""

    items: Annotated[tuple[Question, ...], Meta(max_length=8)]


class ReviewOverlay(Overlay, frozen=True, kw_only=True, tag="review", omit_defaults=True):
    """What other buyers wrote, word for word: one quote, and `more` on other topics."""

    quote: Quote
    more: Annotated[tuple[Quote, ...], Meta(max_length=5)] = ()
    rating: Rating | None = None


class ComparisonOverlay(Overlay, frozen=True, kw_only=True, tag="comparison", omit_defaults=True):
    """Two to four products side by side, the one in view first."""

    products: Annotated[tuple[Compared, ...], Meta(min_length=2, max_length=4)]
    rows: Annotated[tuple[ComparedRow, ...], Meta(max_length=12)]


class StoryOverlay(Overlay, frozen=True, kw_only=True, tag="story", omit_defaults=True):
    """Cards one after another. It stands still until the shopper lets it play."""

    cards: Annotated[tuple[StoryCard, ...], Meta(min_length=2, max_length=8)]
