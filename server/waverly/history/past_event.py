"""One past event, in the same form for every kind of file."""

from msgspec import Struct

from waverly.wire.commerce import COMMERCE, MAILS

PAGES = {
    "viewed_product": "product",
    "viewed_listing": "listing",
    "searched": "search",
    "viewed_cart": "cart",
    "checkout_started": "checkout",
    "checkout_step": "checkout",
    "purchased": "confirmation",
}
"""The page each kind of event happens on; such an event begins a view."""

PAGE_VIEWED = "page_viewed"
"""A page was seen, and no more is known of it: it begins a view and is no event of its own."""


GIVEN_BACK = "refunded"
"""Money was given back for an order, as a record of its own: no event of a visit."""

TELLABLE = {str(kind.__struct_config__.tag) for kind in COMMERCE if kind not in MAILS} | {
    PAGE_VIEWED
}
"""Kinds a log may tell of. Moments of hesitation and overlays are only ever seen live; a mail that was opened
is no visit."""


class PastEvent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a line of a log says. `at` is in milliseconds; `session` is the log's own, if it has any.

    `kind` is a kind of the wire, or `page_viewed`. Amounts are in `currency`; `order` is what an order is
    known by to the shop's programs, `number` what people call it where that is another. `refunded` is what
    was given back: of an order in all, by a refund of its own this time, where None is all of it.
    `refunded_at` is when, of an order the last time, where the file says so.
    """

    visitor: str
    at: int
    kind: str
    session: str | None = None
    product: str | None = None
    name: str | None = None
    category: str | None = None
    price: float | None = None
    quantity: int = 1
    currency: str | None = None
    order: str | None = None
    number: str | None = None
    value: float | None = None
    refunded: float | None = None
    refunded_at: int | None = None
    query: str | None = None
    results: int | None = None
    step: str | None = None
    path: str | None = None
    page_type: str | None = None
    device: str | None = None
    referrer: str | None = None
