"""Everything that leaves the server by itself: news to the owner's tools, and mail."""

from collections.abc import Coroutine
from pathlib import Path

from waverly.channels import Channel, Courier
from waverly.channels.mail import MAIL, Mailbox, check_mail_settings
from waverly.clock import Clock
from waverly.integrations import Forwarder, read_integrations
from waverly.integrations.tools import channels_of
from waverly.settings import Settings
from waverly.storage import Store


class Outgoing:
    """The forwarder and the courier. Raises SettingsError for what cannot be meant."""

    def __init__(self, settings: Settings, store: Store, clock: Clock) -> None:
        self.integrations = read_integrations(Path(settings.home))
        self._forwarder = Forwarder(store, clock, self.integrations)
        self._channels = channels_of(self.integrations) | _mail_channel(settings)
        self.courier = Courier(store, clock, self._channels)

    @property
    def has_mail(self) -> bool:
        """Return whether letters can leave."""
        return MAIL in self._channels

    def loops(self) -> list[Coroutine[None, None, None]]:
        """Return what runs for as long as the server lives; what is not set up does not run."""
        loops = []
        if self._channels:
            loops.append(self.courier.run_for_ever())
        if self.integrations.tools:
            loops.append(self._forwarder.run_for_ever())
        return loops


def _mail_channel(settings: Settings) -> dict[str, Channel]:
    if not settings.smtp_url:
        return {}
    check_mail_settings(settings.smtp_url, settings.mail_from)
    return {MAIL: Mailbox(name=MAIL, url=settings.smtp_url, sender=settings.mail_from)}
