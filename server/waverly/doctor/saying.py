"""What markup and address say of a page, in the words of the client. Nothing of it is more than `medium`."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

from yarl import URL

from waverly.catalogue.amounts import amount_in
from waverly.catalogue.availability import availability_in
from waverly.doctor.document import Document, MarkupItem
from waverly.doctor.json_ld import Node, is_a, listed, nodes_in
from waverly.doctor.links import word_of

Fields = dict[str, Any]

LISTING_PRODUCTS = 4
"""From this many products of different names on, a page is about none of them: the client's own limit."""
FIELDS = ("id", "name", "sku", "price", "currency", "availability", "category", "brand")
NOT_FOR_CARTS = ("Car", "Vehicle", "Motorcycle", "House", "Apartment", "Event", "JobPosting")
"""Things that are also typed Product where they are advertised."""
_PAGES = (
    ("checkout", ("CheckoutPage",)),
    ("search", ("SearchResultsPage",)),
    ("listing", ("CollectionPage", "OfferCatalog")),
)


def say(document: Document, url: str) -> Fields:
    """Return the page's type and its product; a field two sources disagree on is `low`, and both are told."""
    nodes = nodes_in(document.scripts)
    product = _merged(
        {
            "jsonld": _of_nodes(nodes, document, url),
            "microdata": _of_items(document.items, document),
            "opengraph": _of_meta(document.meta),
        }
    )
    if name := product["product"].get("name"):
        # Data of a product the page is not named after may be of another one.
        if not _is_named(document, name):
            product["confidence"] = dict.fromkeys(product["confidence"], "low")
        return product
    kind, source = _kind_of(nodes, document, url)
    if not source:
        return {"type": "unknown"}
    return {"type": kind, "source": {"type": source}, "confidence": {"type": "low"}}


def _merged(sources: Mapping[str, Fields]) -> Fields:
    """Give each field to the first source that says it; others count as conflicts where they differ."""
    said: Fields = {"type": "product", "product": {}, "source": {}, "confidence": {}}
    conflicts: list[Fields] = []
    for name in FIELDS:
        told = [
            (source, value)
            for source, fields in sources.items()
            for value in listed(fields.get(name))
            if value
        ]
        if not told:
            continue
        (source, value), *others = told
        field = f"product.{name}"
        odd = [(other, by) for by, other in others if not _is_same(name, value, other)]
        said["product"][name], said["source"][field] = value, source
        said["confidence"][field] = "low" if odd or source == "opengraph" else "medium"
        conflicts += [{"field": field, "other": other, "source": by} for other, by in odd]
    first = next((source for source, fields in sources.items() if fields), "")
    said["source"]["type"] = first
    said["confidence"]["type"] = "low" if first == "opengraph" else "medium"
    return {**said, "conflicts": conflicts}


def _cheapest_first(prices: Iterable[object]) -> list[object]:
    """Return the different prices of a product's offers; those of sizes are often one."""
    told = ((amount_in(str(price)), price) for price in prices)
    known = {amount: price for amount, price in told if amount}
    return [known[amount] for amount in sorted(known)]


def _is_named(document: Document, name: str) -> bool:
    """Tell whether a page calls itself by a name; one without title and heading calls itself nothing."""
    titles = [title.casefold() for title in (document.title, *document.headings) if title]
    word = name.casefold()
    return not titles or any(word in title or title in word for title in titles)


def _is_same(field: str, one: object, other: object) -> bool:
    if field in ("id", "sku"):
        return True  # each source numbers products in its own way
    if field == "price":
        return amount_in(str(one)) == amount_in(str(other))
    a, b = (" ".join(str(text).casefold().split()) for text in (one, other))
    return a in b or b in a


def _of_nodes(nodes: list[Node], document: Document, url: str) -> Fields:
    products = [node for node in nodes if is_a(node, "Product", "ProductGroup")]
    node = _main(products, document, url)
    if node is None:
        return {}
    offers = _offers_of(node)
    stock = [availability_in(offer.get("availability")) for offer in offers]
    sku = node.get("sku") or node.get("mpn") or node.get("gtin13")
    return {
        "id": node.get("productID") or node.get("productGroupID") or sku,
        "name": unescape(str(node.get("name") or "")),
        "sku": sku,
        "price": _cheapest_first(_price_of(offer) for offer in offers),
        "currency": next(
            filter(None, (_specified(offer, "priceCurrency") for offer in offers)), None
        ),
        "availability": "in_stock" if "in_stock" in stock else next(filter(None, stock), None),
        "category": _name_in(node.get("category")),
        "brand": _name_in(node.get("brand")),
    }


