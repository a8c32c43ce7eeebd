"""The product page, and the pictures."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from .. import jsonld
from ..catalogue import CATEGORIES
from ..datalayer import view_item
from ..drawing.picture import VIEWS, draw
from ..product import Product, spec_rows
from ..rendering import origin_of, page, shop_of

VIEW_NAMES = {
    "side": "from the side",
    "pair": "as a pair",
    "top": "from above",
    "sole": "the outsole",
    "detail": "lacing and mesh in detail",
}
SIZE_CHART = [
    ("36", "3.5", "4.5", "6", "22.5"),
    ("37", "4", "5", "6.5", "23.0"),
    ("38", "5", "6", "7.5", "24.0"),
    ("39", "6", "7", "8.5", "24.5"),
    ("40", "6.5", "7.5", "9", "25.0"),
    ("40.5", "7", "8", "9.5", "25.5"),
    ("41", "7.5", "8.5", "10", "26.0"),
    ("42", "8", "9", "10.5", "26.5"),
    ("42.5", "8.5", "9.5", "11", "27.0"),
    ("43", "9", "10", "11.5", "27.5"),
    ("44", "9.5", "10.5", "12", "28.0"),
    ("44.5", "10", "11", "12.5", "28.5"),
    ("45", "10.5", "11.5", "13", "29.0"),
    ("46", "11", "12", "13.5", "29.5"),
    ("47", "12", "13", "14.5", "30.5"),
]
"""EU and UK size, US size for men and for women, and the foot length in centimetres."""


def _product(request: Request) -> Product:
    product = shop_of(request).catalogue.by_slug(str(request.path_params["slug"]))
    if product is None:
        raise HTTPException(404)
    return product


async def show(request: Request) -> Response:
    """Return the page of one product."""
    product = _product(request)
    query = request.query_params
    colour = product.colour(query.get("colour"))
    view = query.get("view", "side")
    category = CATEGORIES[product.category][0]
    crumbs = [
        ("Home", "/"),
        (category, f"/c/{product.category}"),
        (product.name, f"/p/{product.slug}"),
    ]
    origin = origin_of(request)
    return page(
        request,
        "product.html",
        title=f"{product.name}, {product.tagline.rstrip('.').lower()} | Fellway",
        kind="product",
        values={
            "product": product,
            "colour": colour,
            "view": view if view in VIEWS else "side",
            "views": VIEW_NAMES,
            "specs": spec_rows(product),
            "sizes": [row for row in SIZE_CHART if row[0] in product.stock],
            "related": shop_of(request).catalogue.related(product),
            "crumbs": crumbs,
            "missing_size": query.get("error") == "size",
        },
        events=[view_item(product)],
        nodes=[
            jsonld.product(origin, product, colour.key),
            jsonld.breadcrumbs(origin, crumbs),
        ],
    )


async def picture(request: Request) -> Response:
    """Return one drawn view of a product in one colour."""
    product = _product(request)
    colour, view = str(request.path_params["colour"]), str(request.path_params["view"])
    palette = product.colour(colour).palette
    if product.colour(colour).key != colour or view not in VIEWS:
        raise HTTPException(404)
    svg = draw(product.silhouette, palette, view)
    headers = {"Cache-Control": "public, max-age=3600"}
    return Response(svg, media_type="image/svg+xml", headers=headers)
