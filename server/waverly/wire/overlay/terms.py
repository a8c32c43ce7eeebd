"""Kinds that state the store's terms: a guarantee, delivery, an offer, a deadline."""

from typing import Annotated

from msgspec import Meta, Struct

from waverly.wire.overlay.base import Overlay
from waverly.wire.scalars import Currency, Id, Instant, Label, Millis, Money, Text

CountryCode = Annotated[str, Meta(pattern="^[A-Z]{2}$", max_length=2)]
"""An ISO 3166-1 code of two letters; the browser knows its name in every language."""


class ShippingRate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What delivery to a country costs. `free_from` is the cart value from which it is free; `days` are
    the fewest and the most it takes.
    """

    country: CountryCode
    cost: Money
    currency: Currency
    free_from: Money | None = None
    days: tuple[int, int] | None = None


class GuaranteeOverlay(Overlay, frozen=True, kw_only=True, tag="guarantee", omit_defaults=True):
    """A promise that depends on the cart's value, and follows it.

    `missing` is shown below the threshold, with `{missing}` in place of the amount; `reached` from there.
    `value` is the cart when this was decided.
    """

    threshold: Money
    currency: Currency
    value: Money = 0.0
    missing: Label
    reached: Label


class ShippingOverlay(Overlay, frozen=True, kw_only=True, tag="shipping", omit_defaults=True):
    """What delivery costs and how long it takes, for the shopper's country first."""

    rates: Annotated[tuple[ShippingRate, ...], Meta(min_length=1, max_length=20)]
    country: CountryCode | None = None
    value: Money = 0.0
    body: Text = ""


class OfferOverlay(Overlay, frozen=True, kw_only=True, tag="offer", omit_defaults=True):
    """Something for this shopper that the store has confirmed: points, a bundle, an early look."""

    body: Text
    code: Id | None = None
    terms: Text = ""
    ends_at: Instant | None = None


class TimerOverlay(Overlay, frozen=True, kw_only=True, tag="timer", omit_defaults=True):
    """How long something real still lasts. It ends on the server whether or not anybody looks.

    `left_ms` is what was left when the server answered: the shopper's own clock may be wrong.
    """

    body: Text = ""
    ends_at: Instant
    left_ms: Millis
    over: Label
