"""Templates of the kinds in which a shopper leaves something with the store."""

from typing import Annotated, Literal

from msgspec import Meta

from waverly.campaigns.templates.base import Template
from waverly.wire.overlay import (
    Agreement,
    ButtonLabel,
    FormHelpOverlay,
    QuestionOverlay,
)
from waverly.wire.scalars import Label, Text


class SaveCartTemplate(
    Template, frozen=True, kw_only=True, tag="save_cart", forbid_unknown_fields=True
):
    """Keep the cart by e-mail, in this browser, or on a phone. Not shown for an empty cart.

    In this browser only where the shop has said how its cart is filled (`cart_link`): else it could not
    be restored.
    """

    body: Text = ""
    ways: Annotated[tuple[Literal["email", "browser", "phone"], ...], Meta(min_length=1)]
    submit: ButtonLabel
    agree: Agreement
    done: Label


class QuestionTemplate(
    QuestionOverlay, frozen=True, kw_only=True, tag="question", forbid_unknown_fields=True
):
    """A question to the store, answered by e-mail."""


class FormHelpTemplate(
    FormHelpOverlay, frozen=True, kw_only=True, tag="form_help", forbid_unknown_fields=True
):
    """Says what still needs fixing in the store's own form as it is filled in."""


class AlertTemplate(Template, frozen=True, kw_only=True, tag="alert", forbid_unknown_fields=True):
    """Tell me when the price of the product in view falls, or when it is back.

    `price_drop` needs a known price, `back_in_stock` one that is sold out now.
    """

    about: Literal["price_drop", "back_in_stock"]
    body: Text = ""
    submit: ButtonLabel
    agree: Agreement
    done: Label


class ReminderTemplate(
    Template, frozen=True, kw_only=True, tag="reminder", forbid_unknown_fields=True
):
    """One reminder of the product in view, later."""

    body: Text = ""
    submit: ButtonLabel
    agree: Agreement
    done: Label


class ChatTemplate(Template, frozen=True, kw_only=True, tag="chat", forbid_unknown_fields=True):
    """Hands over to the store's chat. `share` says what the chat may be told and what each is called."""

    body: Text = ""
    prompt: Label
    submit: ButtonLabel
    share: dict[Literal["page", "product", "cart", "noticed"], Label] = {}
