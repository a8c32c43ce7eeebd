"""The product in view, and what the shopper did with it."""

from waverly.catalogue.availability import availability_in
from waverly.features.registry import MISSING, feature, ratio
from waverly.sessions import Profile, SessionState
from waverly.wire import Page


@feature("product", "currency units")
def price(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Price of the product in view."""
    if page.product is None or page.product.price is None:
        return MISSING
    return page.product.price


@feature("product", "views")
def seen_before(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Times this product was viewed in the session, the current view included."""
    if page.product is None:
        return MISSING
    return state.products.get(page.product.id, 0)


@feature("product", "0 or 1")
def in_stock(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Whether the page says the product can be bought."""
    said = page.product and availability_in(page.product.availability)
    return MISSING if said is None else float(said == "in_stock")


@feature("product", "s")
def gallery(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Longest time the gallery was in view."""
    return state.section_ms.get("gallery", 0) / 1000


@feature("product", "s")
def specs(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Longest time the specifications were in view."""
    return state.section_ms.get("specs", 0) / 1000


@feature("product", "s")
def reviews(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Longest time the reviews were in view."""
    return state.section_ms.get("reviews", 0) / 1000


@feature("product", "s")
def price_seen(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Longest time the price was in view."""
    return state.section_ms.get("price", 0) / 1000


@feature("product", "ratio")
def price_to_seen(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Price of the product in view over the mean of the prices seen in this session."""
    if page.product is None or page.product.price is None or not state.priced_views:
        return MISSING
    return ratio(page.product.price, state.prices_seen / state.priced_views)
