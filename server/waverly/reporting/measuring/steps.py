"""The funnel: which step towards a purchase a page or an event is."""

from waverly.wire import Event
from waverly.wire.commerce import (
    AddToCart,
    CheckoutStarted,
    CheckoutStep,
    Purchased,
    ViewedCart,
    ViewedListing,
    ViewedProduct,
)

STEPS = ("arrived", "listing", "product", "cart", "checkout", "bought")
"""The steps in order; a step's number is its place. Depth in reports is this number."""

PAGE_STEPS: dict[str, int] = {
    "listing": 1,
    "search": 1,
    "product": 2,
    "cart": 3,
    "checkout": 4,
    "confirmation": 5,
}

EVENT_STEPS: dict[type[Event], int] = {
    ViewedListing: 1,
    ViewedProduct: 2,
    AddToCart: 3,
    ViewedCart: 3,
    CheckoutStarted: 4,
    CheckoutStep: 4,
    Purchased: 5,
}


def step_of_page(page_type: str) -> int:
    """Return the step a page belongs to; 0 for pages beside the way."""
    return PAGE_STEPS.get(page_type, 0)
