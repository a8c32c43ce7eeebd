"""`decide`: the same for every visitor; whether the visitor is held out is checked at the very end.

Pure: the same opportunity, policy and scores give the same record, which is what makes a decision
replayable and lift unbiased.
"""

from collections.abc import Callable, Sequence
from hashlib import blake2b

from msgspec import Struct

from waverly.campaigns import NOTHING
from waverly.catalogue import sight_of
from waverly.deciding.allocation import AddEffects, Allocation, allocate
from waverly.deciding.assignment import (
    bucket,
    campaign_holdout_seed,
    exploration_seed,
    global_holdout_seed,
)
from waverly.deciding.candidates import Live, candidates_of, rule_out, ruled_out
from waverly.deciding.eligibility import objection_to_all
from waverly.deciding.objection import Limit
from waverly.deciding.opportunity import BASELINE, Opportunity, Policy
from waverly.deciding.reasons import reasons
from waverly.deciding.record import Fate, Record
from waverly.deciding.shares import draw
from waverly.features import FEATURE_HASH
from waverly.wire import Decision

ScoreArms = Callable[[Sequence[str]], Sequence[float | None]]
"""Gives the probability of an order under each named arm; None if the model does not know the arm."""


class _Choice(Struct, frozen=True, kw_only=True):
    """The arms there were to choose from, and their probabilities; `limit` where one ruled out all."""

    fates: Sequence[Fate]
    live: Sequence[Live]
    allocation: Allocation
    p_buy: float | None = None
    limit: Limit | None = None


def decision_id(o: Opportunity) -> str:
    """Return the id of the answer to an opportunity: the same question always has the same id."""
    return id_of(o.site, o.session, o.view, o.seq)


def id_of(site: str, session: str, view: str, seq: int) -> str:
    """Return the id of the answer to what one event of a view asked."""
    text = f"{site}\n{session}\n{view}\n{seq}"
    return blake2b(text.encode(), digest_size=12).hexdigest()


def decide(
    o: Opportunity,
    policy: Policy,
    score_arms: ScoreArms | None = None,
    *,
    add_effects: AddEffects | None = None,
    features: Sequence[float] = (),
    model: str | None = None,
) -> Record:
    """Return the record of the decision on an opportunity.

    `score_arms` is asked once, with `nothing` first; without a model it is None and rules decide.
    `add_effects` is called once if a learner may set the shares.
    """
    objection = objection_to_all(o, policy)
    if objection is not None:
        fates = [ruled_out(campaign, objection) for campaign in policy.campaigns]
        none = allocate((), o, policy, None)
        choice = _Choice(fates=fates, live=(), allocation=none, limit=objection.limit)
        return _record(o, policy, choice, model, features)
    fates, able = candidates_of(o, policy)
    p_buy = _p_buy(able, score_arms)
    nothing = p_buy.get(NOTHING)
    unwanted, live = rule_out(able, nothing, policy)
    allocated = allocate([entry.campaign.id for entry in live], o, policy, add_effects)
    scored = [_scored(entry, p_buy, allocated) for entry in live]
    choice = _Choice(
        fates=[*fates, *unwanted, *scored], live=live, allocation=allocated, p_buy=nothing
    )
    return _record(o, policy, choice, model, features)


def _p_buy(live: Sequence[Live], score_arms: ScoreArms | None) -> dict[str, float | None]:
    if score_arms is None or not live:
        return {}
    arms = [NOTHING, *(entry.campaign.id for entry in live)]
    return dict(zip(arms, score_arms(arms), strict=True))


def _scored(entry: Live, p_buy: dict[str, float | None], allocated: Allocation) -> Fate:
    identity = entry.campaign.id
    return Fate(
        campaign=identity,
        score=round(entry.score, 6),
        p_buy=p_buy.get(identity),
        effect=allocated.effects.get(identity),
    )


def _record(
    o: Opportunity,
    policy: Policy,
    choice: _Choice,
    model: str | None,
    features: Sequence[float],
) -> Record:
    shares = dict(choice.allocation.shares)
    at = _point(o, exploration_seed(o.site, o.moment))
    arm = draw(shares, at)
    chosen = next((entry for entry in choice.live if entry.campaign.id == arm), None)
    group = _point(o, global_holdout_seed(o.site))
    own = None if chosen is None else _point(o, campaign_holdout_seed(o.site, arm))
    held_out = None if o.preview else _held_out(o, chosen, group, own, policy)
    identity = decision_id(o)
    shown = None if chosen is None or held_out else _shown(identity, chosen, o)
    return Record(
        id=identity,
        site=o.site,
        visitor=o.visitor,
        session=o.session,
        version=o.state.version,
        view=o.view,
        seq=o.seq,
        at=o.at,
        moment=o.moment,
        strength=o.strength,
        policy=policy.version,
        stage=choice.allocation.stage,
        model=model,
        product=None if o.page.product is None else o.page.product.id,
        facts_as_of=None if o.known.product is None else o.known.product.as_of,
        sight=sight_of(o.known),
        causes={str(cause): round(share, 6) for cause, share in o.causes.items()},
        p_buy=choice.p_buy,
        fates=tuple(choice.fates),
        limit=choice.limit,
        propensities=shares,
        arm=arm,
        bucket=at,
        holdout=policy.holdout,
        holdout_bucket=group,
        campaign_bucket=own,
        held_out=held_out,
        form=None if chosen is None or not held_out else chosen.overlay.format,
        displayed=shown is not None,
        preview=o.preview,
        shown=shown,
        features=tuple([value if value == value else None for value in features]),  # noqa: PLR0124  # NaN
        feature_hash=FEATURE_HASH if features else "",
        reasons=reasons(o, choice.fates, shares, arm, held_out),
    )


def _point(o: Opportunity, seed: str) -> float:
    """Return the visitor's point in [0, 1); a trace contains the point, because it has no visitor id.

    All browsers of a person use the point of the one seen first, so that nobody is helped on one and held
    out on another.
    """
    known = o.buckets.get(seed)
    return bucket(seed, o.profile.person or o.visitor) if known is None else known


def _held_out(
    o: Opportunity, chosen: Live | None, group: float, own: float | None, policy: Policy
) -> str | None:
    if chosen is None or own is None:
        return None
    if o.at < policy.baseline_until:
        return BASELINE
    if group < policy.holdout:
        return "global"
    return "campaign" if own < chosen.campaign.holdout else None


def _shown(identity: str, chosen: Live, o: Opportunity) -> Decision:
    return Decision(
        id=identity,
        campaign=chosen.campaign.id,
        variant=chosen.variant,
        placement=o.ask.placements[0] if o.ask.placements else "corner",
        why=chosen.why,
        overlay=chosen.overlay,
    )
