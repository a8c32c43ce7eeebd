"""Kinds in which a shopper leaves something with the store: an address, a question, a form filled in.

What they hand in goes to `/v1/requests`, never into the journal (see `wire.request`). `agree` is the
sentence that says what pressing the button accepts; it is never a box that is ticked already.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from waverly.wire.overlay.base import ButtonLabel, Option, Overlay
from waverly.wire.scalars import Id, Label, Name, Path, Text

Agreement = Annotated[str, Meta(min_length=1, max_length=400)]
"""What pressing the button accepts, in the store's words."""


class About(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The product something is about."""

    id: Id
    name: Label
    variant: Label | None = None


class ContextItem(Struct, frozen=True, kw_only=True):
    """One thing a chat would be told; the shopper sees it and may leave it out."""

    id: Name
    label: Label
    value: Label


class FieldRule(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a field of the store's form must look like. `field` is its `autocomplete` word or its name.

    `pattern` is a JavaScript regular expression for the whole value; without one the browser's own rule
    for the field holds. `message` says what to mend.
    """

    field: Name
    message: Label
    pattern: Annotated[str, Meta(max_length=200)] | None = None


class SaveCartOverlay(Overlay, frozen=True, kw_only=True, tag="save_cart", omit_defaults=True):
    """Keep the cart: by e-mail, in this browser, or as a link to go on with on a phone.

    `cart_link` is the shop's own address that fills its cart; what is kept in the browser is restored by it.
    """

    body: Text = ""
    ways: Annotated[tuple[Literal["email", "browser", "phone"], ...], Meta(min_length=1)]
    cart_link: Path | None = None
    submit: ButtonLabel
    agree: Agreement
    done: Label


class AlertOverlay(Overlay, frozen=True, kw_only=True, tag="alert", omit_defaults=True):
    """Tell me when the price falls, or when it is back. One press when the shopper left an address before."""

    body: Text = ""
    about: Literal["price_drop", "back_in_stock"]
    product: About
    variants: Annotated[tuple[Option, ...], Meta(max_length=30)] = ()
    submit: ButtonLabel
    agree: Agreement
    done: Label


class ReminderOverlay(Overlay, frozen=True, kw_only=True, tag="reminder", omit_defaults=True):
    """One reminder of this product, later."""

    body: Text = ""
    product: About
    submit: ButtonLabel
    agree: Agreement
    done: Label


class QuestionOverlay(Overlay, frozen=True, kw_only=True, tag="question", omit_defaults=True):
    """A question to the store, answered by e-mail."""

    body: Text = ""
    prompt: Label
    submit: ButtonLabel
    agree: Agreement
    done: Label


class ChatOverlay(Overlay, frozen=True, kw_only=True, tag="chat", omit_defaults=True):
    """Hands over to the store's chat, with what the shopper wants it to know."""

    body: Text = ""
    context: Annotated[tuple[ContextItem, ...], Meta(max_length=8)] = ()
    prompt: Label
    submit: ButtonLabel


class FormHelpOverlay(Overlay, frozen=True, kw_only=True, tag="form_help", omit_defaults=True):
    """Says what still needs fixing in the store's own form as it is filled in. It never sends a value."""

    body: Text = ""
    fields: Annotated[tuple[FieldRule, ...], Meta(min_length=1, max_length=20)]
    done: Label
