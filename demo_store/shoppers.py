"""What the shop remembers about a browser, in memory, by a cookie."""

from __future__ import annotations

import secrets
from collections import OrderedDict

from .basket import Basket, Totals, totals
from .orders import Order
from .shipping import DEFAULT_COUNTRY

COOKIE = "fellway_session"
COOKIE_MAX_AGE_S = 30 * 24 * 3600
MAX_SHOPPERS = 5000
"""The oldest visit is forgotten beyond this, so that memory stays bounded."""


class Shopper:
    """One browser's cart, half-filled checkout and orders."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(24)
        self.basket = Basket()
        self.country = DEFAULT_COUNTRY
        self.method = "standard"
        self.coupon: str | None = None
        self.form: dict[str, str] = {}
        self.card_last4 = ""
        self.orders: list[Order] = []
        self.pending_events: list[list[object]] = []

    @property
    def totals(self) -> Totals:
        """Return the cart's sums as things stand."""
        return totals(self.basket, self.country, self.method, self.coupon)

    def later(self, event: list[object]) -> None:
        """Keep an analytics event for the next page this browser loads."""
        self.pending_events = [*self.pending_events[-9:], event]

    def take_events(self) -> list[list[object]]:
        """Return and forget the events kept for this page."""
        events, self.pending_events = self.pending_events, []
        return events


class Shoppers:
    """All remembered browsers, the most recently seen last."""

    def __init__(self) -> None:
        self._by_token: OrderedDict[str, Shopper] = OrderedDict()

    def get(self, token: str | None) -> Shopper | None:
        """Return the browser with this cookie, or None."""
        shopper = self._by_token.get(token or "")
        if shopper is not None:
            self._by_token.move_to_end(shopper.token)
        return shopper

    def new(self) -> Shopper:
        """Return a browser not seen before."""
        shopper = Shopper()
        self._by_token[shopper.token] = shopper
        if len(self._by_token) > MAX_SHOPPERS:
            self._by_token.popitem(last=False)
        return shopper
