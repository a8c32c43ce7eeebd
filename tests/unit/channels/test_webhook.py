import time

import pytest
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from tests.support.builders import KEY
from tests.support.receiver import WEBHOOK_SECRET
from waverly.channels.webhook import Webhook
from waverly.storage.chores.outbox_rows import Message

MESSAGE = Message(
    id=1,
    site=KEY,
    target="tool",
    key="k1",
    kind="x",
    body='{"name":"Schuhgröße"}'.encode(),
    attempts=1,
)


def headers() -> dict[str, str]:
    hook = Webhook(name="tool", url="http://127.0.0.1", secret=WEBHOOK_SECRET)
    return hook.headers(MESSAGE, time.time_ns() // 1_000_000)


def test_the_receiver_can_verify_the_signature_with_any_standard_library() -> None:
    assert Verifier(WEBHOOK_SECRET).verify(MESSAGE.body, headers()) == {"name": "Schuhgröße"}


def test_a_changed_body_does_not_verify() -> None:
    with pytest.raises(WebhookVerificationError):
        Verifier(WEBHOOK_SECRET).verify(MESSAGE.body + b" ", headers())
