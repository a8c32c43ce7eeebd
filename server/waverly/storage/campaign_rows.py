"""Sums per campaign: who would have seen it, who did, and what came of it."""

from msgspec import Struct
from sqlalchemy import ColumnElement, Subquery, and_, case, func, select

from waverly.deciding import NOTHING
from waverly.storage.store import Store
from waverly.storage.tables import decisions, outcomes


class GroupSum(Struct, frozen=True, kw_only=True):
    """One side of a comparison: visitors, those who bought, and the value of their orders."""

    visitors: int = 0
    buyers: int = 0
    revenue: float = 0.0
    revenue_squares: float = 0.0


class CampaignSums(Struct, frozen=True, kw_only=True):
    """A campaign's sums. `shown` and `held_out` are the two sides of the comparison."""

    campaign: str
    decisions: int
    displayed: int
    would_have_shown: int
    exposed: int
    engaged: int
    dismissed: int
    shown: GroupSum
    held_out: GroupSum


async def campaign_sums(store: Store, site: str, window_ms: int) -> dict[str, CampaignSums]:
    """Return the sums of every campaign that was ever chosen.

    A visitor counts once per campaign, from the first time it was chosen for them; an order counts
    when it comes within `window_ms` (milliseconds) after that.
    """
    async with store.read() as connection:
        groups: dict[tuple[str, bool], GroupSum] = {}
        for row in await connection.execute(_groups(site, window_ms)):
            groups[row.arm, bool(row.ghost)] = GroupSum(
                visitors=row.visitors,
                buyers=row.buyers,
                revenue=row.revenue,
                revenue_squares=row.revenue_squares,
            )
        answers = {row.arm: row for row in await connection.execute(_answers(site))}
        counts = list(await connection.execute(_counts(site)))
    return {
        row.arm: CampaignSums(
            campaign=row.arm,
            decisions=row.decisions,
            displayed=row.displayed,
            would_have_shown=row.decisions - row.displayed,
            exposed=answers[row.arm].exposed if row.arm in answers else 0,
            engaged=answers[row.arm].engaged if row.arm in answers else 0,
            dismissed=answers[row.arm].dismissed if row.arm in answers else 0,
            shown=groups.get((row.arm, False), GroupSum()),
            held_out=groups.get((row.arm, True), GroupSum()),
        )
        for row in counts
    }


def _counted(site: str) -> ColumnElement[bool]:
    """Decisions that count: those made for shoppers, not for the store's own people."""
    return and_(decisions.c.site == site, decisions.c.preview.is_(False))


def _counts(site: str):  # type: ignore[no-untyped-def]  # SQLAlchemy infers a row type of 3 columns
    return (
        select(
            decisions.c.arm,
            func.count().label("decisions"),
            func.sum(case((decisions.c.displayed.is_(True), 1), else_=0)).label("displayed"),
        )
        .where(_counted(site), decisions.c.arm != NOTHING)
        .group_by(decisions.c.arm)
    )


def _answers(site: str):  # type: ignore[no-untyped-def]
    def of(kind: str) -> ColumnElement[int]:
        return func.count(case((outcomes.c.kind == kind, decisions.c.id)).distinct())

    return (
        select(
            decisions.c.arm,
            of("overlay_exposed").label("exposed"),
            of("overlay_engaged").label("engaged"),
            of("overlay_dismissed").label("dismissed"),
        )
        .join(outcomes, outcomes.c.decision == decisions.c.id)
        .where(_counted(site))
        .group_by(decisions.c.arm)
    )


def _first(site: str) -> Subquery:
    ghost = func.max(case((decisions.c.held_out.is_(None), 0), else_=1))
    return (
        select(
            decisions.c.visitor,
            decisions.c.arm,
            func.min(decisions.c.at).label("at"),
            ghost.label("ghost"),
        )
        .where(_counted(site), decisions.c.arm != NOTHING)
        .group_by(decisions.c.visitor, decisions.c.arm)
        .subquery("first")
    )


def _groups(site: str, window_ms: int):  # type: ignore[no-untyped-def]
    first = _first(site)
    per_visitor = (
        select(
            first.c.arm,
            first.c.ghost,
            func.count(outcomes.c.id).label("orders"),
            func.coalesce(func.sum(outcomes.c.value), 0.0).label("revenue"),
        )
        .outerjoin(
            outcomes,
            and_(
                outcomes.c.site == site,
                outcomes.c.kind == "purchased",
                outcomes.c.visitor == first.c.visitor,
                outcomes.c.at >= first.c.at,
                outcomes.c.at <= first.c.at + window_ms,
            ),
        )
        .group_by(first.c.visitor, first.c.arm, first.c.ghost)
        .subquery("per_visitor")
    )
    revenue = per_visitor.c.revenue
    return select(
        per_visitor.c.arm,
        per_visitor.c.ghost,
        func.count().label("visitors"),
        func.sum(case((per_visitor.c.orders > 0, 1), else_=0)).label("buyers"),
        func.sum(revenue).label("revenue"),
        func.sum(revenue * revenue).label("revenue_squares"),
    ).group_by(per_visitor.c.arm, per_visitor.c.ghost)
