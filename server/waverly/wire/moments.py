"""The nineteen micro-moments. One struct per detector; definitions and thresholds in `docs/detectors.md`."""

from waverly.wire.event import Moment
from waverly.wire.scalars import Count, Label, Millis, Name


class Pause(Moment, frozen=True, kw_only=True, tag="pause", omit_defaults=True):
    """Kept still on a visible page for longer than it takes to read the section in view."""

    section: Name | None = None
    still_ms: Millis = 0
    expected_ms: Millis = 0


class ScrollLoop(Moment, frozen=True, kw_only=True, tag="scroll_loop", omit_defaults=True):
    """Up and down again and again; `travel` and `net` are in viewport heights."""

    reversals: Count = 0
    travel: float = 0.0
    net: float = 0.0


class SectionReread(Moment, frozen=True, kw_only=True, tag="section_reread", omit_defaults=True):
    """The same section came back into view several times."""

    section: Name | None = None
    entries: Count = 0


class CartButtonHover(
    Moment, frozen=True, kw_only=True, tag="cart_button_hover", omit_defaults=True
):
    """Rested on add-to-cart and left without pressing it."""

    hover_ms: Millis = 0
    visits: Count = 0
    input: Name = "mouse"


class ChoiceMissing(Moment, frozen=True, kw_only=True, tag="choice_missing", omit_defaults=True):
    """Pressed add-to-cart while a size or another option was still missing."""

    option: Name | None = None
    attempts: Count = 0


class SizeGuideUnresolved(
    Moment, frozen=True, kw_only=True, tag="size_guide_unresolved", omit_defaults=True
):
    """Opened the size guide, then chose no size."""

    opened: Count = 0
    open_ms: Millis = 0


class CheckoutTabSwitch(
    Moment, frozen=True, kw_only=True, tag="checkout_tab_switch", omit_defaults=True
):
    """Went to another tab in the middle of the checkout and came back."""

    away_ms: Millis = 0
    count: Count = 0


class ExitIntent(Moment, frozen=True, kw_only=True, tag="exit_intent", omit_defaults=True):
    """Headed for the exit. `device` is `desktop` or `touch`; `speed` is in px/ms."""

    device: Name = "desktop"
    how: Name | None = None
    speed: float = 0.0


class PolicyLinger(Moment, frozen=True, kw_only=True, tag="policy_linger", omit_defaults=True):
    """Lingered on a policy: by hovering its link, reading it, opening it, or visiting it."""

    target: Name = "returns"
    how: Name | None = None
    dwell_ms: Millis = 0


class RageClick(Moment, frozen=True, kw_only=True, tag="rage_click", omit_defaults=True):
    """Pressed the same thing repeatedly and nothing happened."""

    region: Name | None = None
    clicks: Count = 0


class DeadClick(Moment, frozen=True, kw_only=True, tag="dead_click", omit_defaults=True):
    """Pressed something that looks active; nothing reacted."""

    region: Name | None = None


class FormStruggle(Moment, frozen=True, kw_only=True, tag="form_struggle", omit_defaults=True):
    """Fought with a form field. `field` is its autocomplete purpose; no value is ever read.

    `failures` counts failed checks of the field or, where there are more, submissions of its form that
    came back with errors.
    """

    field: Name | None = None
    failures: Count = 0
    returns: Count = 0
    deletions: Count = 0
    focus_ms: Millis = 0


class CouponHunt(Moment, frozen=True, kw_only=True, tag="coupon_hunt", omit_defaults=True):
    """Looked for a coupon code and found none that worked."""

    reason: Name | None = None
    codes: Count = 0


class TitleCopied(Moment, frozen=True, kw_only=True, tag="title_copied", omit_defaults=True):
    """Copied the product's name, most likely to compare elsewhere. The text itself stays in the browser."""

    share: float = 0.0


class VariantToggle(Moment, frozen=True, kw_only=True, tag="variant_toggle", omit_defaults=True):
    """Went back and forth between options without adding."""

    option: Name | None = None
    changes: Count = 0


class ListingPogo(Moment, frozen=True, kw_only=True, tag="listing_pogo", omit_defaults=True):
    """Bounced between a listing and its products."""

    views: Count = 0
    span_ms: Millis = 0


class ProductRevisit(Moment, frozen=True, kw_only=True, tag="product_revisit", omit_defaults=True):
    """The same product again, in another visit within a week, and not bought."""

    views: Count = 0
    visits: Count = 0


class CheckoutStall(Moment, frozen=True, kw_only=True, tag="checkout_stall", omit_defaults=True):
    """A checkout step stayed open with no progress."""

    step: Name | None = None
    stalled_ms: Millis = 0


class FrictionSearch(Moment, frozen=True, kw_only=True, tag="friction_search", omit_defaults=True):
    """A search that voices a doubt or found nothing. `query` was scrubbed of personal data in the browser."""

    topic: Name = "other"
    query: Label | None = None
    results: Count | None = None


MOMENTS: tuple[type[Moment], ...] = (
    Pause,
    ScrollLoop,
    SectionReread,
    CartButtonHover,
    ChoiceMissing,
    SizeGuideUnresolved,
    CheckoutTabSwitch,
    ExitIntent,
    PolicyLinger,
    RageClick,
    DeadClick,
    FormStruggle,
    CouponHunt,
    TitleCopied,
    VariantToggle,
    ListingPogo,
    ProductRevisit,
    CheckoutStall,
    FrictionSearch,
)
"""Every kind of moment, in the order the reference lists them."""
