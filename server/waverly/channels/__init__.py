"""Ways out: what leaves the server waits in the outbox until a channel has delivered it."""

from waverly.channels.channel import Channel as Channel
from waverly.channels.channel import NotDelivered as NotDelivered
from waverly.channels.courier import Courier as Courier
