"""Which campaigns could be shown at an opportunity, dressed as overlays, and why the others could not."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from waverly.campaigns import Campaign, TemplateContext, fill, worded
from waverly.deciding.attention import left_for, over_budget
from waverly.deciding.eligibility import objection_to, standing_objection
from waverly.deciding.objection import Objection
from waverly.deciding.opportunity import Opportunity, Policy
from waverly.deciding.record import Fate
from waverly.deciding.shape import format_for, is_on_request
from waverly.deciding.share_table import paused
from waverly.deciding.template_contexts import template_context_of, with_end_of
from waverly.memoized import memoized
from waverly.scoring.mood import tone
from waverly.wire import Mood
from waverly.wire.overlay import AnyOverlay

PLAIN = "a"
"""The variant with the campaign's own words, in no special tone."""


class Live(Struct, frozen=True, kw_only=True):
    """A campaign that may be shown: its overlay, its rule score, its tone and the reason it gives."""

    campaign: Campaign
    overlay: AnyOverlay
    score: float
    variant: str = PLAIN
    why: str


class _Scene(Struct, frozen=True, kw_only=True):
    """What is the same for every campaign: the facts, the shopper's mood, and the attention left."""

    context: TemplateContext
    mood: Mood
    attention: float


def candidates_of(o: Opportunity, policy: Policy) -> tuple[list[Fate], list[Live]]:
    """Return the fates of those ruled out, and those that may be shown, best first."""
    fates: list[Fate] = []
    live: list[Live] = []
    scene = _Scene(
        context=template_context_of(o), mood=tone(o.state), attention=left_for(o, policy)
    )
    for campaign, standing in _triage(o, policy.campaigns):
        if standing is not None:
            fates.append(standing)
            continue
        found = _try(campaign, o, policy, scene)
        if isinstance(found, Live):
            live.append(found)
        else:
            fates.append(ruled_out(campaign, found))
    lead = policy.table.trigger(o.moment).lead
    live.sort(key=lambda entry: (entry.campaign.id != lead, *_rules_order(entry)))
    return fates, live


_Triage = tuple[tuple[Campaign, Fate | None], ...]


@memoized
def _triages(campaigns: tuple[Campaign, ...]) -> dict[str, _Triage]:
    """Cached objections to the campaigns in force, by kind of moment; filled as moments come."""
    return {}


def _triage(o: Opportunity, campaigns: tuple[Campaign, ...]) -> _Triage:
    """Return each campaign, with its fate if that is the same at every moment of this kind."""
    known = _triages(campaigns)
    found = known.get(o.moment)
    if found is None:
        found = known[o.moment] = tuple((each, _standing_fate(each, o)) for each in campaigns)
    return found


def _standing_fate(campaign: Campaign, o: Opportunity) -> Fate | None:
    objection = standing_objection(campaign, o)
    return None if objection is None else ruled_out(campaign, objection)


def rule_out(
    live: Sequence[Live], p_buy: float | None, policy: Policy
) -> tuple[list[Fate], list[Live]]:
    """Return the fates of campaigns that the probability of an order rules out, and the remaining ones."""
    fates: list[Fate] = []
    left: list[Live] = []
    for entry in live:
        objection = None if p_buy is None else _intent(entry.campaign, p_buy, policy)
        if objection is None:
            left.append(entry)
        else:
            fates.append(ruled_out(entry.campaign, objection))
    return fates, left


def ruled_out(campaign: Campaign, objection: Objection) -> Fate:
    """Return the fate of a campaign with an objection."""
    return Fate(
        campaign=campaign.id,
        rule=objection.rule,
        found=objection.found,
        wanted=objection.wanted,
    )


def _rules_order(entry: Live) -> tuple[float, int, str]:
    return -entry.score, entry.campaign.order, entry.campaign.id


def _try(campaign: Campaign, o: Opportunity, policy: Policy, scene: _Scene) -> Live | Objection:
    objection = objection_to(campaign, o) or paused(
        policy.table.rest(campaign.id, o.page.device, o.moment)
    )
    if objection is not None:
        return objection
    overlay_format = format_for(campaign, o)
    objection = over_budget(overlay_format, scene.attention, policy, o.page.device)
    if objection is not None:
        return objection
    score = 0.0
    for cause, share in o.causes.items():
        score += share * campaign.causes.get(cause, 0.0)
    if score <= 0:
        return Objection(
            rule="cause",
            found=" or ".join(o.causes) or "no cause",
            wanted=" or ".join(campaign.causes),
        )
    said = worded(campaign, scene.mood, locale=o.page.locale, device=o.page.device)
    overlay = fill(said.template, with_end_of(scene.context, campaign), overlay_format)
    if isinstance(overlay, str):
        return Objection(rule="facts", found=overlay, wanted="every claim backed by the catalogue")
    if is_on_request(overlay_format, o):
        overlay = replace(overlay, on_request=True)
    return Live(
        campaign=campaign, overlay=overlay, score=score, variant=said.tone or PLAIN, why=said.why
    )


def _intent(campaign: Campaign, p_buy: float, policy: Policy) -> Objection | None:
    if not policy.sure_not <= p_buy <= policy.sure_buy:
        found = f"likelihood to buy {p_buy:.1%}"
        span = f"between {policy.sure_not:.1%} and {policy.sure_buy:.0%}"
        return Objection(rule="intent", found=found, wanted=f"{span}, where help can matter")
    if campaign.discount and p_buy > policy.discount_below:
        found = f"likelihood to buy {p_buy:.1%}"
        wanted = f"at most {policy.discount_below:.0%} for a lower price"
        return Objection(rule="would_buy_anyway", found=found, wanted=wanted)
    return None
