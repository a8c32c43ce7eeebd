"""Telling the owner's other tools: GA4, Segment, webhooks, exports. Nothing leaves unless it is set up."""

from waverly.integrations.config import Integrations as Integrations
from waverly.integrations.config import read_integrations as read_integrations
from waverly.integrations.forward import Forwarder as Forwarder
