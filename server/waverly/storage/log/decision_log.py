"""The log a policy is judged by: each decision with its chances, and what came of it."""

import msgspec
from msgspec import Struct
from sqlalchemy import and_, select

from waverly.deciding.eligibility import DISCOUNT_RULES
from waverly.deciding.opportunity import BASELINE
from waverly.storage.log.answers import answers_since
from waverly.storage.store import Store
from waverly.storage.tables import decisions, sessions


class LoggedFate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a policy needs of a candidate: its rule score and the model's likelihood, when it was live."""

    campaign: str
    score: float | None = None
    p_buy: float | None = None
    rule: str | None = None


class LoggedDecision(Struct, frozen=True, kw_only=True):
    """One decision as logged. `used` and `dismissed` are what the shopper did with the overlay; see
    `answers.is_closing` for both.

    `fates` are those of the campaigns that could be shown, `withheld` the discounts that were due by
    their trigger and kept back. `features` are empty unless asked for, `feature_hash` names the code
    they were made by; `p_buy` is the likelihood under `nothing`. `takes_part` says whether the draw could
    change what the visitor got: false for everybody in the global holdout, including those for whom
    nothing was drawn, while `held_out` is true only for those who missed some help.
    """

    id: str
    session: str
    visitor: str
    device: str
    at: int
    moment: str
    arm: str
    displayed: bool
    held_out: str | None
    takes_part: bool = True
    policy: str
    propensities: dict[str, float]
    fates: tuple[LoggedFate, ...] = ()
    withheld: tuple[str, ...] = ()
    p_buy: float | None = None
    features: tuple[float | None, ...] = ()
    feature_hash: str = ""
    used: bool = False
    dismissed: bool = False


class _Slim(Struct, frozen=True, kw_only=True):
    """The part of a record that every evaluation needs; the rest is skipped unread."""

    propensities: dict[str, float] = {}
    fates: tuple[LoggedFate, ...] = ()
    p_buy: float | None = None
    holdout: float = 0.0
    holdout_bucket: float = 0.0


class _WithFeatures(_Slim, frozen=True, kw_only=True):
    features: tuple[float | None, ...] = ()
    feature_hash: str = ""


FETCH = 500
"""Rows between which others get their turn: a month of a large store must not hold up a shopper."""

_slim = msgspec.json.Decoder(_Slim)
_full = msgspec.json.Decoder(_WithFeatures)


async def logged_decisions(
    store: Store, site: str, since: int, until: int, *, with_features: bool = False
) -> list[LoggedDecision]:
    """Return the decisions made from `since` up to `until` (server milliseconds), oldest first."""
    answered = answers_since(site, since).subquery("answered")
    statement = (
        select(decisions, sessions.c.device, answered.c.used, answered.c.dismissed)
        .join(
            sessions,
            and_(sessions.c.site == decisions.c.site, sessions.c.id == decisions.c.session),
        )
        .outerjoin(answered, answered.c.decision == decisions.c.id)
        .where(
            decisions.c.site == site,
            decisions.c.preview.is_(False),
            decisions.c.held_out.is_distinct_from(BASELINE),  # nothing shown, nothing to learn
            decisions.c.at >= since,
            decisions.c.at < until,
        )
        .order_by(decisions.c.at, decisions.c.id)
        .execution_options(yield_per=FETCH)
    )
    found: list[LoggedDecision] = []
    async with store.read() as connection:
        async for row in await connection.stream(statement):
            slim = (_full if with_features else _slim).decode(row.record)
            found.append(
                LoggedDecision(
                    id=row.id,
                    session=row.session,
                    visitor=row.visitor,
                    device=row.device,
                    at=row.at,
                    moment=row.moment,
                    arm=row.arm,
                    displayed=row.displayed,
                    held_out=row.held_out,
                    takes_part=slim.holdout_bucket >= slim.holdout,
                    policy=row.policy,
                    propensities=slim.propensities,
                    fates=tuple(fate for fate in slim.fates if fate.score is not None),
                    withheld=tuple(f.campaign for f in slim.fates if f.rule in DISCOUNT_RULES),
                    p_buy=slim.p_buy,
                    features=slim.features if isinstance(slim, _WithFeatures) else (),
                    feature_hash=slim.feature_hash if isinstance(slim, _WithFeatures) else "",
                    used=bool(row.used),
                    dismissed=bool(row.dismissed),
                )
            )
    return found
