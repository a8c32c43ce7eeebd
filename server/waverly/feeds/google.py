"""Google Merchant's attributes, and the catalogue's fields for them.

https://support.google.com/merchants/answer/7052112
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from waverly.catalogue.availability import availability_in
from waverly.catalogue.product import ProductFacts, Variant
from waverly.feeds.amounts import amount_of, is_within
from waverly.feeds.report import Notes

OPTIONS = ("color", "size", "material", "pattern")
"""Attributes by which the variants of a group differ."""

ATTRIBUTES = (
    *OPTIONS,
    "gender",
    "age_group",
    "condition",
    "product_weight",
    "energy_efficiency_class",
)
"""Attributes that are worth comparing."""

STOCK = ("quantity", "sell_on_google_quantity", "inventory", "stock")
"""Where shops put the stock: Google's own names for it differ by programme."""

USED = {
    *("id", "title", "link", "image_link", "price", "sale_price", "sale_price_effective_date"),
    *("availability", "brand", "item_group_id", "product_type", "google_product_category"),
    *("product_detail", *ATTRIBUTES, *STOCK),
}

MAX_LABEL = 200

SPOKEN_BY_COLUMN: dict[str, tuple[str, ...]] = {
    "link": ("url",),
    "image_link": ("image", "image_alt"),
    "price": ("price", "compare_at_price", "currency"),
    "availability": ("availability",),
    "brand": ("brand",),
    "product_type": ("category",),
    "google_product_category": ("category",),
    "item_group_id": ("variants",),
    **dict.fromkeys(STOCK, ("stock",)),
    **dict.fromkeys(("product_detail", *ATTRIBUTES), ("attributes",)),
}
"""What the catalogue learns from a column, were it only that the field is empty now."""


class FeedEntry(Struct, frozen=True, kw_only=True):
    """One entry of the feed: a product by itself, or one variant of the group it names."""

    facts: ProductFacts
    group: str | None = None
    options: dict[str, str] = {}


def item_of(record: Mapping[str, Any], at: int, notes: Notes) -> FeedEntry | None:
    """Return what an entry says as of `at`, or None when it names no product; `notes` hears why."""
    for name in record:
        if name not in USED and not name.startswith("custom_label"):
            notes.unused[name] += 1
    identity, title = _text(record, "id"), _text(record, "title")
    if not identity or not title or len(identity) > 64:
        notes.miss(
            "an entry without an id of at most 64 characters and a title", f"{identity} {title}"
        )
        return None
    price, struck, currency = _prices(record, at, notes)
    facts = ProductFacts(
        id=identity,
        name=title[:MAX_LABEL],
        source="feed",
        url=_short(_text(record, "link"), 1024),
        image=_short(_text(record, "image_link"), 1024),
        price=price,
        compare_at_price=struck,
        currency=currency,
        stock=_stock(record, notes),
        availability=_availability(record, notes),
        category=_category(record),
        brand=_short(_text(record, "brand"), MAX_LABEL),
        attributes=_attributes(record),
    )
    options = {name: _text(record, name)[:MAX_LABEL] for name in OPTIONS if _text(record, name)}
    return FeedEntry(facts=facts, group=_short(_text(record, "item_group_id"), 64), options=options)


def variant_from(item: FeedEntry) -> Variant:
    """Return an entry as a variant of its group."""
    facts = item.facts
    return Variant(
        id=facts.id,
        name=", ".join(item.options.values())[:MAX_LABEL] or None,
        options=item.options,
        price=facts.price,
        compare_at_price=facts.compare_at_price,
        stock=facts.stock,
        availability=facts.availability,
    )


def _prices(
    record: Mapping[str, Any], at: int, notes: Notes
) -> tuple[float | None, float | None, str | None]:
    full, currency = _amount(record, "price", notes)
    sale, sale_currency = _amount(record, "sale_price", notes)
    period = _text(record, "sale_price_effective_date")
    is_on = sale is not None and full is not None and sale < full
    if is_on and (not period or is_within(period, at)):
        return sale, full, sale_currency or currency
    return full, None, currency


def _amount(record: Mapping[str, Any], name: str, notes: Notes) -> tuple[float | None, str | None]:
    text = _text(record, name)
    found = amount_of(text) if text else None
    if text and found is None:
        notes.miss(f"a {name} that is no amount", text)
    return (None, None) if found is None else found


def _stock(record: Mapping[str, Any], notes: Notes) -> int | None:
    text = next((_text(record, name) for name in STOCK if _text(record, name)), "")
    if text and not text.isdecimal():
        notes.miss("a stock that is no number", text)
    return min(int(text), 10**6) if text.isdecimal() else None


def _availability(record: Mapping[str, Any], notes: Notes) -> str | None:
    written = _text(record, "availability")
    found = availability_in(written)
    if written and found is None:
        notes.miss("an availability that is none", written)
    return found


def _category(record: Mapping[str, Any]) -> str | None:
    path = _text(record, "product_type") or _text(record, "google_product_category")
    return path.rpartition(">")[2].strip()[:MAX_LABEL] or None


def _attributes(record: Mapping[str, Any]) -> dict[str, str]:
    plain = {name: _text(record, name) for name in ATTRIBUTES}
    details = record.get("product_detail", ())
    for detail in details if isinstance(details, list) else [details]:
        if isinstance(detail, dict):
            plain[str(detail.get("attribute_name", ""))] = str(detail.get("attribute_value", ""))
    told = {name[:MAX_LABEL]: value[:MAX_LABEL] for name, value in plain.items() if name and value}
    return dict(list(told.items())[:60])


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name, "")
    if isinstance(value, list):
        value = value[0] if value else ""
    return (
        value.strip() if isinstance(value, str) else "" if isinstance(value, dict) else str(value)
    )


def _short(text: str, most: int) -> str | None:
    return text if 0 < len(text) <= most else None
