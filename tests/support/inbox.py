"""A real SMTP server that keeps what it is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message as Mail
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from waverly.processes.ports import free_port


class Inbox:
    """What a real SMTP server took; `answer` is what it says to a letter."""

    def __init__(self) -> None:
        self.url = ""
        self.mails: list[Mail] = []
        self.raw: list[bytes] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name; Any: it has no types
        if self.answer.startswith("250"):
            self.raw.append(envelope.content)
            self.mails.append(message_from_bytes(envelope.content, policy=default))
        return self.answer


@contextmanager
def receiving_mail() -> Iterator[Inbox]:
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    inbox.url = f"smtp://127.0.0.1:{controller.port}"
    try:
        yield inbox
    finally:
        controller.stop()
