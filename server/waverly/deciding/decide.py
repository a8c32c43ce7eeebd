"""`decide`: for everybody alike, and only at the very end a look at the holdout.

Pure: the same opportunity, policy and scores give the same record, which is what makes a decision
replayable and lift unbiased.
"""

from collections.abc import Callable, Sequence
from hashlib import blake2b
from math import isnan

from msgspec import Struct

from waverly.campaigns import Campaign, fill
from waverly.deciding.assignment import (
    bucket,
    campaign_holdout_seed,
    exploration_seed,
    global_holdout_seed,
)
from waverly.deciding.attention import over_budget
from waverly.deciding.eligibility import closed_gate, objection_to
from waverly.deciding.objection import Objection
from waverly.deciding.opportunity import NOTHING, Opportunity, Policy
from waverly.deciding.reasons import reasons
from waverly.deciding.record import Fate, Record
from waverly.deciding.shape import format_for
from waverly.deciding.share_table import paused
from waverly.deciding.shares import certainly, divide, draw, stage_of
from waverly.wire import Decision
from waverly.wire.overlay import AnyOverlay

ScoreArms = Callable[[Sequence[str]], Sequence[float | None]]
"""Gives the likelihood to buy under each named arm; None where the model does not know the arm."""


class _Live(Struct, frozen=True, kw_only=True):
    """A campaign that may be shown, its overlay and its rule score."""

    campaign: Campaign
    overlay: AnyOverlay
    score: float


def decision_id(o: Opportunity) -> str:
    """Return the id of the answer to an opportunity: the same question always has the same id."""
    text = f"{o.site}\n{o.session}\n{o.view}\n{o.seq}"
    return blake2b(text.encode(), digest_size=12).hexdigest()


def decide(
    o: Opportunity,
    policy: Policy,
    score_arms: ScoreArms | None = None,
    *,
    features: Sequence[float] = (),
    model: str | None = None,
) -> Record:
    """Return the record of the decision on an opportunity.

    `score_arms` is asked once, with `nothing` first; without a model it is None and rules decide.
    """
    gate = closed_gate(o, policy)
    if gate is not None:
        return _record(
            o, policy, [_ruled_out(c, gate) for c in policy.campaigns], [], model, features
        )
    fates, live = _sift(o, policy)
    p_buy = _p_buy(live, score_arms)
    nothing = p_buy.get(NOTHING)
    sure = _sure(nothing, policy)
    if sure is not None:
        fates += [_ruled_out(entry.campaign, sure) for entry in live]
        live = []
    given_away, live = _part(live, nothing, policy)
    fates += given_away
    fates += [_scored(entry, p_buy.get(entry.campaign.id)) for entry in live]
    return _record(o, policy, fates, live, model, features, nothing)


def _sift(o: Opportunity, policy: Policy) -> tuple[list[Fate], list[_Live]]:
    fates: list[Fate] = []
    live: list[_Live] = []
    for campaign in policy.campaigns:
        rest = policy.table.rest(campaign.id, o.page.device, o.moment)
        objection = objection_to(campaign, o) or paused(rest)
        if objection is None:
            found = _dress(campaign, o, policy)
            if isinstance(found, _Live):
                live.append(found)
                continue
            objection = found
        fates.append(_ruled_out(campaign, objection))
    lead = policy.table.trigger(o.moment).lead
    live.sort(key=lambda entry: (entry.campaign.id != lead, *_rules_order(entry)))
    return fates, live


def _rules_order(entry: _Live) -> tuple[float, int, str]:
    return -entry.score, entry.campaign.order, entry.campaign.id


def _dress(campaign: Campaign, o: Opportunity, policy: Policy) -> _Live | Objection:
    form = format_for(campaign, o)
    objection = over_budget(form, o, policy)
    if objection is not None:
        return objection
    score = sum(share * campaign.causes.get(cause, 0.0) for cause, share in o.causes.items())
    if score <= 0:
        return Objection(
            rule="cause",
            found=" or ".join(o.causes) or "no cause",
            wanted=" or ".join(campaign.causes),
        )
    overlay = fill(campaign, o.facts, form)
    if isinstance(overlay, str):
        return Objection(rule="facts", found=overlay, wanted="every claim backed by the catalogue")
    return _Live(campaign=campaign, overlay=overlay, score=score)


