"""When an answer about a stored page counts as right: the rules of its `expected.json`."""

import html
import unicodedata
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from playwright.sync_api import Page

AVAILABILITY = {"in_stock": "InStock", "out_of_stock": "OutOfStock", "preorder": "PreOrder"}
SAME_PAGE = {"content": {"content", "other", "policy", "unknown"}, "other": {"other", "unknown"}}
"""Types that may be answered as others: silence is right where there is nothing to sell."""
NAME_SLACK = 40
"""A name may be this much longer: by brand, colour or shop name."""


class Verdict(Struct, frozen=True, kw_only=True):
    """One field of one page: what was said, what is true, and how sure the client was."""

    field: str
    said: Any
    expected: Any
    right: bool
    confidence: str


def judge(page: Page, said: dict[str, Any], expect: dict[str, Any]) -> Iterator[Verdict]:
    """Judge every field the expectation speaks of."""
    sure: dict[str, str] = said.get("confidence", {})

    def verdict(field: str, value: Any, expected: Any, right: bool, name: str) -> Verdict:
        return Verdict(
            field=field, said=value, expected=expected, right=right, confidence=sure.get(name, "-")
        )

    kind = said["type"]
    allowed = SAME_PAGE.get(expect["page_type"], {expect["page_type"]})
    yield verdict("type", kind, expect["page_type"], kind in allowed, "type")
    if expect["page_type"] == "product":
        for field, value, expected, right in _product(said.get("product") or {}, expect):
            yield verdict(field, value, expected, right, f"product.{field}")
    for field, region in (("add_to_cart", "add-to-cart"), ("size_guide", "size-guide")):
        if field in expect:
            value, right = _place(page, said, region, expect[field])
            yield verdict(field, value, expect[field], right, region)
    coupon = expect.get("checkout", {}).get("coupon")
    if coupon:
        value, right = _place(page, said, "coupon", {"selector": coupon})
        yield verdict("coupon", value, coupon, right, "coupon")
    if "purchasable" in expect:
        purchasable = bool(said.get("purchasable"))
        right = purchasable is expect["purchasable"]
        yield verdict("purchasable", purchasable, expect["purchasable"], right, "purchasable")
    for field in ("query", "results", "step"):
        if field in expect:
            yield verdict(
                field, said.get(field), expect[field], said.get(field) == expect[field], field
            )


def _product(said: dict[str, Any], expect: dict[str, Any]) -> Iterator[tuple[str, Any, Any, bool]]:
    product = expect.get("product", {})
    name, price = said.get("name"), said.get("price")
    if "name" in product:
        yield "name", name, product["name"], _same_name(name, product["name"])
    if "price" in product:
        prices = expect.get("price_any_of", [product["price"]])
        yield "price", price, prices, price in prices
        if price is not None and "currency" in product:
            yield (
                "currency",
                said.get("currency"),
                product["currency"],
                said.get("currency") == product["currency"],
            )
    if product.get("sku_any_of"):
        ids = {said.get("sku"), said.get("id")}
        yield (
            "sku",
            said.get("sku") or said.get("id"),
            product["sku_any_of"],
            bool(ids & set(product["sku_any_of"])),
        )
    if "availability" in product:
        availability = AVAILABILITY.get(said.get("availability") or "", "unknown")
        yield (
            "availability",
            availability,
            product["availability"],
            availability == product["availability"],
        )
    for field in ("variant", "category", "brand"):
        if field in product:
            yield field, said.get(field), product[field], said.get(field) == product[field]


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", html.unescape(text))
    return " ".join(plain.split()).casefold()


def _same_name(said: str | None, expected: str) -> bool:
    a, b = _folded(said or ""), _folded(expected)
    return bool(a) and (a == b or ((a in b or b in a) and abs(len(a) - len(b)) <= NAME_SLACK))


MATCHES = """([selectors, wanted]) => {
  const targets = [...document.querySelectorAll(wanted)];
  return selectors.map((selector) => document.querySelector(selector))
    .some((found) => found && targets.some((target) => target.contains(found) || found.contains(target)));
}"""


def _place(
    page: Page, said: dict[str, Any], region: str, wanted: dict[str, Any] | None
) -> tuple[Any, bool]:
    places = [place for place in said["places"] if place["region"] == region]
    shown = [f"{place['selector']} {place['text']!r}" for place in places]
    if wanted is None:
        return shown, not places
    selector = ",".join(filter(None, [wanted["selector"], wanted.get("accept")]))
    # The first place is the main one; the others are its twins.
    return shown, bool(page.evaluate(MATCHES, [[p["selector"] for p in places[:1]], selector]))
