"""What every overlay has: a name, buttons, and how it sits on the page (its format)."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from waverly.wire.scalars import Id, Label, Name, Path, Text

Format = Literal["corner", "banner", "inline", "popover", "sheet", "modal", "fullscreen"]
"""`corner`: a card that does not take focus. `banner`: a slim bar at the lower edge. `inline`: in the page,
below a region. `popover`: a card beside a region. `sheet`: a card at the bottom of a touch screen.
`modal` and `fullscreen`: a dialog that takes focus and gives it back."""

Title = Annotated[str, Meta(min_length=1, max_length=120)]
"""An overlay's heading, and so its accessible name."""

ButtonLabel = Annotated[str, Meta(min_length=1, max_length=60)]
"""What a button says."""

Region = Name
"""A region of the page, such as `add-to-cart`."""


class Action(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A button of an overlay.

    `link` follows `href`, and is left out on the page it leads to; `scroll_to` and `open` act on the region
    named by `target`; `add_to_cart` presses the store's own button; `chat` hands over to the store's chat;
    `emit` hands `target` and `payload` to the page's own handler; `dismiss` closes.
    """

    type: Literal["link", "add_to_cart", "scroll_to", "open", "chat", "emit", "dismiss"]
    label: ButtonLabel
    href: Path | None = None
    target: Name | None = None
    payload: Text | None = None


class Option(Struct, frozen=True, kw_only=True):
    """One of several answers: `id` is what is reported, `label` what the shopper reads."""

    id: Id
    label: Annotated[str, Meta(min_length=1, max_length=80)]


class Image(Struct, frozen=True, kw_only=True):
    """A picture, and what it shows in words. A picture without words is for nobody."""

    src: Path
    alt: Annotated[str, Meta(min_length=1, max_length=200)]


class Given(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an overlay takes for granted of the page: where it is otherwise, the script shows nothing.

    `unsaid` is a sentence of the shop's that the page must not say itself, in view. `variant` is the choice
    a number is about, empty where none was made.
    """

    unsaid: Text | None = None
    variant: Label | None = None


class Foreign(Struct, frozen=True, kw_only=True):
    """The keys of an overlay whose words are in `lang` and not in the overlay's own; `why` is the reason."""

    lang: Name
    keys: tuple[Name, ...]


class Overlay(Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """Common to every kind. `title` is the overlay's accessible name.

    `region` is where an `inline` or `popover` overlay stands. `element` names its question in the events
    that carry an answer. With `on_request` a small button comes first, and the overlay when it is pressed.
    `given` is filled in with the facts it is about, `foreign` where a translation leaves keys in the
    language of its file; a file may state both, too.
    """

    format: Format = "corner"
    on_request: bool = False
    title: Title
    lang: Name | None = None
    foreign: Foreign | None = None
    region: Region | None = None
    element: Name | None = None
    actions: Annotated[tuple[Action, ...], Meta(max_length=3)] = ()
    given: Given | None = None
