"""Makes the channel and the body's writer for each destination in `integrations.toml`."""

from collections.abc import Callable
from typing import assert_never

from waverly.channels import Channel
from waverly.channels.webhook import Webhook
from waverly.integrations.config import Ga4Tool, Integrations, SegmentTool, WebhookTool
from waverly.integrations.ga4 import Ga4, ga4_body
from waverly.integrations.news import News
from waverly.integrations.segment import Segment, segment_body
from waverly.integrations.webhook_body import webhook_body

Tool = WebhookTool | SegmentTool | Ga4Tool


def channel_of(tool: Tool) -> Channel:
    """Return the channel to a destination."""
    match tool:
        case WebhookTool():
            return Webhook(name=tool.name, url=tool.url, secret=tool.secret)
        case SegmentTool():
            return Segment(tool)
        case Ga4Tool():
            return Ga4(tool)
        case _:
            assert_never(tool)


def body_for(tool: Tool) -> Callable[[News], bytes]:
    """Return what writes news the way a destination reads it."""
    match tool:
        case WebhookTool():
            return webhook_body
        case SegmentTool():
            return segment_body
        case Ga4Tool():
            return ga4_body
        case _:
            assert_never(tool)


def channels_of(integrations: Integrations) -> dict[str, Channel]:
    """Return every destination's channel by name."""
    return {tool.name: channel_of(tool) for tool in integrations.tools}
