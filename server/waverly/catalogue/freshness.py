"""How old a fact may be before it is no longer said.

The limits suit a feed that is read once a day, with some hours to spare; what changes by the hour has a
tighter one. What is written once and stays, such as a name, a fit or a review, has none.
"""

from waverly.catalogue.known import Known
from waverly.clock import HOUR_MS

LIMIT_HOURS: dict[str, int] = {
    "price": 30,
    "compare_at_price": 30,
    "availability": 30,
    "stock": 6,
    "sales_rank": 24 * 8,
    "shop": 24 * 400,
}
"""Hours after the store last stated a fact; facts that are not here do not grow old."""


def too_old(known: Known, fact: str, at: int) -> str | None:
    """Return the sentence that says why a fact is too old to be told at `at`, or None when it is not."""
    limit = LIMIT_HOURS.get(fact)
    stated = _stated_at(known, fact)
    if limit is None or stated is None or at - stated <= limit * HOUR_MS:
        return None
    age = (at - stated) / HOUR_MS
    return f"the {fact.replace('_', ' ')} was last stated {age:,.0f} hours ago; at most {limit} are allowed"


def _stated_at(known: Known, fact: str) -> int | None:
    if fact == "shop":
        return None if known.shop is None else known.shop.as_of
    if known.product is None:
        return None
    return max(known.confirmed_at or 0, known.product.as_of)
