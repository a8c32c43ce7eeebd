"""Composition root: the routes of the shop and what every response carries."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from . import catalogue
from .pages import browse, cart, checkout, gallery, product, service
from .rendering import Shop, Tag
from .security import Guard, content_security_policy

ROUTES = [
    Route("/", browse.home),
    Route("/c/{category}", browse.listing),
    Route("/search", browse.results),
    Route("/p/{slug}", product.show),
    Route("/img/{slug}/{colour}/{view}.svg", product.picture),
    Route("/cart", cart.show),
    Route("/cart/add", cart.add, methods=["POST"]),
    Route("/cart/change", cart.change, methods=["POST"]),
    Route("/cart/estimate", cart.estimate, methods=["POST"]),
    Route("/cart/restore", cart.restore),
    Route("/checkout", checkout.start),
    Route("/checkout/{step}", checkout.show),
    Route("/checkout/{step}", checkout.submit, methods=["POST"]),
    Route("/order/{order_id}", checkout.confirmation),
    Route("/returns", service.returns),
    Route("/shipping", service.shipping),
    Route("/about", service.about),
    Route("/account", service.account),
    Route("/gallery", gallery.show),
    Route("/feed.json", service.feed),
    Route("/shop.json", service.terms),
    Route("/consent", service.consent, methods=["POST"]),
    Route("/healthz", service.health),
    Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
]


def create_app(
    *,
    waverly_url: str | None,
    site_key: str = "pk_demo",
    allow_automation: bool = True,
    preview: bool = False,
) -> Starlette:
    """Return the shop.

    With `waverly_url` (scheme and host, such as `http://127.0.0.1:8080`) every page carries the
    script tag of that server and the content security policy lets it in. `preview` marks
    its visitors as the store's own people; `allow_automation` lets
    the script work in browsers driven by a program.

    Raises `ValueError` when `waverly_url` is not an http(s) address.
    """
    tag = _tag(waverly_url, site_key, allow_automation, preview) if waverly_url else None
    origin = _origin(waverly_url) if waverly_url else None
    app = Starlette(
        routes=ROUTES,
        middleware=[
            Middleware(Guard, policy=content_security_policy(origin)),
            Middleware(GZipMiddleware, minimum_size=1024),
        ],
        exception_handlers={404: service.not_found},
    )
    app.state.shop = Shop(catalogue.load(), tag)
    return app


def _tag(url: str, site_key: str, allow_automation: bool, preview: bool) -> Tag:
    src = f"{url.rstrip('/')}/waverly.js"
    return Tag(src=src, site=site_key, allow_automation=allow_automation, preview=preview)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or ";" in url or " " in url:
        raise ValueError(f"waverly_url: {url!r} is not an address like http://127.0.0.1:8080")
    return f"{parts.scheme}://{parts.netloc}"
