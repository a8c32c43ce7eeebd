"""Who was held out, in words: said wherever a number of them stands, for there are two kinds."""

from waverly.reporting.results.shape import CampaignReport

OF_ALL = "Held out here are only those who never get any help."
OF_ONE = (
    "Held out here are those who never get any help, and those kept without this campaign alone."
)

PER_CAMPAIGN = (
    "Held out are those who never get any help and those kept without one campaign alone, each counted once "
    "for every campaign they would have been shown. So they are more than the held out of all of Waverly, "
    "who are only the former."
)
"""Of numbers that take several campaigns together."""


def held_out_note(found: CampaignReport) -> str:
    """Return who the held out of a comparison are."""
    return OF_ALL if found.is_whole or found.is_letters else OF_ONE
