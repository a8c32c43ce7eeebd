"""Home, listings and search."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from .. import filters, jsonld
from ..catalogue import CATEGORIES
from ..datalayer import event, view_item_list
from ..rendering import origin_of, page, shop_of
from ..searching import MAX_QUERY_LENGTH, search


async def home(request: Request) -> Response:
    """Return the front page."""
    products = shop_of(request).catalogue.products
    featured = [p for p in products if p.is_featured]
    values: dict[str, object] = {
        "hero": featured[0],
        "popular": featured[:4],
        "fresh": [p for p in products if p.is_new][:4],
        "tiles": [
            ("trail", "zx-elite", "pine"),
            ("road", "drift-max", "glacier"),
            ("race", "vanta-carbon", "signal"),
            ("hike", "tarnside-mid", "peat"),
        ],
    }
    return page(
        request,
        "home.html",
        title="Fellway: trail and road running shoes",
        kind="home",
        values=values,
        nodes=[jsonld.shop(origin_of(request))],
    )


async def listing(request: Request) -> Response:
    """Return a category with its filters."""
    category = str(request.path_params["category"])
    if category not in CATEGORIES:
        raise HTTPException(404)
    name, intro = CATEGORIES[category]
    everything = shop_of(request).catalogue.in_category(category)
    chosen = filters.read(request.query_params)
    shown = filters.apply(everything, chosen)
    origin = origin_of(request)
    return page(
        request,
        "listing.html",
        title=f"{name} | Fellway",
        kind="listing",
        values={
            "category": category,
            "name": name,
            "intro": intro,
            "products": shown,
            "chosen": chosen,
            "groups": filters.groups(everything, chosen),
            "sorts": filters.SORTS,
            "crumbs": [("Home", "/"), (name, f"/c/{category}")],
        },
        events=[view_item_list(category, name, shown)],
        nodes=[
            jsonld.breadcrumbs(origin, [("Home", "/"), (name, f"/c/{category}")]),
            jsonld.item_list(origin, name, shown),
        ],
    )


async def results(request: Request) -> Response:
    """Return what a search found, or helpful ways on when it found nothing."""
    query = request.query_params.get("q", "").strip()[:MAX_QUERY_LENGTH]
    products = shop_of(request).catalogue.products
    found = search(products, query)
    events = (
        [
            event("search", search_term=query),
            event("view_search_results", search_term=query, results=len(found)),
        ]
        if query
        else []
    )
    return page(
        request,
        "search.html",
        title=f"Search: {query} | Fellway" if query else "Search | Fellway",
        kind="search",
        values={
            "query": query,
            "products": found,
            "popular": [p for p in products if p.is_featured][:4],
        },
        events=events,
    )
