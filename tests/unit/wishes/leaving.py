"""The letters that are due to leave."""

import msgspec

from tests.support.builders import DAY
from waverly.channels.mail import Letter
from waverly.storage import Store
from waverly.storage.chores.outbox_rows import claim_due


async def leaving(store: Store, at: int) -> list[Letter]:
    """Return what is due at an instant, and claim it."""
    due = await claim_due(store, at, limit=50, lease_ms=DAY * 400)
    return [msgspec.json.decode(message.body, type=Letter) for message in due]
