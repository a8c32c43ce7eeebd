"""What a moment was about, where it says: the class of a search, the policy read, the part of the page."""

from collections.abc import Callable, Mapping
from typing import Any

from waverly.wire import Moment
from waverly.wire import moments as m

_TOPICS: Mapping[type[Moment], Callable[[Any], str | None]] = {
    m.FrictionSearch: lambda moment: moment.topic,
    m.PolicyLinger: lambda moment: moment.target,
    m.SectionReread: lambda moment: moment.section,
}  # Any: each function takes its own kind


def topic_of(moment: Moment) -> str | None:
    """Return what `moment` was about in the page's own words (`returns`, `size`, `reviews`), or None."""
    read = _TOPICS.get(type(moment))
    return None if read is None else read(moment)
