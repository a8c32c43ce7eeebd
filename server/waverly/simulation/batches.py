"""A simulated step as the batch a browser would send."""

from waverly.simulation.shopper import SimulatedVisit
from waverly.simulation.walk import WalkStep

CONSENT = {"analytics": True, "personalization": True, "marketing": True}


def batch_of(site: str, visit: SimulatedVisit, step: WalkStep, version: int) -> dict[str, object]:
    """Return the batch of one step; `version` is the session version the browser knows."""
    return {
        "v": 1,
        "site": site,
        "visitor": visit.visitor,
        "session": visit.session,
        "view": step.view,
        "sent_at": step.at,
        "consent": CONSENT,
        "page": step.page,
        "events": step.events,
        "ask": step.ask,
        "session_version": version,
    }
