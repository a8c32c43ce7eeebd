"""Ways through the shop, and where shoppers hesitate on them."""

from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.campaign_pages import TURNS_PER_PAGE
from waverly.admin.guard import Visit
from waverly.admin.templates import Templates
from waverly.clock import Clock
from waverly.errors import Malformed
from waverly.reporting.friction.report import friction
from waverly.reporting.journeys.failures import Order, sorted_by
from waverly.reporting.journeys.journeys import journeys
from waverly.reporting.periods import DAYS, lately
from waverly.storage import Store

SPANS = (7, 14, 30, 90)
PRODUCTS = 10
"""Products shown at once, those with most to gain; the rest is a click away."""

ROWS = 15
"""Rows shown of long lists; the command prints all."""


class JourneyPages:
    """`/admin/journeys` and `/admin/friction`."""

    def __init__(self, store: Store, clock: Clock, templates: Templates) -> None:
        self._store = store
        self._clock = clock
        self._templates = templates

    async def journeys(self, request: Request, visit: Visit) -> Response:
        """Serve the journeys of the last `?days=`, failure points in the order of `?sort=`."""
        days, now = _days(request), self._clock.now()
        found = await journeys(
            self._store,
            visit.site.key,
            await lately(self._store, visit.site.key, now, days),
            now,
            most_turns=TURNS_PER_PAGE,
        )
        return self._templates.render(
            request,
            "journeys.html",
            visit=visit,
            section="journeys",
            found=found,
            failures=sorted_by(found.failures, _order(request))[:ROWS],
            order=_order(request),
            orders=get_args(Order),
            days=days,
            spans=SPANS,
            rows=ROWS,
        )

    async def friction(self, request: Request, visit: Visit) -> Response:
        """Serve the friction of the last `?days=`."""
        days, now = _days(request), self._clock.now()
        found = await friction(
            self._store,
            visit.site.key,
            await lately(self._store, visit.site.key, now, days),
            now,
            most_turns=TURNS_PER_PAGE,
        )
        return self._templates.render(
            request,
            "friction.html",
            visit=visit,
            section="friction",
            found=found,
            products=PRODUCTS,
            days=days,
            spans=SPANS,
            rows=ROWS,
        )


def _days(request: Request) -> int:
    text = request.query_params.get("days", str(DAYS))
    if text not in {str(span) for span in SPANS}:
        raise Malformed("This is no span of days", place="days", mend="Choose one on the page.")
    return int(text)


def _order(request: Request) -> Order:
    wanted = request.query_params.get("sort", "views")
    for order in get_args(Order):
        if order == wanted:
            found: Order = order
            return found
    raise Malformed("The table cannot be sorted by this", place="sort", mend="Use its headings.")
