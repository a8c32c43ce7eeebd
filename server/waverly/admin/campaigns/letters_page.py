"""Letters: what came of those to people who keep coming back, and what shoppers asked to be told."""

from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.access.guard import AdminVisit
from waverly.admin.context import AdminContext
from waverly.reporting.measuring.letters import LETTER_DAYS
from waverly.reporting.periods import lately
from waverly.storage.people.contacts.rows import count_contacts
from waverly.storage.people.wishes.rows import wish_counts

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

    def __init__(self, admin: AdminContext) -> None:
        self._admin = admin

    async def page(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the page."""
        site, now = visit.site.key, self._admin.clock.now()
        found = await self._admin.report(visit)
        days = await lately(self._admin.store, site, now, LETTER_DAYS)
        return self._admin.templates.render(
            request,
            "letters.html",
            visit=visit,
            section="campaigns",
            result=found.letters,
            has_mail=bool(self._admin.settings.smtp_url),
            agreed=await count_contacts(self._admin.store, site),
            wishes=await wish_counts(self._admin.store, site, days.since),
            wish_words=WISHES,
            days=days,
        )
