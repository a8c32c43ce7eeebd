"""The ground truth of the simulated shop: what shoppers are like, and what help does to them.

Everything a report should find is written here, so a report can be checked against it. A shopper
wavers for one hidden reason; help that fits it raises the odds of a purchase, help that does not
costs a little. World A agrees with the campaigns' own causes, in world B they are
wrong, in world C no help helps.
"""

from typing import Literal

from msgspec import Struct

from waverly.campaigns import CAUSES, Campaign, Cause

WorldName = Literal["A", "B", "C"]


class World(Struct, frozen=True, kw_only=True):
    """Effects are on the log odds of a purchase in the session."""

    name: WorldName = "A"
    base: float = -2.5
    """About 7.6% of plain sessions buy: more than most shops, so that a month is enough to see something."""
    interest_spread: float = 0.8
    returning: float = 0.45
    touch: float = -0.25
    from_mail: float = 0.35
    wavering: float = -0.35
    """Hesitation costs orders: this is what help can win back."""
    help: float = 0.9
    """Help that speaks to the hidden reason, seen by a shopper who wavers for it."""
    annoyance: float = -0.25
    """An overlay that misses the reason, at mean annoyability."""


CAUSE_SHARES: dict[Cause, float] = {
    "fit": 0.28,
    "trust": 0.18,
    "information": 0.16,
    "timing": 0.12,
    "choice": 0.10,
    "shipping": 0.07,
    "price": 0.05,
    "payment": 0.04,
}
"""How often each reason is the hidden one."""

SIGNS: dict[Cause, tuple[tuple[str, float], ...]] = {
    "fit": (("size_guide_unresolved", 0.6), ("variant_toggle", 0.2), ("pause", 0.2)),
    "trust": (("policy_linger", 0.5), ("cart_button_hover", 0.3), ("pause", 0.2)),
    "information": (("scroll_loop", 0.5), ("pause", 0.5)),
    "timing": (("product_revisit", 0.4), ("exit_intent", 0.6)),
    "choice": (("listing_pogo", 0.3), ("variant_toggle", 0.3), ("scroll_loop", 0.4)),
    "shipping": (("policy_linger", 0.7), ("cart_button_hover", 0.3)),
    "price": (("exit_intent", 0.4), ("product_revisit", 0.3), ("checkout_tab_switch", 0.3)),
    "payment": (("checkout_tab_switch", 0.7), ("checkout_stall", 0.3)),
}
"""The moments by which each hidden reason tends to show itself, and how often."""

AT_CHECKOUT = frozenset({"checkout_tab_switch", "checkout_stall"})
"""Moments that only a checkout has."""


def relevance(world: World, campaign: Campaign, cause: Cause) -> float:
    """Return how well a campaign fits a hidden reason in this world, 0 to 1."""
    match world.name:
        case "A":
            return campaign.causes.get(cause, 0.0)
        case "B":
            moved = CAUSES[(CAUSES.index(cause) + 3) % len(CAUSES)]
            return campaign.causes.get(moved, 0.0)
        case "C":
            return 0.0
