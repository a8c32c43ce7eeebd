"""Channels: messages that leave the server wait in the outbox until their channel has delivered them."""

from waverly.channels.channel import Channel as Channel
from waverly.channels.channel import NotDelivered as NotDelivered
from waverly.channels.courier import Courier as Courier
