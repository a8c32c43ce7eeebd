"""The admin's routes: every page once, behind the guard and under the security headers."""

import logging
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from waverly.admin.access.attempts import Attempts
from waverly.admin.access.guard import Guard, root
from waverly.admin.access.security_headers import SecurityHeaders
from waverly.admin.access.tokens import Tokens
from waverly.admin.campaigns.editing import MAX_FILE_BYTES, CampaignEditing
from waverly.admin.campaigns.letters_page import LettersPage
from waverly.admin.campaigns.look import CampaignLook
from waverly.admin.campaigns.measuring_page import MeasuringPage
from waverly.admin.campaigns.pages import CampaignPages
from waverly.admin.catalogue.pages import CataloguePages
from waverly.admin.context import AdminContext
from waverly.admin.learning.page import LearningPage
from waverly.admin.overview_page import OverviewPage
from waverly.admin.rendering.templates import Templates
from waverly.admin.shoppers.decision_page import DecisionPage
from waverly.admin.shoppers.journey_pages import JourneyPages
from waverly.admin.shoppers.live_pages import LivePages
from waverly.admin.shoppers.person_page import PersonPage
from waverly.admin.shoppers.session_pages import SessionPages
from waverly.admin.sign_in import SignIn
from waverly.admin.system.capture_page import CapturePage
from waverly.admin.system.doctor_page import DoctorPage
from waverly.admin.system.page import SystemPage
from waverly.clock import Clock, SystemClock
from waverly.errors import RequestError
from waverly.jobs import Scheduler
from waverly.pipeline import Rules
from waverly.settings import Settings
from waverly.storage import Store

log = logging.getLogger(__name__)

STATIC = Path(__file__).with_name("static")
BROKE = "Something broke here"
WAYS_BACK = {
    "people": ("sessions#person", "Look for somebody else"),
    "sessions": ("sessions", "To the visits"),
    "decisions": ("sessions", "To the visits"),
    "campaigns": ("campaigns", "To the campaigns"),
    "catalogue": ("catalogue", "To the catalogue"),
}
"""Where the things of each section are listed or looked for, and what leads there."""


