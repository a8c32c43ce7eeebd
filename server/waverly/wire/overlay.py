"""What an overlay says (its kind) and how it sits on the page (its format)."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from waverly.wire.scalars import Label, Name, Path, Share, Text

Format = Literal["corner", "sheet", "modal"]
"""`corner`: a card that does not take focus. `sheet`: the same at the bottom of a touch screen.
`modal`: a dialog that takes focus and gives it back."""


class Action(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A button of an overlay.

    `link` follows `href`; `scroll_to` and `open` act on the region named by `target`;
    `emit` hands `target` to the page's own handler; `dismiss` closes.
    """

    type: Literal["link", "scroll_to", "open", "emit", "dismiss"]
    label: Annotated[str, Meta(min_length=1, max_length=60)]
    href: Path | None = None
    target: Name | None = None


class Question(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of an FAQ accordion."""

    question: Label
    answer: Text


class Quote(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A verbatim piece of a stored review."""

    text: Text
    author: Label | None = None
    rating: Annotated[float, Meta(ge=0, le=5)] | None = None


class Rating(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The product's rating over all its reviews; `distribution` is the share of 5, 4, 3, 2, 1 stars."""

    average: Annotated[float, Meta(ge=0, le=5)]
    count: Annotated[int, Meta(ge=0)]
    distribution: tuple[Share, ...] = ()


class Overlay(Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """Common to every kind. `title` is the overlay's accessible name."""

    format: Format = "corner"
    title: Annotated[str, Meta(min_length=1, max_length=120)]
    lang: Name | None = None
    actions: Annotated[tuple[Action, ...], Meta(max_length=3)] = ()


class MessageOverlay(Overlay, frozen=True, kw_only=True, tag="message", omit_defaults=True):
    """A sentence or two."""

    body: Text = ""


class FaqOverlay(Overlay, frozen=True, kw_only=True, tag="faq", omit_defaults=True):
    """Questions that open to answers."""

    items: Annotated[tuple[Question, ...], Meta(max_length=8)]


class ReviewOverlay(Overlay, frozen=True, kw_only=True, tag="review", omit_defaults=True):
    """What another buyer wrote, word for word."""

    quote: Quote
    rating: Rating | None = None


AnyOverlay = MessageOverlay | FaqOverlay | ReviewOverlay
