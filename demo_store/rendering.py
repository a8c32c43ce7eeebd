"""Turns a template and its values into a page, with what every page of the shop carries."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from . import shipping
from .catalogue import CATEGORIES, Catalogue
from .jsonld import Node
from .money import euros
from .shoppers import COOKIE, COOKIE_MAX_AGE_S, Shopper, Shoppers
from .showcase import spoken

CONSENT_COOKIE = "fellway_consent"


class Tag(msgspec.Struct, frozen=True, kw_only=True):
    """A third-party script tag for every page."""

    src: str
    site: str
    allow_automation: bool
    preview: bool


class Shop:
    """What the pages share: catalogue, remembered browsers, templates, the script tag."""

    def __init__(self, catalogue: Catalogue, tag: Tag | None) -> None:
        self.catalogue = catalogue
        self.shoppers = Shoppers()
        self.tag = tag
        self._templates = Environment(
            loader=PackageLoader(__package__ or "", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters.update(euros=euros, json_script=json_script, spoken=spoken)

    def render(self, template: str, values: dict[str, object]) -> str:
        """Return the text of a template."""
        return self._templates.get_template(template).render(values)


def shop_of(request: Request) -> Shop:
    """Return the shop this request belongs to."""
    shop = request.app.state.shop
    assert isinstance(shop, Shop)  # noqa: S101 - narrows the untyped application state
    return shop


def shopper_of(request: Request) -> Shopper | None:
    """Return the browser behind a request, or None for one never seen."""
    return shop_of(request).shoppers.get(request.cookies.get(COOKIE))


def json_script(value: object) -> Markup:
    """Return JSON that cannot end the script element it stands in."""
    text = msgspec.json.encode(value).decode()
    escaped = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(escaped)  # noqa: S704 - the three characters HTML minds are escaped above


def origin_of(request: Request) -> str:
    """Return scheme and host of the shop, without a slash at the end."""
    return str(request.base_url).rstrip("/")


def page(
    request: Request,
    template: str,
    *,
    title: str,
    kind: str,
    values: dict[str, object] | None = None,
    events: Sequence[list[object]] = (),
    nodes: Sequence[Node] = (),
    status: int = 200,
    shopper: Shopper | None = None,
) -> HTMLResponse:
    """Return a page of the shop; `kind` names it on the body, `events` go to the dataLayer."""
    shop = shop_of(request)
    who = shopper or shopper_of(request)
    kept = who.take_events() if who else []
    context: dict[str, object] = {
        "title": title,
        "kind": kind,
        "events": [*kept, *events],
        "nodes": nodes,
        "path": request.url.path,
        "canonical": origin_of(request) + request.url.path,
        "cart_count": who.basket.count if who else 0,
        "categories": CATEGORIES,
        "countries": shipping.COUNTRIES,
        "consent": request.cookies.get(CONSENT_COOKIE),
        "tag": shop.tag,
        "query": "",
        **(values or {}),
    }
    response = HTMLResponse(shop.render(template, context), status)
    if who:
        remember(response, who)
    return response


def remember(response: Response, shopper: Shopper) -> None:
    """Send the cookie that finds this browser's cart again."""
    response.set_cookie(
        COOKIE, shopper.token, max_age=COOKIE_MAX_AGE_S, httponly=True, samesite="lax", path="/"
    )
