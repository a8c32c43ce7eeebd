"""What an owner decides about measuring: the baseline, and what other currencies are worth."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from waverly.admin.guard import Visit, root
from waverly.admin.templates import Templates
from waverly.clock import Clock
from waverly.errors import Malformed
from waverly.pipeline import Rules
from waverly.reporting.measuring.amounts import read_rates
from waverly.storage import Store
from waverly.storage.site.site_settings import (
    BASELINE_DAYS,
    BASELINE_START,
    CURRENCY_RATES,
    baseline_end,
    set_site_setting,
    site_setting,
)


class MeasuringPage:
    """`/admin/measuring`."""

    def __init__(self, store: Store, rules: Rules, clock: Clock, templates: Templates) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._templates = templates

    async def page(self, request: Request, visit: Visit) -> Response:
        """Serve the page."""
        site = visit.site.key
        return self._templates.render(
            request,
            "measuring.html",
            visit=visit,
            section="campaigns",
            now=self._clock.now(),
            baseline_end=await baseline_end(self._store, site),
            baseline_days=BASELINE_DAYS,
            rates=await site_setting(self._store, site, CURRENCY_RATES),
        )

    async def change(self, request: Request, visit: Visit, fields: Mapping[str, str]) -> Response:
        """Set what a form says, and go back to the page. Raises Malformed for rates nobody can read."""
        site, now = visit.site.key, self._clock.now()
        match fields.get("do"):
            case "start":
                await set_site_setting(self._store, site, BASELINE_START, str(now), now)
            case "stop":
                await set_site_setting(self._store, site, BASELINE_START, "", now)
            case "rates":
                rates = fields.get("rates", "").strip()
                read_rates(rates)
                await set_site_setting(self._store, site, CURRENCY_RATES, rates, now)
            case other:
                raise Malformed("The form asks for nothing known", place="do", value=str(other))
        await self._rules.refresh()
        return RedirectResponse(f"{root(request)}/measuring?site={site}", 303)
