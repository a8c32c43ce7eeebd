"""From a person's visits to enrolments: the first time help was, or would have been, shown. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from waverly.deciding import NOTHING
from waverly.reporting.measuring.amounts import Rates
from waverly.reporting.measuring.known_words import DEVICES, PAGES, SOURCES, known
from waverly.reporting.measuring.outcome_values import outcome_values
from waverly.reporting.measuring.visit_values import element_uses, overlay_values, visit_values
from waverly.storage.log.outcome_rows import Happened
from waverly.storage.measured.enrolment_rows import EVERYTHING, Enrolment
from waverly.storage.measured.refund_rows import Refund
from waverly.storage.measured.visit_rows import Visit, VisitDecision

COMPARED = (None, "global", "campaign")
"""Reasons to hold back that make a fair comparison; others, such as a baseline, leave a decision out."""

MOST_ORDERS_BEFORE = 20
"""Orders before are counted up to this: one reseller must not steer the adjustment."""

SCORE_UNIT = 1_000_000

HoldoutOf = Callable[[str, str], float]
"""Gives a campaign's own holdout share under a policy version."""


class PersonHistory(Struct, frozen=True, kw_only=True):
    """All that is known of one person; `visits` and `outcomes` are in order of time."""

    id: str
    visits: Sequence[Visit]
    outcomes: Sequence[Happened]
    refunds: Mapping[str, Sequence[Refund]]


class _Chosen(Struct, frozen=True, kw_only=True):
    visit: Visit
    seen: VisitDecision


def enrol(person: PersonHistory, holdout_of: HoldoutOf, rates: Rates) -> list[Enrolment]:
    """Return a person's enrolments: one for each campaign that was chosen, one for everything."""
    chosen = _chosen(person.visits)
    if not chosen:
        return []
    names = sorted({each.seen.arm for each in chosen})
    own = [
        _enrolment(
            person, name, [c for c in chosen if c.seen.arm == name], _own_side, holdout_of, rates
        )
        for name in names
    ]
    return [*own, _enrolment(person, EVERYTHING, chosen, _global_side, holdout_of, rates)]


def is_enrolled(visits: Iterable[Visit]) -> bool:
    """Return whether any of these visits can make an enrolment."""
    return bool(_chosen(visits))


def _chosen(visits: Iterable[Visit]) -> list[_Chosen]:
    return [
        _Chosen(visit=visit, seen=seen)
        for visit in visits
        for seen in visit.decisions
        if seen.arm != NOTHING
        and not seen.preview
        and seen.held_out in COMPARED
        and (seen.displayed or seen.held_out is not None)
    ]


def _enrolment(
    person: PersonHistory,
    campaign: str,
    chosen: Sequence[_Chosen],
    side_of: Callable[[VisitDecision], str],
    holdout_of: HoldoutOf,
    rates: Rates,
) -> Enrolment:
    first = min(chosen, key=lambda each: (each.seen.at, each.seen.id))
    visit, seen = first.visit, first.seen
    view = visit.views[seen.view] if 0 <= seen.view < len(visit.views) else None
    decided = {each.seen.id for each in chosen}
    return Enrolment(
        campaign=campaign,
        person=person.id,
        at=seen.at,
        side=_side(person.visits, {side_of(each.seen) for each in chosen}),
        planned=_planned(campaign, seen, holdout_of),
        trigger=seen.moment,
        device=known(visit.device, DEVICES),
        source=known(visit.source, SOURCES),
        visits="returning" if visit.earlier_visits else "new",
        page="unknown" if view is None else known(view.type, PAGES),
        cause=seen.cause or "unknown",
        cart="with" if seen.cart else "without",
        orders_before=_orders_before(person, visit, seen.at),
        score=round((seen.score or 0.0) * SCORE_UNIT),
        values={
            **outcome_values(seen.at, person.outcomes, person.refunds, rates),
            **visit_values(seen, visit, person.visits, person.outcomes),
            **overlay_values(person.visits, decided),
        },
        elements=element_uses(person.visits, decided),
        form=seen.form,
    )


def _own_side(seen: VisitDecision) -> str:
    return "shown" if seen.held_out is None else "held_out"


def _global_side(seen: VisitDecision) -> str:
    return "held_out" if seen.held_out == "global" else "shown"


def _side(visits: Iterable[Visit], sides: set[str]) -> str:
    if any(visit.filtered for visit in visits):
        return "filtered"
    return "both" if len(sides) > 1 else sides.pop()


def _planned(campaign: str, seen: VisitDecision, holdout_of: HoldoutOf) -> int:
    """Return the share meant to be held out, in 1/10,000: in the global holdout or in its own."""
    own = 0.0 if campaign == EVERYTHING else holdout_of(seen.policy, campaign)
    return round((1 - (1 - seen.global_holdout) * (1 - own)) * 10_000)


def _orders_before(person: PersonHistory, visit: Visit, at: int) -> int:
    """Count what lay before: a covariate measured after help was shown would carry its effect.

    Orders that are no longer kept were known when the visit opened.
    """
    known = sum(each.kind == "purchased" and each.at < at for each in person.outcomes)
    return min(max(known, visit.earlier_orders), MOST_ORDERS_BEFORE)
