"""`POST /v1/requests`: what a shopper asks for; `/c/{token}` and `/u/{token}`: the links in letters."""

from functools import partial
from html import escape

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from waverly.api.body import read_body, read_json
from waverly.api.pages import language_here, nothing_here, page
from waverly.api.problems import problem_of, respond
from waverly.clock import Clock
from waverly.errors import RequestError, StorageError
from waverly.errors.fitting import json_as
from waverly.integrations import Integrations
from waverly.pipeline import Rules
from waverly.public_url import base_of
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.catalogue.shop_rows import shop
from waverly.storage.people.contacts.rows import Contact
from waverly.storage.people.wishes.rows import Wish, wish_of
from waverly.wire.checks import check_mailbox
from waverly.wire.request import Request as ShopperRequest
from waverly.wishes.accept import accept
from waverly.wishes.letter_words import words_in
from waverly.wishes.places import cart_address, shop_origin
from waverly.wishes.stopping import asked_by_link, stop_letters

_encode = msgspec.json.Encoder().encode

NO_STORE = {"cache-control": "no-store"}


class Requests:
    """Takes shoppers' requests, restores carts, and ends letters."""

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
            Route("/c/{token}", self.restore),
            Route("/u/{token}", self.ask_to_leave, methods=["GET"]),
            Route("/u/{token}", self.leave, methods=["POST"]),
        ]

    async def take(self, request: Request) -> Response:
        """Store a shopper's request. The page that sends it may read the answer, errors included."""
        origin = request.headers.get("origin")
        allow = {} if origin is None else {"access-control-allow-origin": origin, "vary": "Origin"}
        try:
            body = await read_body(request.scope, request.receive, self._settings.max_body_bytes)
            asked = read_json(body, partial(json_as, kind=ShopperRequest))
            check_mailbox(asked.email, "email")
            self._rules.site(asked.site, origin)
            answer = await accept(
                self._store,
                asked,
                self._clock.now(),
                base=self._settings.address,  # not where it was sent to: anybody can write a host there
                here=base_of(request, self._settings.public_url),
                integrations=self._integrations,
                has_mail=self._has_mail,
            )
        except (RequestError, msgspec.DecodeError, UnicodeDecodeError, StorageError) as error:
            return respond(problem_of(error), allow)
        return Response(_encode(answer), media_type="application/json", headers=allow | NO_STORE)

    async def restore(self, request: Request) -> Response:
        """Send the browser to the shop's own cart with the kept lines, or list them where it has none."""
        wish = await wish_of(self._store, request.path_params["token"])
        cart = None if wish is None else wish.request.cart
        if wish is None or cart is None:
            return nothing_here(request, _dead_link)
        origin = shop_origin(self._rules.site(wish.site, None))
        address = cart_address(cart, await shop(self._store, wish.site), origin)
        if address is not None:
            return RedirectResponse(address, 302, headers=NO_STORE)
        lang = language_here(request, wish.request.locale)
        words = words_in(lang)
        lines = "".join(
            f"<li>{line.quantity} × {escape(line.name or line.product)}</li>" for line in cart.lines
        )
        back = f"<p><a href='{escape(origin)}'>{escape(words['to_shop'])}</a></p>"
        return page(words["kept_title"], f"<ul>{lines}</ul>{back}", lang=lang)

    async def ask_to_leave(self, request: Request) -> Response:
        """Ask before ending letters, because mail scanners follow every link they see."""
        asked = await asked_by_link(self._store, request.path_params["token"])
        if asked is None:
            return nothing_here(request, _dead_link)
        lang = language_here(request, _locale_of(asked))
        words = words_in(lang)
        button = f"<form method='post'><button>{escape(words['leave_button'])}</button></form>"
        return page(words["leave_title"], f"<p>{escape(words['leave'])}</p>{button}", lang=lang)

    async def leave(self, request: Request) -> Response:
        """End all letters to an address; one click, as RFC 8058 wants it."""
        asked = await asked_by_link(self._store, request.path_params["token"])
        if asked is None:
            return nothing_here(request, _dead_link)
        await stop_letters(self._store, asked, self._clock.now())
        lang = language_here(request, _locale_of(asked))
        words = words_in(lang)
        return page(words["left_title"], f"<p>{escape(words['left'])}</p>", lang=lang)


def _locale_of(asked: Wish | Contact) -> str | None:
    return asked.locale if isinstance(asked, Contact) else asked.request.locale


def _dead_link(lang: str) -> tuple[str, str]:
    words = words_in(lang)
    return words["dead"], words["dead_mend"]
