"""Turns a campaign's template into an overlay, or says which fact is missing."""

from waverly.campaigns.filling.fill import fill as fill
