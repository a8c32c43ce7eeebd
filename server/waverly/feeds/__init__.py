"""Reads product feeds into the catalogue."""

from waverly.feeds.importing import import_feed as import_feed
from waverly.feeds.report import FeedReport as FeedReport
