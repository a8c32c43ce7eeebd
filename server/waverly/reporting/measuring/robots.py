"""Recognises visits by robots, which are left out of all figures."""

from collections.abc import Sequence

from waverly.storage.measured.visit_rows import View

ROBOT_VIEWS = 30
"""Pages before a visit is suspected: a quick shopper comparing colours stays below."""

ROBOT_MS_PER_VIEW = 1_000
"""Nobody reads thirty pages at less than a second each; crawlers do it for hours."""


def is_robot(views: Sequence[View]) -> bool:
    """Return whether pages came faster than a person could look at them."""
    if len(views) < ROBOT_VIEWS:
        return False
    return views[-1].at - views[0].at < ROBOT_MS_PER_VIEW * (len(views) - 1)
