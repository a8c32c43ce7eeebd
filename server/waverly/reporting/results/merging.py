"""Suggests merging campaigns if one alone will never have enough visitors to show whether it helps.

Advice about two campaigns is one sentence, decided once they are all known and said on both their pages:
advice found for each alone told one to take over what the other was to keep.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from waverly.campaigns import Campaign
from waverly.reporting.results.advice import Advice
from waverly.reporting.results.planning import WITHIN_PATIENCE

ANSWERS = 0.5
"""How well a campaign must answer a cause to replace one that is made for it."""

TOO_FEW = (
    f"“{{smaller}}” meets too few shoppers to show {WITHIN_PATIENCE} whether it helps, however good its "
    "first figures look; “{larger}” answers the same hesitation and meets more. "
)
ADD = (
    TOO_FEW
    + "Add the moments of “{smaller}” to “{larger}” (on that one’s page, “Edit the campaign”) and "
    "switch “{smaller}” off, so that “{larger}” collects results faster, "
    "or accept not knowing whether “{smaller}” helps."
)
IS_THERE = (
    TOO_FEW
    + "“{larger}” already covers every moment of “{smaller}”. Switch “{smaller}” off, so that “{larger}” "
    "collects results faster, or accept not knowing whether “{smaller}” helps."
)


def next_steps(
    campaigns: Sequence[Campaign], visitors: Mapping[str, int], advice: Mapping[str, Advice]
) -> dict[str, str]:
    """Return by id what to do next, from what each campaign's own figures advise.

    A campaign joins at most one other, which stays and may take several over.
    """
    said = _mergers(campaigns, visitors, advice)
    return {name: _together(own, said.get(name, ())) for name, own in advice.items()}


def _together(own: Advice, mergers: Sequence[str]) -> str:
    # What no time will show is mended by the merger; anything else stays true beside it.
    alone = () if mergers and own.is_hopeless else (own.sentence,)
    return " ".join((*alone, *mergers))


def _mergers(
    campaigns: Sequence[Campaign], visitors: Mapping[str, int], advice: Mapping[str, Advice]
) -> Mapping[str, Sequence[str]]:
    """Return the sentences on each campaign's mergers; the largest choose first, as only they can stay."""
    staying = {
        each.id: each for each in campaigns if each.id in advice and advice[each.id].may_grow
    }
    said: defaultdict[str, list[str]] = defaultdict(list)
    for each in sorted(campaigns, key=lambda campaign: -visitors.get(campaign.id, 0)):
        if each.id not in advice or not advice[each.id].is_hopeless:
            continue
        partner = partner_of(each, tuple(staying.values()), visitors)
        if partner is not None:
            del staying[each.id]
            for one in (each, partner):
                said[one.id].append(_sentence(each, partner))
    return said


def _sentence(smaller: Campaign, larger: Campaign) -> str:
    is_there = set(smaller.trigger.moments) <= set(larger.trigger.moments)
    return (IS_THERE if is_there else ADD).format(smaller=smaller.name, larger=larger.name)


def partner_of(
    campaign: Campaign, others: Sequence[Campaign], visitors: Mapping[str, int]
) -> Campaign | None:
    """Return the campaign that best answers the same hesitation for the same goal, met by more shoppers.

    It must meet more shoppers, so that of two similar campaigns only one is advised to join the other.
    `visitors` are those of each campaign by id.
    """
    cause = max(campaign.causes, key=lambda name: campaign.causes[name])
    fit = {
        other.id: (other.causes.get(cause, 0.0), visitors.get(other.id, 0))
        for other in others
        if other.enabled
        and other.goal == campaign.goal
        and visitors.get(other.id, 0) > visitors.get(campaign.id, 0)
    }
    fitting = [other for other in others if other.id in fit and fit[other.id][0] >= ANSWERS]
    return max(fitting, key=lambda other: fit[other.id], default=None)
