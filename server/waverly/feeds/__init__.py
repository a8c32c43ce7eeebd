"""Product feeds a shop publishes anyway, read into the catalogue."""

from waverly.feeds.importing import import_feed as import_feed
from waverly.feeds.report import FeedReport as FeedReport
