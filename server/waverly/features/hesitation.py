"""The moments of hesitation, as numbers."""

from waverly.features.registry import MISSING, feature
from waverly.sessions import MomentSum, Profile, SessionState
from waverly.wire import Page

NEVER = MomentSum()
"""What a kind of moment that has not happened adds up to."""


@feature("hesitation", "moments")
def all_moments(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Moments of any kind."""
    return sum(total.times for total in state.moments.values())


@feature("hesitation", "kinds")
def kinds(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Different kinds of moments."""
    return len(state.moments)


@feature("hesitation", "sum of strengths")
def strength(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """How clear the moments were, added up."""
    return sum(total.strength for total in state.moments.values())


@feature("hesitation", "moments")
def pauses(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Motionless pauses."""
    return state.moments.get("pause", NEVER).times


@feature("hesitation", "s")
def still(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Time in motionless pauses."""
    return state.still_ms / 1000


@feature("hesitation", "moments")
def scroll_loops(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Scrolling up and down again and again."""
    return state.moments.get("scroll_loop", NEVER).times


@feature("hesitation", "moments")
def cart_hovers(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Resting on add-to-cart without pressing it."""
    return state.moments.get("cart_button_hover", NEVER).times


@feature("hesitation", "s")
def cart_hover(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Time rested on add-to-cart."""
    return state.cart_hover_ms / 1000


@feature("hesitation", "openings")
def size_guides(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Openings of the size guide that led to no size."""
    return state.size_guide_opened


@feature("hesitation", "s")
def policy(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Time lingered on policies."""
    return state.policy_ms / 1000


@feature("hesitation", "moments")
def tab_switches(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Leaving the checkout for another tab."""
    return state.moments.get("checkout_tab_switch", NEVER).times


@feature("hesitation", "s")
def away(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Time away from the checkout in other tabs."""
    return state.away_ms / 1000


@feature("hesitation", "moments")
def exit_intents(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Heading for the exit."""
    return state.moments.get("exit_intent", NEVER).times


@feature("hesitation", "moments")
def revisits(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Coming back to the same product."""
    return state.revisits


@feature("hesitation", "moments")
def frustrations(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Presses that did nothing, repeated presses, and struggles with a form."""
    return (
        state.moments.get("rage_click", NEVER).times
        + state.moments.get("dead_click", NEVER).times
        + state.moments.get("form_struggle", NEVER).times
    )


@feature("hesitation", "moments")
def price_doubts(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Hunting for a coupon or copying the title to compare elsewhere."""
    return (
        state.moments.get("coupon_hunt", NEVER).times
        + state.moments.get("title_copied", NEVER).times
    )


@feature("hesitation", "moments")
def choice_doubts(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Toggling variants, going back and forth between products, or pressing on without a choice."""
    return (
        state.moments.get("variant_toggle", NEVER).times
        + state.moments.get("listing_pogo", NEVER).times
        + state.moments.get("choice_missing", NEVER).times
    )


@feature("hesitation", "s")
def last_moment(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Time since the latest moment; missing when there was none."""
    if not state.moments:
        return MISSING
    return max(0, at - max(total.last_at for total in state.moments.values())) / 1000
