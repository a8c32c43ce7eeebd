"""Policies, the account, the feed, consent without scripts, and errors."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from .. import feed as feeds
from ..orders import past_orders
from ..rendering import CONSENT_COOKIE, origin_of, page, shop_of, shopper_of

CONSENT_MAX_AGE_S = 180 * 24 * 3600


async def returns(request: Request) -> Response:
    """Return the returns policy."""
    return page(request, "returns.html", title="Returns and exchanges | Fellway", kind="policy")


async def shipping(request: Request) -> Response:
    """Return delivery costs and times."""
    return page(request, "shipping.html", title="Delivery | Fellway", kind="policy")


async def about(request: Request) -> Response:
    """Return the page about the shop."""
    return page(request, "about.html", title="About us | Fellway", kind="about")


async def account(request: Request) -> Response:
    """Return the account with its past orders; there is no login to pass."""
    shopper = shopper_of(request)
    placed = list(reversed(shopper.orders)) if shopper else []
    return page(
        request,
        "account.html",
        title="Your account | Fellway",
        kind="account",
        values={"orders": [*placed, *past_orders(shop_of(request).catalogue)]},
    )


async def feed(request: Request) -> Response:
    """Return the public product feed."""
    return JSONResponse(feeds.entries(shop_of(request).catalogue, origin_of(request)))


async def terms(request: Request) -> Response:
    """Return what holds for every order, for machines."""
    return JSONResponse(feeds.shop())


async def consent(request: Request) -> Response:
    """Remember the answer to the consent bar when scripts are off."""
    form = await request.form()
    choice = "all" if form.get("choice") == "all" else "necessary"
    response = RedirectResponse(_back(str(form.get("back", "/"))), 303)
    response.set_cookie(CONSENT_COOKIE, choice, max_age=CONSENT_MAX_AGE_S, samesite="lax")
    return response


def _back(path: str) -> str:
    is_local = path.startswith("/") and not path.startswith("//") and "\\" not in path
    return path if is_local else "/"


async def health(_request: Request) -> Response:
    """Return 200 while the shop runs."""
    return PlainTextResponse("ok")


async def not_found(request: Request, error: Exception) -> Response:
    """Return the page for an address the shop does not have."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    return page(request, "missing.html", title="Not found | Fellway", kind="missing", status=status)
