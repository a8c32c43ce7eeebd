"""Turns what the client said of a page into findings and into advice."""

from collections.abc import Container, Iterator, Mapping
from typing import Any

from waverly.doctor.findings import FieldFinding, Mark, PageFindings
from waverly.doctor.links import word_of

SPOKEN = {
    "type": "page type",
    "product.id": "number",
    "product.sku": "SKU",
    "price": "price shown",
    "policy": "policy links",
    "search": "search field",
    "coupon": "coupon field",
    "add-to-cart": "add to cart",
    "size-guide": "size guide",
    "size-options": "size options",
    "checkout-form": "checkout form",
    "query": "search words",
    "results": "results found",
    "step": "checkout step",
}
ON_PRODUCTS = ("name", "price", "currency", "availability")
"""What a product page should tell."""
PLACES = ("price", "size-guide", "size-options", "gallery", "reviews", "specs", "policy")
"""Places of a product page that moments are about, and that not every page has."""
NO_MARK_NEEDED = frozenset({"high", "medium"})
SHORT = 40
"""Longer texts are content; the place says more than they do."""


def findings_of(url: str, said: Mapping[str, Any], *, is_drawn: bool) -> PageFindings:
    """Return a page's findings, in the order people ask for them.

    Only a page that `is_drawn` by a browser comes with advice: markup alone holds no buttons and no prices
    as shoppers see them, so what is missing from it may well be on the page.
    """
    return PageFindings(
        url=url,
        type=said["type"],
        platform=said.get("platform"),
        findings=tuple(_findings(said)),
        marks=tuple(_marks(url, said)) if is_drawn else (),
    )


def _findings(said: Mapping[str, Any]) -> Iterator[FieldFinding]:
    yield _finding(said, "type", said["type"])
    for field, value in (said.get("product") or {}).items():
        if value is not None and not (field == "id" and value == said["product"].get("sku")):
            yield _finding(said, f"product.{field}", value)
    for field in ("query", "results", "step"):
        if said.get(field) is not None:
            yield _finding(said, field, said[field])
    if (said.get("cart") or {}).get("items") is not None:
        yield _finding(said, "cart", f"{said['cart']['items']} items")
    yield from _regions(said)


def _regions(said: Mapping[str, Any]) -> Iterator[FieldFinding]:
    """Give one line for each region: the main place, and how many more there are."""
    places: dict[str, list[Mapping[str, Any]]] = {}
    for place in said.get("places", ()):
        places.setdefault(place["region"], []).append(place)
    for region, (first, *others) in places.items():
        text = first["text"]
        value = f"“{text}”" if 0 < len(text) <= SHORT else first["selector"]
        yield _finding(said, region, f"{value} and {len(others)} more" if others else value)


def _finding(said: Mapping[str, Any], field: str, value: object) -> FieldFinding:
    others = [each for each in said.get("conflicts", ()) if each["field"] == field]
    return FieldFinding(
        field=SPOKEN.get(field, field.removeprefix("product.")),
        value=str(value)[:200],
        source=said.get("source", {}).get(field, ""),
        confidence=said.get("confidence", {}).get(field, ""),
        conflicts=tuple(f"{each['source']} says {each['other']}" for each in others),
    )


def _marks(url: str, said: Mapping[str, Any]) -> Iterator[Mark]:
    """Give the attribute for each thing that is missing or unsure, so that it can be pasted."""
    if said["type"] == "unknown":
        yield _type_mark(word_of(url))
    if said["type"] != "product":
        return
    product, sure = said.get("product") or {}, said.get("confidence", {})
    regions = {place["region"] for place in said.get("places", ())}
    if "add-to-cart" not in regions and product.get("availability") != "out_of_stock":
        yield Mark(
            attribute='data-waverly="add-to-cart"',
            why="No control puts this product into the cart.",
        )
    for field in ON_PRODUCTS:
        value = product.get(field)
        if value is None:
            yield Mark(attribute=f"data-waverly-{field}", why=f"The {field} was not found.")
        elif sure.get(f"product.{field}") not in NO_MARK_NEEDED:
            yield Mark(attribute=f'data-waverly-{field}="{value}"', why=f"The {field} is unsure.")
    if product.get("id") and "product.id" not in said.get("source", {}) and not product.get("sku"):
        yield Mark(
            attribute='data-waverly-id="…"',
            why="The page shows no number, so the name stands for it. Give the one your catalogue uses: "
            "help that quotes the catalogue finds the product by it.",
        )
    yield from _place_marks(regions)


def _place_marks(regions: Container[str]) -> Iterator[Mark]:
    """Give the word for each place that was not found; a page with a size guide has sizes to choose."""
    missing = [place for place in PLACES if place not in regions]
    if "size-options" in missing and "size-guide" in regions:
        missing.remove("size-options")
        why = "There is a size guide; where sizes are chosen was not found, so a guide in vain goes unseen."
        yield Mark(attribute='data-waverly="size-options"', why=why)
    if missing:
        yield Mark(
            attribute='data-waverly="…"',
            why=f"Not found: {', '.join(missing)}. Where the page has one, put its word on it.",
        )


def _type_mark(word: str | None) -> Mark:
    if word:
        return Mark(
            attribute=f'data-waverly-type="{word}"', why="Put it on the body: so says the address."
        )
    return Mark(
        attribute='data-waverly-type="…"',
        why="Put the right word on the body: product, listing, cart, checkout, search, policy or home.",
    )
