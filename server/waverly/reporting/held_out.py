"""Says which held out visitors a number counts, wherever one is shown: there are two kinds."""

from waverly.reporting.figures import percent
from waverly.reporting.results.shape import CampaignReport

OF_ALL = "The held out here are only those who never get any help."
OF_ONE = (
    "The held out here are those who never get any help{never}, and those kept without this campaign "
    "alone{own}."
)

OF_EITHER = (
    "For all of Waverly, the held out are the visitors who never get any help. For one campaign, they are "
    "these and the visitors kept without that campaign alone."
)
"""Of a list with both."""

PER_CAMPAIGN = (
    "The held out are those who never get any help and those kept without one campaign alone, each counted "
    "once for every campaign they would have been shown. So there are more of them than in the comparison "
    "of all of Waverly, which has only those who never get any help."
)
"""Of numbers that take several campaigns together."""


def held_out_note(found: CampaignReport) -> str:
    """Return who the held out of a comparison are."""
    split = found.split
    if found.is_whole or found.is_letters or split.never == split.planned:
        return OF_ALL
    if split.never is None or split.planned is None:
        return OF_ONE.format(never="", own="")
    never, own = percent(split.never), percent(split.planned - split.never)
    return OF_ONE.format(never=f" ({never} planned)", own=f" ({own} planned)")
