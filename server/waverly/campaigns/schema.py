"""What a campaign file may say. Unknown keys are refused: a typo must not pass for a rule."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from waverly.campaigns.templates import AnyTemplate
from waverly.wire.batch import Mood
from waverly.wire.scalars import Label, Name, Share

NOTHING = "nothing"
"""The arm that shows nothing, beside those named after campaigns. It is always there."""

Cause = Literal["fit", "price", "trust", "shipping", "choice", "information", "payment", "timing"]
"""Why a shopper wavers."""

CAUSES: tuple[Cause, ...] = (
    "fit",
    "price",
    "trust",
    "shipping",
    "choice",
    "information",
    "payment",
    "timing",
)

Slug = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Days = Annotated[float, Meta(ge=0, le=365)]


class Trigger(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The moments at which it may be shown, and how clear they must be (`min_strength`, 0 to 1).

    If one of the moments is `friction_search`, `searches` are the classes of search that count; empty means
    every class.
    """

    moments: Annotated[tuple[str, ...], Meta(min_length=1)]
    searches: tuple[str, ...] = ()
    min_strength: Share = 0.3


class Audience(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom it is for. An empty list means everybody.

    - `pages` are types of page, `devices` some of `desktop`, `tablet` and `mobile`.
    - `referrers` are where the visit came from: `search`, `social`, `email`, `direct` or `other`.
    - `returning` is true for visitors who were there before, false for new ones.
    - `min_cart_value` is the least value of the cart. A cart of unknown value counts as 0.
    - `wished` is whether the product in view must be on the shopper's wish list at the store, or must not.
    - `answers` are questions of overlays with the answers wanted: only shoppers who gave one of them qualify.
    """

    pages: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    referrers: tuple[str, ...] = ()
    returning: bool | None = None
    min_cart_value: Annotated[float, Meta(ge=0)] = 0.0
    wished: bool | None = None
    answers: dict[Name, tuple[Name, ...]] = {}


class Caps(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often one shopper may get it; on by default.

    `per_session` is the most times in one visit, `per_visitor` in all earlier visits together. It then rests
    for `cooldown_days` after the last time in an earlier visit, and for `after_dismiss_days` after it was
    closed. Times at which it was held back count as well.
    """

    per_session: Annotated[int, Meta(ge=1, le=10)] = 1
    per_visitor: Annotated[int, Meta(ge=1, le=100)] = 5
    cooldown_days: Days = 1.0
    after_dismiss_days: Days = 14.0


class Schedule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """First and last day (`YYYY-MM-DD`), both included; open where absent.

    `zone` is where these days begin and end, such as `Europe/Vienna`.
    """

    start: str | None = None
    end: str | None = None
    zone: Annotated[str, Meta(max_length=64)] = "UTC"


Wording = dict[str, Any]
"""Keys of the overlay, with what they say instead. Any: each key takes what the kind's template takes;
`campaigns.wording` checks it when a file is read."""


class Campaign(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One piece of help: when, for whom, what, how often, and what it is judged by.

    - `id` is its name in commands and figures and should never change; `name` is what the admin calls it, and
      `why` the reason that shoppers can read.
    - `enabled = false` switches it off.
    - `causes` says how well it answers each cause of wavering, from 0 to 1: `fit`, `price`, `trust`,
      `shipping`, `choice`, `information`, `payment`, `timing`. Of two that suit a moment equally well, the
      one with the lower `order` goes first.
    - `goal` is what it is judged by, and `guardrail` what it must not do.
    - `holdout` is the share of visitors who do not get it. Below 0.05 it needs a `holdout_reason`.
    - `discount` is the share it takes off the price, 0 for help that does not. Such help is shown only after
      a sign that the price is the reason, never at a moment with a policy, and never to shoppers who are
      likely to buy anyway, once a model can tell.
    - `tones` holds other words for the `frustrated`, the `hesitant` or the `focused`, `locales` for other
      languages, `devices` for a `desktop`, `tablet` or `mobile`: each only the keys of the overlay that
      differ. For `de-AT`, the words of `de-AT` are used, else those of `de`, else the words of the overlay.
      A language may also have its own `why` and `tones`; the campaign's tones are in the campaign's language.
    """

    id: Slug
    name: Label
    why: Label
    enabled: bool = True
    order: Annotated[int, Meta(ge=0, le=1000)] = 100
    causes: Annotated[dict[Cause, Share], Meta(min_length=1)]
    trigger: Trigger
    audience: Audience = Audience()
    caps: Caps = Caps()
    schedule: Schedule = Schedule()
    holdout: Annotated[float, Meta(ge=0, le=0.5)] = 0.10
    holdout_reason: Annotated[str, Meta(max_length=500)] = ""
    goal: Literal["purchase", "add_to_cart", "checkout_started"] = "purchase"
    discount: Annotated[float, Meta(ge=0, le=0.9)] = 0.0
    guardrail: Literal["dismissals", "bounce"] = "dismissals"
    overlay: AnyTemplate
    tones: dict[Mood, Wording] = {}
    locales: dict[Name, Wording] = {}
    devices: dict[Literal["desktop", "tablet", "mobile"], Wording] = {}
