"""`GET /why/{decision}`: why am I seeing this? For the shopper; without sign-in, by the decision's id."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from waverly.api.pages import for_people, page
from waverly.errors import NotFound
from waverly.reporting.why import why
from waverly.storage import Store
from waverly.storage.log.decision_rows import decision
from waverly.storage.measured.kept_since_rows import gone_before


class WhyPage:
    """The page behind an overlay's "why am I seeing this?"."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def route(self) -> Route:
        """Return the route."""
        return Route("/why/{decision}", for_people(self.page))

    async def page(self, request: Request) -> Response:
        """Serve the page. Raises NotFound when there is no such decision."""
        record = await decision(self._store, request.path_params["decision"])
        if record is None:
            gone = await gone_before(self._store)
            raise NotFound(
                "Nothing is kept under this link",
                mend=f"It may be old, or copied only in part. You need do nothing. {gone}".rstrip(),
            )
        sentences = "\n".join(f"<p>{escape(sentence)}</p>" for sentence in why(record))
        return page("Why am I seeing this?", sentences)
