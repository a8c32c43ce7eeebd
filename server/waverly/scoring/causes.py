"""Rules that map moments to causes, used until there is enough data to learn from.

The weights say how strongly a moment points to a reason for wavering. They follow the sources cited
in `docs/detectors.md`: returning to the size guide is about fit; hunting for a coupon is about price;
reading a policy is about trust. A pause alone points to missing information, never to the price.
"""

from collections.abc import Mapping

from waverly.campaigns import CAUSES, Cause
from waverly.clock import MINUTE_MS
from waverly.sessions import MomentSum

WEIGHTS: Mapping[str, Mapping[Cause, float]] = {
    "pause": {"information": 0.6, "choice": 0.2, "trust": 0.2},
    "scroll_loop": {"information": 0.6, "choice": 0.4},
    "section_reread": {"information": 0.7, "trust": 0.3},
    "cart_button_hover": {"trust": 0.4, "information": 0.2, "shipping": 0.2, "timing": 0.2},
    "choice_missing": {"fit": 0.7, "choice": 0.3},
    "size_guide_unresolved": {"fit": 1.0},
    "checkout_tab_switch": {"price": 0.4, "trust": 0.3, "payment": 0.3},
    "exit_intent": {"timing": 0.4, "trust": 0.2, "information": 0.2, "price": 0.2},
    "policy_linger": {"trust": 0.6, "shipping": 0.4},
    "rage_click": {"information": 0.5, "payment": 0.5},
    "dead_click": {"information": 1.0},
    "form_struggle": {"payment": 1.0},
    "coupon_hunt": {"price": 1.0},
    "title_copied": {"price": 0.8, "choice": 0.2},
    "variant_toggle": {"choice": 0.6, "fit": 0.4},
    "listing_pogo": {"choice": 1.0},
    "product_revisit": {"timing": 0.4, "choice": 0.3, "price": 0.3},
    "checkout_stall": {"payment": 0.6, "shipping": 0.2, "trust": 0.2},
    "friction_search": {"information": 1.0},
}

SEARCH_CAUSES: Mapping[str, Cause] = {
    "size": "fit",
    "price": "price",
    "returns": "trust",
    "trust": "trust",
    "shipping": "shipping",
    "comparison": "choice",
    "payment": "payment",
    "stock": "timing",
}
"""Which cause a class of search suggests; any other suggests missing information."""

BY_TOPIC: Mapping[str, Mapping[str, Mapping[Cause, float]]] = {
    "friction_search": {topic: {cause: 1.0} for topic, cause in SEARCH_CAUSES.items()},
    "policy_linger": {"returns": {"trust": 1.0}, "shipping": {"shipping": 1.0}},
    "section_reread": {
        "size-options": {"fit": 1.0},
        "size-guide": {"fit": 1.0},
        "reviews": {"trust": 0.7, "information": 0.3},
        "policy": {"trust": 0.6, "shipping": 0.4},
        "price": {"information": 0.6, "price": 0.4},
    },
}
"""What a moment points to once it is known what it was about; else `WEIGHTS` speak for it."""

FADE_MS = 10 * MINUTE_MS
"""A moment counts half after this time, because the doubt may have been settled since."""


def causes(moments: Mapping[str, MomentSum], at: int) -> dict[Cause, float]:
    """Return the probability of each cause at instant `at` (milliseconds); empty without moments."""
    weights = dict.fromkeys(CAUSES, 0.0)
    for kind, total in moments.items():
        faded = 0.5 ** (max(0, at - total.last_at) / FADE_MS)
        told = BY_TOPIC.get(kind, {})
        unsaid = total.strength
        for topic, strength in total.topics.items():
            if topic in told:
                unsaid -= strength
                _share_out(weights, told[topic], strength * faded)
        _share_out(weights, WEIGHTS.get(kind, {}), max(0.0, unsaid) * faded)
    whole = sum(weights.values())
    if whole <= 0:
        return {}
    return {cause: weight / whole for cause, weight in weights.items() if weight > 0}


def _share_out(weights: dict[Cause, float], shares: Mapping[Cause, float], weight: float) -> None:
    for cause, share in shares.items():
        weights[cause] += weight * share