def _main(products: list[Node], document: Document, url: str) -> Node | None:
    """Return the product a page is about: the one it is named after, or the only one; none of a list."""
    if any(is_a(node, *NOT_FOR_CARTS) for node in products):
        return None
    names = {str(node.get("name") or "").casefold() for node in products}
    for node in products:
        name = unescape(str(node.get("name") or ""))
        if name and _is_named(document, name):
            return node
    path = URL(url).path
    own = (node for node in products if path != "/" and _path_of(node.get("url")) == path)
    lone = products[0] if products and len(names) < LISTING_PRODUCTS else None
    return next(own, lone)


def _path_of(url: object) -> str:
    try:
        return URL(url).path if isinstance(url, str) else ""
    except ValueError:
        return ""


def _offers_of(node: Node) -> list[Node]:
    own = [offer for offer in listed(node.get("offers")) if isinstance(offer, dict)]
    inner = [each for offer in own for each in _offers_of(offer)]
    variants = [each for each in listed(node.get("hasVariant")) if isinstance(each, dict)]
    return [*own, *inner, *(offer for variant in variants for offer in _offers_of(variant))]


def _price_of(offer: Node) -> object:
    return offer.get("price") or offer.get("lowPrice") or _specified(offer, "price")


def _specified(offer: Node, name: str) -> object:
    inner = next(iter(listed(offer.get("priceSpecification"))), None)
    return offer.get(name) or (inner.get(name) if isinstance(inner, dict) else None)


def _name_in(value: object) -> str | None:
    first = next(iter(listed(value)), None)
    name = first.get("name") if isinstance(first, dict) else first
    return unescape(str(name)) if name else None


def _of_items(items: list[MarkupItem], document: Document) -> Fields:
    products = [item for item in items if re.search(r"(^|[/:\s])Product(\s|$)", item.kind)]
    own = [item for item in products if item.around is None or item.around not in products]
    titles = " | ".join((document.title, *document.headings)).casefold()
    named = [item for item in own if (name := _first(item, "name")) and name.casefold() in titles]
    main = named[0] if named else own[0] if len(own) == 1 else None
    if main is None:
        return {}
    parts = [item for item in items if item.is_offer_of(main)]

    def first(*names: str) -> str | None:
        return next(
            (value for part in parts for name in names if (value := _first(part, name))), None
        )

    sku = first("sku", "mpn")
    return {
        "id": first("productID") or sku,
        "name": first("name"),
        "sku": sku,
        "price": _cheapest_first([first("price", "lowPrice")]),
        "currency": first("priceCurrency"),
        "availability": availability_in(first("availability")),
        "category": first("category"),
        "brand": first("brand"),
    }


def _first(item: MarkupItem, name: str) -> str | None:
    return next(iter(item.values.get(name, ())), None)


def _of_meta(meta: Mapping[str, str]) -> Fields:
    if not re.search(r"(^|[.:])product(\.item)?$", meta.get("og:type", "")):
        return {}
    said = {
        "name": ("og:title",),
        "sku": ("product:retailer_item_id", "product:sku"),
        "price": ("product:sale_price:amount", "product:price:amount", "og:price:amount"),
        "currency": ("product:price:currency", "product:sale_price:currency", "og:price:currency"),
        "brand": ("product:brand", "og:brand"),
    }
    fields: Fields = {
        field: next((meta[name] for name in names if meta.get(name)), None)
        for field, names in said.items()
    }
    fields["price"] = _cheapest_first([fields["price"]])
    stock = meta.get("product:availability") or meta.get("og:availability")
    return {**fields, "availability": availability_in(stock)}


def _kind_of(nodes: list[Node], document: Document, url: str) -> tuple[str, str]:
    """Return what a page without a product of its own is, and who says so."""
    for kind, types in _PAGES:
        if any(is_a(node, *types) for node in nodes):
            return kind, "jsonld"
    if any(is_a(node, "ItemList") for node in nodes):
        return "listing", "jsonld"
    if word := word_of(url):
        return word, "address"
    products = sum(is_a(node, "Product") for node in nodes)
    marked = sum("/Product" in item.kind for item in document.items)
    if max(products, marked) >= LISTING_PRODUCTS:
        return "listing", "jsonld" if products >= marked else "microdata"
    return ("home", "address") if URL(url).path in ("", "/") else ("unknown", "")
