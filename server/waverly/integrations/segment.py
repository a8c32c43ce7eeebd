"""Segment's HTTP tracking API: one `track` call for each piece of news (segment.com/docs, "HTTP API")."""

import base64

import msgspec

from waverly.channels.http_post import post
from waverly.clock import timestamp
from waverly.integrations.config import SegmentTool
from waverly.integrations.news import News
from waverly.storage.chores.outbox_rows import Message

EVENT_PREFIX = "Waverly "


def segment_body(news: News) -> bytes:
    """Return a `track` call. Its `messageId` lets Segment count a repeated one once."""
    return msgspec.json.encode(
        {
            "type": "track",
            "event": EVENT_PREFIX + news.name.replace("_", " ").title(),
            "anonymousId": news.visitor,
            "messageId": news.key,
            "timestamp": timestamp(news.at),
            "properties": {**news.fields, "session": news.session},
            "context": {"library": {"name": "waverly"}},
        }
    )


class Segment:
    """The channel to one Segment source."""

    def __init__(self, tool: SegmentTool) -> None:
        self.name = tool.name
        self._url = tool.url
        credentials = base64.b64encode(f"{tool.write_key}:".encode()).decode()
        self._headers = {
            "authorization": f"Basic {credentials}",
            "content-type": "application/json",
        }

    async def deliver(self, message: Message, now: int) -> None:
        """POST the call. Raises NotDelivered."""
        await post(self._url, message.body, self._headers)
