"""Which campaign could take over another's moments, where neither alone will ever know whether it helps."""

from collections.abc import Mapping, Sequence

from waverly.campaigns import Campaign

ANSWERS = 0.5
"""How well a campaign must answer a cause to stand in for one that is made for it."""


def partner_of(
    campaign: Campaign, others: Sequence[Campaign], visitors: Mapping[str, int]
) -> Campaign | None:
    """Return the campaign that best answers the same hesitation for the same goal, met by more shoppers.

    More shoppers, so that of two like campaigns one is told to join the other, and never both.
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
