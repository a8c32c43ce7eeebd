"""`POST /v1/requests`: what a shopper hands in; `/c/{token}` and `/u/{token}`: the links in letters."""

from html import escape

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from waverly.api.body import read_body
from waverly.api.own_address import base_of
from waverly.api.pages import for_people, page
from waverly.api.problems import problem_of, respond
from waverly.clock import Clock
from waverly.errors import NotFound, RequestError, StorageError
from waverly.integrations import Integrations
from waverly.pipeline import Rules
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.catalogue.shop_rows import shop
from waverly.storage.people.wish_rows import Wish, wish_of
from waverly.wire.request import Request as ShopperRequest
from waverly.wishes.accept import accept
from waverly.wishes.places import cart_address, shop_origin
from waverly.wishes.stopping import check_link, dead_link, stop_letters

_decode = msgspec.json.Decoder(ShopperRequest).decode
_encode = msgspec.json.Encoder().encode

NO_STORE = {"cache-control": "no-store"}


class Requests:
    """Takes requests, restores carts, and takes everything back."""

    def __init__(
        self,
        store: Store,
        rules: Rules,
        clock: Clock,
        settings: Settings,
        *,
        integrations: Integrations,
        has_mail: bool,
    ) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._settings = settings
        self._integrations = integrations
        self._has_mail = has_mail

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/v1/requests", self.take, methods=["POST"]),
            Route("/c/{token}", for_people(self.restore)),
            Route("/u/{token}", for_people(self.ask_to_leave), methods=["GET"]),
            Route("/u/{token}", for_people(self.leave), methods=["POST"]),
        ]

    async def take(self, request: Request) -> Response:
        """Take what a shopper handed in. The page that sends it may read the answer, errors included."""
        origin = request.headers.get("origin")
        allow = {} if origin is None else {"access-control-allow-origin": origin, "vary": "Origin"}
        try:
            body = await read_body(request.scope, request.receive, self._settings.max_body_bytes)
            asked = _decode(body)
            self._rules.site(asked.site, origin)
            answer = await accept(
                self._store,
                asked,
                self._clock.now(),
                base=base_of(request, self._settings.public_url),
                integrations=self._integrations,
                has_mail=self._has_mail,
            )
        except (RequestError, msgspec.DecodeError, UnicodeDecodeError, StorageError) as error:
            return respond(problem_of(error), allow)
        return Response(_encode(answer), media_type="application/json", headers=allow | NO_STORE)

    async def restore(self, request: Request) -> Response:
        """Send the browser to the shop's own cart with the kept lines, or list them where it has none."""
        wish = await self._wish(request)
        cart = wish.request.cart
        if cart is None:
            raise NotFound("There is no such cart", mend="This link was made for something else.")
        origin = shop_origin(self._rules.site(wish.site, None))
        address = cart_address(cart, await shop(self._store, wish.site), origin)
        if address is not None:
            return RedirectResponse(address, 302, headers=NO_STORE)
        lines = "".join(
            f"<li>{line.quantity} × {escape(line.name or line.product)}</li>" for line in cart.lines
        )
        return page(
            "Your cart", f"<ul>{lines}</ul><p><a href='{escape(origin)}'>To the shop</a></p>"
        )

    async def ask_to_leave(self, request: Request) -> Response:
        """Ask before taking anything back: mail scanners follow every link they see."""
        await check_link(self._store, request.path_params["token"])
        button = "<form method='post'><button>Send me no more of these</button></form>"
        return page("No more letters?", f"<p>You agreed that this shop writes to you.</p>{button}")

    async def leave(self, request: Request) -> Response:
        """End all letters to an address; one click, as RFC 8058 wants it."""
        await stop_letters(self._store, request.path_params["token"], self._clock.now())
        return page("Done", "<p>You will get no more of these letters.</p>")

    async def _wish(self, request: Request) -> Wish:
        found = await wish_of(self._store, request.path_params["token"])
        if found is None:
            raise dead_link()
        return found