def _p_buy(live: Sequence[_Live], score_arms: ScoreArms | None) -> dict[str, float | None]:
    if score_arms is None or not live:
        return {}
    arms = [NOTHING, *(entry.campaign.id for entry in live)]
    return dict(zip(arms, score_arms(arms), strict=True))


def _sure(p_buy: float | None, policy: Policy) -> Objection | None:
    if p_buy is None or policy.sure_not <= p_buy <= policy.sure_buy:
        return None
    return Objection(
        rule="intent",
        found=f"likelihood to buy {p_buy:.1%}",
        wanted=f"between {policy.sure_not:.1%} and {policy.sure_buy:.0%}, where help can matter",
    )


def _part(
    live: Sequence[_Live], p_buy: float | None, policy: Policy
) -> tuple[list[Fate], list[_Live]]:
    """Return the fates of discounts for those who would buy anyway, and what is left."""
    if p_buy is None or p_buy <= policy.discount_below:
        return [], list(live)
    objection = Objection(
        rule="would_buy_anyway",
        found=f"likelihood to buy {p_buy:.1%}",
        wanted=f"at most {policy.discount_below:.0%} for a lower price",
    )
    kept = [entry for entry in live if not entry.campaign.discount]
    return [_ruled_out(e.campaign, objection) for e in live if e.campaign.discount], kept


def _ruled_out(campaign: Campaign, objection: Objection) -> Fate:
    return Fate(
        campaign=campaign.id,
        rule=objection.rule,
        found=objection.found,
        wanted=objection.wanted,
    )


def _scored(entry: _Live, p_buy: float | None) -> Fate:
    return Fate(campaign=entry.campaign.id, score=round(entry.score, 6), p_buy=p_buy)


def _record(
    o: Opportunity,
    policy: Policy,
    fates: Sequence[Fate],
    live: Sequence[_Live],
    model: str | None,
    features: Sequence[float],
    p_buy: float | None = None,
) -> Record:
    ranked = [entry.campaign.id for entry in live]
    shares = certainly(ranked) if o.preview else divide(ranked, policy, o.moment, o.page.device)
    at = bucket(exploration_seed(o.site, o.moment), o.visitor)
    arm = draw(shares, at)
    chosen = next((entry for entry in live if entry.campaign.id == arm), None)
    group = bucket(global_holdout_seed(o.site), o.visitor)
    own = None if chosen is None else bucket(campaign_holdout_seed(o.site, arm), o.visitor)
    held_out = None if o.preview else _held_out(chosen, group, own, policy)
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
        stage=stage_of(o.moment, policy),
        model=model,
        product=None if o.page.product is None else o.page.product.id,
        facts_as_of=None if o.facts is None else o.facts.as_of,
        causes={str(cause): round(share, 6) for cause, share in o.causes.items()},
        p_buy=p_buy,
        fates=tuple(fates),
        propensities=shares,
        arm=arm,
        bucket=at,
        holdout=policy.holdout,
        holdout_bucket=group,
        campaign_bucket=own,
        held_out=held_out,
        displayed=shown is not None,
        preview=o.preview,
        shown=shown,
        features=tuple(None if isnan(value) else value for value in features),
        reasons=reasons(o, fates, shares, arm, held_out),
    )


def _held_out(chosen: _Live | None, group: float, own: float | None, policy: Policy) -> str | None:
    if chosen is None or own is None:
        return None
    if group < policy.holdout:
        return "global"
    return "campaign" if own < chosen.campaign.holdout else None


def _shown(identity: str, chosen: _Live, o: Opportunity) -> Decision:
    return Decision(
        id=identity,
        campaign=chosen.campaign.id,
        placement=o.ask.placements[0] if o.ask.placements else "corner",
        why=chosen.campaign.why,
        overlay=chosen.overlay,
    )
