"""Cold start: how likely a visitor is to leave, from the moments of hesitation alone.

Used until a model has learnt it. Each moment multiplies the score for staying by a factor, more
than once if it happened often or clearly. The factors are judgements, not measurements: they rank
moments, and the result is not a probability to plan with.
"""

from collections.abc import Mapping

from waverly.scoring.causes import FADE_MS
from waverly.sessions import MomentSum

WEIGHTS: Mapping[str, float] = {
    "exit_intent": 0.35,
    "checkout_tab_switch": 0.25,
    "checkout_stall": 0.25,
    "rage_click": 0.25,
    "form_struggle": 0.25,
    "dead_click": 0.15,
    "cart_button_hover": 0.15,
    "coupon_hunt": 0.15,
    "title_copied": 0.15,
    "size_guide_unresolved": 0.12,
    "policy_linger": 0.10,
    "choice_missing": 0.10,
    "listing_pogo": 0.10,
    "friction_search": 0.10,
    "scroll_loop": 0.08,
    "variant_toggle": 0.08,
    "section_reread": 0.05,
    "pause": 0.05,
    "product_revisit": 0.05,
}
"""The share by which one clear moment lowers the score for staying."""

BASE = 0.2
"""The score without any moment: somebody who merely looks around also leaves."""


def leaving_by_rules(moments: Mapping[str, MomentSum], at: int) -> float:
    """Return a score from 0 to 1 at instant `at` (milliseconds); more moments never make it smaller."""
    staying = 1.0 - BASE
    for kind, total in moments.items():
        strength = total.strength * 0.5 ** (max(0, at - total.last_at) / FADE_MS)
        staying *= (1.0 - WEIGHTS.get(kind, 0.05)) ** strength
    return 1.0 - staying
