"""Templates of the kinds that state the store's terms: amounts, dates and codes come from the store."""

from typing import Literal

from waverly.campaigns.templates.base import Template
from waverly.campaigns.templates.reading import FaqTemplate
from waverly.wire.scalars import Id, Label, Text


class GuaranteeTemplate(
    Template, frozen=True, kw_only=True, tag="guarantee", forbid_unknown_fields=True
):
    """A promise from a cart value on, which the shop's facts state: `term` says which.

    `missing` is shown below the threshold, with `{missing}` in place of the amount; `reached` from there.
    """

    term: Literal["free_returns", "free_delivery"]
    missing: Label
    reached: Label


class ShippingTemplate(
    Template, frozen=True, kw_only=True, tag="shipping", forbid_unknown_fields=True
):
    """What delivery costs, from the store's rates, the shopper's country first."""

    body: Text = ""


class OfferTemplate(Template, frozen=True, kw_only=True, tag="offer", forbid_unknown_fields=True):
    """An offer in force, and where it is personal, confirmed for this shopper. `offer` is its id there."""

    offer: Id
    body: Text
    terms: Text = ""


class TimerTemplate(Template, frozen=True, kw_only=True, tag="timer", forbid_unknown_fields=True):
    """How long a confirmed offer, or without `offer` the campaign itself, still lasts.

    `over` is said when it has ended.
    """

    offer: Id | None = None
    body: Text = ""
    over: Label


def states_terms(template: object) -> bool:
    """Return whether it repeats what the store's own policy pages say."""
    return isinstance(template, FaqTemplate | GuaranteeTemplate | ShippingTemplate)
