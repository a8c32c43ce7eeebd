"""Journeys through the shop, and where shoppers hesitate."""

from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.access.guard import AdminVisit
from waverly.admin.context import TURNS_PER_PAGE, AdminContext
from waverly.errors import Malformed
from waverly.reporting.friction.doubts import CLEAR_LEAD, MIN_HESITANT
from waverly.reporting.friction.report import Friction, friction
from waverly.reporting.friction.terms import MIN_PEOPLE
from waverly.reporting.journeys.failures import MIN_RATED, Order, sorted_by
from waverly.reporting.journeys.journeys import Journeys, journeys
from waverly.reporting.periods import DAYS, lately

SPANS = (7, 14, 30, 90)
PRODUCTS = 10
"""Products shown at once, those with most to gain; the rest is a click away."""

ROWS = 15
"""Rows shown of long lists; the command prints all."""


class JourneyPages:
    """`/admin/journeys` and `/admin/friction`."""

    def __init__(self, admin: AdminContext) -> None:
        self._admin = admin

    async def journeys(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the journeys of the last `?days=`, failure points in the order of `?sort=`."""
        store, site, now = self._admin.store, visit.site.key, self._admin.clock.now()
        days, order = await lately(store, site, now, _days(request)), _order(request)
        found = await journeys(store, site, days, now, most_turns=TURNS_PER_PAGE)
        return self._render(
            request,
            visit,
            "journeys",
            found,
            failures=sorted_by(found.failures, order)[:ROWS],
            order=order,
            orders=get_args(Order),
            min_rated=MIN_RATED,
        )

    async def friction(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the friction of the last `?days=`."""
        store, site, now = self._admin.store, visit.site.key, self._admin.clock.now()
        days = await lately(store, site, now, _days(request))
        found = await friction(store, site, days, now, most_turns=TURNS_PER_PAGE)
        return self._render(
            request,
            visit,
            "friction",
            found,
            products=PRODUCTS,
            min_hesitant=MIN_HESITANT,
            min_people=MIN_PEOPLE,
            clear_lead=CLEAR_LEAD,
        )

    def _render(
        self,
        request: Request,
        visit: AdminVisit,
        page: str,
        found: Journeys | Friction,
        **context: Any,  # whatever only this page needs
    ) -> Response:
        return self._admin.templates.render(
            request,
            f"{page}.html",
            visit=visit,
            section=page,
            found=found,
            days=found.days.count,
            spans=SPANS,
            rows=ROWS,
            **context,
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
