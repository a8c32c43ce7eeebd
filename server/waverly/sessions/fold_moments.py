"""How moments change a session's state, beyond being counted."""

from waverly.sessions.fold import folds
from waverly.sessions.state import SessionState
from waverly.wire import Moment
from waverly.wire import moments as m


@folds(m.Pause)
def _pause(state: SessionState, moment: m.Pause) -> None:
    state.still_ms += moment.still_ms


@folds(m.ScrollLoop)
def _scroll_loop(state: SessionState, moment: m.ScrollLoop) -> None:
    state.scroll_travel += moment.travel


@folds(m.CartButtonHover)
def _cart_button_hover(state: SessionState, moment: m.CartButtonHover) -> None:
    state.cart_hover_ms += moment.hover_ms


@folds(m.SizeGuideUnresolved)
def _size_guide_unresolved(state: SessionState, moment: m.SizeGuideUnresolved) -> None:
    state.size_guide_opened += moment.opened
    state.size_guide_ms += moment.open_ms


@folds(m.PolicyLinger)
def _policy_linger(state: SessionState, moment: m.PolicyLinger) -> None:
    state.policy_ms += moment.dwell_ms


@folds(m.CheckoutTabSwitch)
def _checkout_tab_switch(state: SessionState, moment: m.CheckoutTabSwitch) -> None:
    state.away_ms += moment.away_ms


@folds(m.ProductRevisit)
def _product_revisit(state: SessionState, moment: m.ProductRevisit) -> None:
    state.revisits += 1


@folds(
    m.SectionReread,
    m.ChoiceMissing,
    m.ExitIntent,
    m.RageClick,
    m.DeadClick,
    m.FormStruggle,
    m.CouponHunt,
    m.TitleCopied,
    m.VariantToggle,
    m.ListingPogo,
    m.CheckoutStall,
    m.FrictionSearch,
)
def _only_counted(state: SessionState, moment: Moment) -> None:
    """Being counted says all a score needs of these."""
