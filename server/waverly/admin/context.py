"""What every page of the admin is made from, and the queries that several of them need."""

from msgspec import Struct

from waverly.admin.access.guard import AdminVisit
from waverly.admin.rendering.templates import Templates
from waverly.campaigns import Campaign
from waverly.clock import Clock
from waverly.errors import NotFound
from waverly.pipeline import Rules
from waverly.reporting.results.report import report
from waverly.reporting.results.shape import Report, ReportRequest
from waverly.settings import Settings
from waverly.storage import Store

TURNS_PER_PAGE = 4
"""Turns of counting a page waits for, a second or so; the job that comes round does the rest."""


class AdminContext(Struct, frozen=True, kw_only=True):
    """The database, the rules in force, the time, the templates and the settings."""

    store: Store
    rules: Rules
    clock: Clock
    templates: Templates
    settings: Settings

    def campaign_names(self, site: str) -> dict[str, str]:
        """Return the names of a site's campaigns in force by their ids."""
        return {each.id: each.name for each in self.rules.policy(site).campaigns}

    def campaign(self, site: str, identity: str) -> Campaign:
        """Return a site's campaign in force. Raises NotFound when there is none of this id."""
        for each in self.rules.policy(site).campaigns:
            if each.id == identity:
                return each
        raise NotFound("There is no such campaign in force", value=identity)

    async def report(self, visit: AdminVisit, *campaigns: str) -> Report:
        """Return the report on a visit's site as of now, on all campaigns when none is named."""
        asked = ReportRequest(
            site=visit.site.key,
            at=self.clock.now(),
            campaigns=campaigns,
            is_simulated=visit.is_simulated,
        )
        return await report(self.store, asked, most_turns=TURNS_PER_PAGE)
