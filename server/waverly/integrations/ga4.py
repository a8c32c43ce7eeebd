"""Google Analytics 4 by the Measurement Protocol (developers.google.com, "Measurement Protocol (GA4)")."""

from typing import Any
from urllib.parse import urlencode

import msgspec

from waverly.channels.http_post import post
from waverly.integrations.config import Ga4Tool
from waverly.integrations.news import News
from waverly.storage.chores.outbox_rows import Message

EVENT_PREFIX = "waverly_"
MAX_PARAMETERS = 25
MAX_TEXT = 100
"""The protocol's limits: parameters an event, characters a parameter."""


def ga4_body(news: News) -> bytes:
    """Return a payload with one event. Parameters GA4 would refuse (lists, objects) stay away."""
    return msgspec.json.encode(
        {
            "client_id": news.visitor,
            "timestamp_micros": news.at * 1000,
            "non_personalized_ads": True,
            "events": [{"name": EVENT_PREFIX + news.name, "params": _parameters(news)}],
        }
    )


def _parameters(news: News) -> dict[str, Any]:
    plain = {
        name: value[:MAX_TEXT] if isinstance(value, str) else value
        for name, value in news.fields.items()
        if isinstance(value, str | int | float)
    }
    # `engagement_time_msec` makes GA4 show the event in its standard reports.
    known = {"session_id": news.session, "engagement_time_msec": 1}
    return dict(list({**known, **plain}.items())[:MAX_PARAMETERS])


class Ga4:
    """The channel to one GA4 property."""

    def __init__(self, tool: Ga4Tool) -> None:
        self.name = tool.name
        query = urlencode({"measurement_id": tool.measurement_id, "api_secret": tool.api_secret})
        self._url = f"{tool.url}?{query}"

    async def deliver(self, message: Message, now: int) -> None:
        """POST the payload. Raises NotDelivered."""
        await post(self._url, message.body, {"content-type": "application/json"})
