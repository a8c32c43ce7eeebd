"""Letters: what came of those to people who keep coming back, and what shoppers asked to be told."""

from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.campaign_pages import TURNS_PER_PAGE
from waverly.admin.guard import Visit
from waverly.admin.templates import Templates
from waverly.clock import Clock
from waverly.reporting.measuring.letters import LETTER_DAYS
from waverly.reporting.periods import lately
from waverly.reporting.results.report import report
from waverly.reporting.results.shape import Asked
from waverly.storage import Store
from waverly.storage.people.contact_rows import count_contacts
from waverly.storage.people.wish_rows import wish_counts

WISHES = {
    "save_cart": "Keep the cart",
    "price_drop": "Tell me when the price falls",
    "back_in_stock": "Tell me when it is back",
    "reminder": "Remind me tomorrow",
    "call_back": "Call me",
    "question": "A question",
    "rating": "A rating",
}


class LettersPage:
    """`/admin/letters`."""

    def __init__(self, store: Store, clock: Clock, templates: Templates, *, has_mail: bool) -> None:
        self._store = store
        self._clock = clock
        self._templates = templates
        self._has_mail = has_mail

    async def page(self, request: Request, visit: Visit) -> Response:
        """Serve the page."""
        site, now = visit.site.key, self._clock.now()
        asked = Asked(site=site, at=now)
        found = await report(self._store, asked, most_turns=TURNS_PER_PAGE)
        days = await lately(self._store, site, now, LETTER_DAYS)
        return self._templates.render(
            request,
            "letters.html",
            visit=visit,
            section="campaigns",
            result=found.letters,
            has_mail=self._has_mail,
            agreed=await count_contacts(self._store, site),
            wishes=await wish_counts(self._store, site, days.since),
            wish_words=WISHES,
            days=days,
        )
