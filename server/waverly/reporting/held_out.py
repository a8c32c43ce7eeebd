"""Says which held out visitors a number counts, wherever one is shown: there are two kinds."""

from waverly.reporting.figures import percent
from waverly.reporting.results.shape import CampaignReport

OF_ALL = "Held out here are only those who never get any help."
OF_ONE = (
    "Held out here are those who never get any help{never}, and those kept without this campaign "
    "alone{own}."
)

OF_EITHER = (
    "Held out of all of Waverly are those who never get any help; of one campaign also those kept without it "
    "alone."
)
"""Of a list with both."""

PER_CAMPAIGN = (
    "Held out are those who never get any help and those kept without one campaign alone, each counted once "
    "for every campaign they would have been shown. So they are more than the held out of all of Waverly, "
    "who are only the former."
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
