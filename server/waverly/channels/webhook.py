"""Signed webhooks, as the Standard Webhooks specification writes them (standard-webhooks.com)."""

from datetime import UTC, datetime

from msgspec import Struct

from waverly.channels.http_post import post
from waverly.storage.chores.outbox_rows import Message


class Webhook(Struct, frozen=True, kw_only=True):
    """An address of the owner's, and the secret (`whsec_…`) both sides know."""

    name: str
    url: str
    secret: str

    async def deliver(self, message: Message, now: int) -> None:
        """POST the message, signed. Raises NotDelivered."""
        await post(self.url, message.body, self.headers(message, now))

    def headers(self, message: Message, now: int) -> dict[str, str]:
        """Return the headers by which the receiver knows the sender, the message and its age.

        `webhook-id` stays the same when a message is sent again, so that it can be counted once.
        """
        from standardwebhooks import Webhook as Signer  # late: only shops with webhooks need it

        sent_at = datetime.fromtimestamp(now // 1000, UTC)
        identity = f"msg_{message.key}"
        return {
            "content-type": "application/json",
            "webhook-id": identity,
            "webhook-timestamp": str(now // 1000),
            "webhook-signature": Signer(self.secret).sign(identity, sent_at, message.body.decode()),
        }
