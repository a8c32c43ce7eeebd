"""Suggests merging campaigns if neither alone will ever have enough visitors to show whether it helps."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from waverly.campaigns import Campaign

ANSWERS = 0.5
"""How well a campaign must answer a cause to replace one that is made for it."""


class Merger(Struct, frozen=True, kw_only=True):
    """The names of a campaign that could take over this one's moments, and of one whose moments this could.

    With `is_there` the former already has all its moments; with `has_them` this one has all of the latter's.
    """

    into: str | None = None
    of: str | None = None
    is_there: bool = False
    has_them: bool = False


NO_MERGER = Merger()


def mergers_of(campaigns: Sequence[Campaign], visitors: Mapping[str, int]) -> dict[str, Merger]:
    """Return by id what each campaign could be merged with, so that advice on both sides is the same."""
    into = {each.id: partner_of(each, campaigns, visitors) for each in campaigns if each.enabled}
    taken: dict[str, Campaign] = {}
    for each in sorted(campaigns, key=lambda campaign: visitors.get(campaign.id, 0)):
        partner = into.get(each.id)
        if partner is not None and visitors.get(each.id, 0):
            taken[partner.id] = each
    return {each.id: _merger(each, into.get(each.id), taken.get(each.id)) for each in campaigns}


def _merger(campaign: Campaign, into: Campaign | None, of: Campaign | None) -> Merger:
    return Merger(
        into=_name(into),
        of=_name(of),
        is_there=into is not None and _answers_all(into, campaign),
        has_them=of is not None and _answers_all(campaign, of),
    )


def _answers_all(larger: Campaign, smaller: Campaign) -> bool:
    return set(smaller.trigger.moments) <= set(larger.trigger.moments)


def _name(campaign: Campaign | None) -> str | None:
    return None if campaign is None else campaign.name


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
