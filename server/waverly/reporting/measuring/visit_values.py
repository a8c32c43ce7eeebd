"""The values of metrics from the rest of a visit, and from later visits, after an enrolment. Pure."""

from collections.abc import Iterable, Sequence

from waverly.reporting.measuring.metrics import BY_NAME, SOON_MS
from waverly.storage.log.answers import is_closing
from waverly.storage.log.outcome_rows import Happened
from waverly.storage.measured.visit_rows import Used, Visit, VisitDecision

_OUTCOME_STEPS = {"add_to_cart": 3, "checkout_started": 4, "purchased": 5}


def visit_values(
    seen: VisitDecision, visit: Visit, visits: Iterable[Visit], outcomes: Sequence[Happened]
) -> dict[str, int]:
    """Return the values that are not 0."""
    after = visit.views[seen.view + 1 :]
    deeds = [
        _OUTCOME_STEPS[each.kind]
        for each in outcomes
        if each.session == visit.session and each.at >= seen.at and each.kind in _OUTCOME_STEPS
    ]
    here = visit.views[seen.view].step if 0 <= seen.view < len(visit.views) else 0
    reached = max((*(view.step for view in after), *deeds), default=0)
    left = not after and not deeds
    values = {
        "next_step": int(reached > here),
        "depth": max((step for _, step in visit.steps), default=0),
        "bounce": int(left),
        "bounce_product": int(left),
        "bounce_cart": int(left),
        "exit_soon": int(visit.last_at <= seen.at + SOON_MS and 5 not in deeds),
        "return_visit": int(_came_back(seen, visit, visits)),
    }
    return {name: value for name, value in values.items() if value}


def _came_back(seen: VisitDecision, visit: Visit, visits: Iterable[Visit]) -> bool:
    end = seen.at + BY_NAME["return_visit"].window_ms
    return any(
        other.session != visit.session and seen.at < other.opened_at <= end for other in visits
    )


def overlay_values(visits: Iterable[Visit], decisions: set[str]) -> dict[str, int]:
    """Return whether the overlays of these decisions were seen, used and closed."""
    used = _used(visits, decisions)
    values = {
        "exposed": int(any(each.exposed for each in used)),
        "engaged": int(any(each.elements for each in used)),
        "dismissed": int(any(_is_closed(each) for each in used)),
    }
    return {name: value for name, value in values.items() if value}


def _is_closed(overlay: Used) -> bool:
    return is_closing(used=bool(overlay.elements), dismissed=overlay.dismissed)


def element_uses(visits: Iterable[Visit], decisions: set[str]) -> dict[str, int]:
    """Return how often each element of these overlays was used."""
    total: dict[str, int] = {}
    for each in _used(visits, decisions):
        for name, times in each.elements.items():
            total[name] = total.get(name, 0) + times
    return total


def _used(visits: Iterable[Visit], decisions: set[str]) -> list[Used]:
    return [each for visit in visits for each in visit.used if each.decision in decisions]
