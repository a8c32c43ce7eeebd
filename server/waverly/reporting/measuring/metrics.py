"""One table of what is measured: name, unit, window, direction, where it comes from, what it means."""

from typing import Literal

from msgspec import Struct

from waverly.clock import DAY_MS

Unit = Literal["share", "count", "money"]
Direction = Literal["up", "down"]


class Metric(Struct, frozen=True, kw_only=True):
    """Something counted per visitor after the first time help was, or would have been, shown.

    `window_ms` is how long after that it may happen; 0 means within the same visit. `better` is the
    direction a shop wants. One that is `among` a segment is only about visitors of it, such as carts;
    `whose` says which visitors these are.
    """

    name: str
    label: str
    unit: Unit
    window_ms: int
    better: Direction
    source: str
    meaning: str
    among: tuple[str, str] | None = None
    whose: str = ""
    shown_only: bool = False


RETURN_WINDOW_MS = 30 * DAY_MS
"""A refund counts against its order for a month after the order: most shops take goods back that long."""

SOON_MS = 30_000
"""Leaving within half a minute of help is taken as caused by it, if those held out stay."""

METRICS: tuple[Metric, ...] = (
    Metric(
        name="purchase",
        label="bought",
        unit="share",
        window_ms=7 * DAY_MS,
        better="up",
        source="orders",
        meaning="placed at least one order",
    ),
    Metric(
        name="revenue",
        label="revenue",
        unit="money",
        window_ms=7 * DAY_MS,
        better="up",
        source="orders, refunds",
        meaning="value of the orders minus what was refunded of them within 30 days",
    ),
    Metric(
        name="orders",
        label="orders",
        unit="count",
        window_ms=7 * DAY_MS,
        better="up",
        source="orders",
        meaning="orders placed",
    ),
    Metric(
        name="items",
        label="items",
        unit="count",
        window_ms=7 * DAY_MS,
        better="up",
        source="orders",
        meaning="items in the orders, if the order says how many",
    ),
    Metric(
        name="add_to_cart",
        label="added to cart",
        unit="share",
        window_ms=DAY_MS,
        better="up",
        source="events",
        meaning="put something into the cart",
    ),
    Metric(
        name="checkout_started",
        label="started the checkout",
        unit="share",
        window_ms=DAY_MS,
        better="up",
        source="events",
        meaning="entered the checkout",
    ),
    Metric(
        name="next_step",
        label="went a step further",
        unit="share",
        window_ms=0,
        better="up",
        source="page views, events",
        meaning="reached a step of the funnel beyond the page the moment happened on",
    ),
    Metric(
        name="depth",
        label="flow depth",
        unit="count",
        window_ms=0,
        better="up",
        source="page views, events",
        meaning="deepest step of the visit, 0 (arrived) to 5 (bought)",
    ),
    Metric(
        name="bounce",
        label="left from that page",
        unit="share",
        window_ms=0,
        better="down",
        source="page views, events",
        meaning="saw no further page and did nothing further in the shop",
    ),
    Metric(
        name="bounce_product",
        label="left from a product page",
        unit="share",
        window_ms=0,
        better="down",
        source="page views, events",
        meaning="the same as `bounce`, of those whose moment was on a product page",
        among=("page", "product"),
        whose="whose moment was on a product page",
    ),
    Metric(
        name="bounce_cart",
        label="left from the cart",
        unit="share",
        window_ms=0,
        better="down",
        source="page views, events",
        meaning="the same as `bounce`, of those whose moment was on the cart page",
        among=("page", "cart"),
        whose="whose moment was on the cart page",
    ),
    Metric(
        name="exit_soon",
        label="left at once",
        unit="share",
        window_ms=SOON_MS,
        better="down",
        source="page views, events",
        meaning="the visit ended within 30 seconds, without an order",
    ),
    Metric(
        name="cart_recovery",
        label="recovered the cart",
        unit="share",
        window_ms=7 * DAY_MS,
        better="up",
        source="orders",
        meaning="placed at least one order, of those who had something in the cart at the moment",
        among=("cart", "with"),
        whose="who had something in the cart at the moment",
    ),
    Metric(
        name="return_visit",
        label="came back",
        unit="share",
        window_ms=14 * DAY_MS,
        better="up",
        source="sessions",
        meaning="came for another visit",
    ),
    Metric(
        name="returned",
        label="returned goods",
        unit="share",
        window_ms=7 * DAY_MS,
        better="down",
        source="orders, refunds",
        meaning="had something refunded of an order that counts",
    ),
    Metric(
        name="refunded",
        label="refunds",
        unit="money",
        window_ms=7 * DAY_MS,
        better="down",
        source="orders, refunds",
        meaning="what was refunded of the orders that count",
    ),
    Metric(
        name="unsubscribe",
        label="unsubscribed",
        unit="share",
        window_ms=14 * DAY_MS,
        better="down",
        source="events",
        meaning="unsubscribed from messages",
    ),
    Metric(
        name="exposed",
        label="really saw it",
        unit="share",
        window_ms=0,
        better="up",
        source="interactions",
        meaning="had half of it in view for a second",
        shown_only=True,
    ),
    Metric(
        name="engaged",
        label="used it",
        unit="share",
        window_ms=0,
        better="up",
        source="interactions",
        meaning="pressed, opened or answered something in it",
        shown_only=True,
    ),
    Metric(
        name="dismissed",
        label="closed it",
        unit="share",
        window_ms=0,
        better="down",
        source="interactions",
        meaning="closed it without using it",
        shown_only=True,
    ),
)
"""Every metric, in the order reports list them."""

BY_NAME: dict[str, Metric] = {metric.name: metric for metric in METRICS}

UNBOUGHT = {"exit_soon": "exit_soon_unbought", "return_visit": "return_visit_unbought"}
"""Visits lost and won, and the rows that count them of people who bought nothing in the days that count: what
the others brought is in the revenue, and their visits would count a second time in what help is worth."""

VISITORS = "visitors"
"""The metric of the rows that count people: n, and the sums of what was known beforehand."""

ELEMENT = "uses"
"""The metric of the rows that count uses of one element of an overlay."""
