"""The protocol every channel implements, and the error of a message that did not arrive."""

from typing import Protocol

from waverly.errors import WaverlyError
from waverly.storage.chores.outbox_rows import Message


class NotDelivered(WaverlyError):
    """A message did not arrive. With `final` it never will: the other side refuses this very message."""

    def __init__(self, sentence: str, *, value: str = "", final: bool = False) -> None:
        super().__init__(sentence, value=value)
        self.final = final


class Channel(Protocol):
    """A destination with a name, to which messages are delivered one by one."""

    @property
    def name(self) -> str:
        """Return the name messages are addressed by."""
        ...

    async def deliver(self, message: Message, now: int) -> None:
        """Deliver a message. Raises NotDelivered."""
        ...