class Admin:
    """The admin's routes."""

    def __init__(
        self,
        *,
        store: Store,
        rules: Rules,
        clock: Clock,
        settings: Settings,
        secret: str,
        scheduler: Scheduler,
        client: Path,
    ) -> None:
        # The machine's clock: moving the test clock a day on must not sign the owner out.
        tokens = Tokens(secret, SystemClock(), settings.admin_idle_minutes)
        self._templates = Templates()
        self._guard = Guard(store, rules, tokens)
        self._sign_in = SignIn(
            store=store,
            tokens=tokens,
            guard=self._guard,
            templates=self._templates,
            attempts=Attempts(store, clock, secret, settings.sign_in_attempts),
        )
        admin = AdminContext(
            store=store, rules=rules, clock=clock, templates=self._templates, settings=settings
        )
        self._overview = OverviewPage(admin)
        self._live = LivePages(admin)
        self._sessions = SessionPages(admin, secret)
        self._person = PersonPage(admin)
        self._decision = DecisionPage(admin)
        self._campaigns = CampaignPages(admin)
        self._editing = CampaignEditing(admin)
        self._look = CampaignLook(admin)
        self._catalogue = CataloguePages(admin)
        self._letters = LettersPage(admin)
        self._learning = LearningPage(admin)
        self._journeys = JourneyPages(admin)
        self._measuring = MeasuringPage(admin)
        self._capture = CapturePage(admin)
        self._doctor = DoctorPage(client, self._templates)
        self._system = SystemPage(admin, scheduler)

    def routes(self) -> list[BaseRoute]:
        """Return the routes: one application of its own, so that its errors are pages too."""
        app = Starlette(
            routes=self._pages(),
            exception_handlers={
                HTTPException: self._on_error,
                RequestError: self._on_error,
                Exception: self._on_error,
            },
        )
        return [Mount("/", SecurityHeaders(app))]

    def _pages(self) -> list[BaseRoute]:
        page = self._guard.page
        return [
            Route("/sign-in", self._sign_in.page, methods=["GET"]),
            Route("/sign-in", self._sign_in.sign_in, methods=["POST"]),
            Route("/sign-out", self._sign_in.sign_out, methods=["POST"]),
            Route("/", page(self._overview.page)),
            Route("/live", page(self._live.page)),
            Route("/live/events", page(self._live.events)),
            Route("/sessions", page(self._sessions.recent)),
            Route("/sessions/{session}", page(self._sessions.timeline)),
            Route("/sessions/{session}/trace", page(self._sessions.trace)),
            Route("/people", page(self._person.find), methods=["GET"]),
            Route("/people", self._guard.form(self._person.asked), methods=["POST"]),
            # An order's number may have a slash in it.
            Route("/people/{id:path}/export", page(self._person.export)),
            Route("/people/{id:path}", page(self._person.page)),
            Route("/decisions/{decision}", page(self._decision.page)),
            Route("/campaigns", page(self._campaigns.all)),
            Route("/campaigns/{campaign}", page(self._campaigns.one)),
            Route("/campaigns/{campaign}/edit", page(self._editing.page), methods=["GET"]),
            Route(
                "/campaigns/{campaign}/edit",
                self._guard.form(self._editing.save, MAX_FILE_BYTES),
                methods=["POST"],
            ),
            Route(
                "/campaigns/{campaign}/switch",
                self._guard.form(self._editing.switch),
                methods=["POST"],
            ),
            Route("/campaigns/{campaign}/look", page(self._look.page), methods=["GET"]),
            Route(
                "/campaigns/{campaign}/look",
                self._guard.form(self._look.of_draft, MAX_FILE_BYTES),
                methods=["POST"],
            ),
            Route(
                "/campaigns/{campaign}/release",
                self._guard.form(self._campaigns.release),
                methods=["POST"],
            ),
            Route("/letters", page(self._letters.page)),
            Route("/learning", page(self._learning.page), methods=["GET"]),
            Route("/learning", self._guard.form(self._learning.ask), methods=["POST"]),
            Route("/catalogue", page(self._catalogue.all)),
            Route("/catalogue/{product:path}", page(self._catalogue.one)),
            Route("/report.html", page(self._campaigns.download)),
            Route("/journeys", page(self._journeys.journeys)),
            Route("/capture", page(self._capture.page)),
            Route("/friction", page(self._journeys.friction)),
            Route("/measuring", page(self._measuring.page), methods=["GET"]),
            Route("/measuring", self._guard.form(self._measuring.change), methods=["POST"]),
            Route("/doctor", page(self._doctor.page), methods=["GET"]),
            Route("/doctor", self._guard.form(self._doctor.look), methods=["POST"]),
            Route("/system", page(self._system.page)),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]

    async def _on_error(self, request: Request, error: Exception) -> Response:
        """Answer with a page that says what is wrong, and reveals nothing internal."""
        status, title, detail = _status_and_words(error)
        if status >= 500:
            log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        # The part that failed may be the one that knows who is signed in.
        visit = await self._guard.visit_of(request) if status < 500 else None
        return self._templates.render(
            request,
            "error.html",
            visit=visit,
            status=status,
            code=status,
            title=title,
            detail=detail,
            back=_way_back(request),
        )


def _way_back(request: Request) -> tuple[str, str]:
    """Return the page from which what was not found can be looked for again, and what leads there."""
    section = request.url.path.removeprefix(root(request)).split("/")[1]
    return WAYS_BACK.get(section, ("", "To the overview"))


def _status_and_words(error: Exception) -> tuple[int, str, str]:
    match error:
        case RequestError():
            return error.status, error.sentence, error.mend
        case HTTPException(status_code=404):
            return 404, "There is no such page", ""
        case HTTPException():
            return error.status_code, error.detail or "Not served", ""
        case _:
            return 500, BROKE, "The server’s log says what."
