"""The body of a webhook about one piece of news, as Standard Webhooks recommends: type, timestamp, data."""

import msgspec

from waverly.clock import timestamp
from waverly.integrations.news import News


def webhook_body(news: News) -> bytes:
    """Return the JSON of a webhook; `type` is `waverly.` and what happened."""
    return msgspec.json.encode(
        {
            "type": f"waverly.{news.topic}.{news.name}",
            "timestamp": timestamp(news.at),
            "data": {
                "site": news.site,
                "visitor": news.visitor,
                "session": news.session,
                **news.fields,
            },
        }
    )
