"""`/v1/people/{id}`: counts, exports and erases what is kept about a person, for the store's backend."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from waverly.api.secret import site_of
from waverly.clock import Clock
from waverly.pipeline import Rules
from waverly.reporting.person_export import file_of
from waverly.storage import Store
from waverly.storage.people.kept.erasing import erase
from waverly.storage.people.kept.everything import everything_of, kept_of, refuse_nothing
from waverly.storage.people.persons import person_query


class People:
    """The endpoints about a person: `id` is a visitor's id, an order's number or an e-mail address."""

    def __init__(self, store: Store, rules: Rules, clock: Clock) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock

    def routes(self) -> list[Route]:
        """Return the routes. Ids may have slashes (`gid://shopify/Order/1`), so the longer goes first."""
        return [
            Route("/v1/people/{id:path}/export", self.export, methods=["GET"]),
            Route("/v1/people/{id:path}", self.read, methods=["GET"]),
            Route("/v1/people/{id:path}", self.erase, methods=["DELETE"]),
        ]

    async def read(self, request: Request) -> Response:
        """Return how much is kept. Raises NotFound when it is nothing."""
        site = site_of(request, self._rules)
        asked = person_query(request.path_params["id"])
        return _json(msgspec.json.encode(await kept_of(self._store, site.key, asked)))

    async def export(self, request: Request) -> Response:
        """Return all that is kept. Raises NotFound when it is nothing."""
        site = site_of(request, self._rules)
        asked = person_query(request.path_params["id"])
        found = await everything_of(self._store, site.key, asked)
        return _json(file_of(found, site.name, self._clock.now()))

    async def erase(self, request: Request) -> Response:
        """Erase all that is kept, and return how much it was. Raises NotFound when it was nothing."""
        site = site_of(request, self._rules)
        asked = person_query(request.path_params["id"])
        erased = await erase(self._store, site.key, asked, self._clock.now())
        refuse_nothing(erased.rows, asked)
        return _json(msgspec.json.encode(erased))


def _json(content: bytes) -> Response:
    headers = {"cache-control": "no-store"}
    return Response(content, media_type="application/json", headers=headers)
