"""Everything that leaves the server by itself: news to the owner's tools, mail and what comes round."""

from collections.abc import Coroutine
from pathlib import Path

from waverly.channels import Channel, Courier
from waverly.channels.mail import Mailbox, check_mail_settings
from waverly.clock import Clock
from waverly.integrations import Forwarder, read_integrations
from waverly.integrations.tools import channels_of
from waverly.jobs import Job, Scheduler
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.outbox_rows import forget_sent

MAIL = "mail"
"""The name mail goes by among the destinations."""

KEPT_DAYS = 30
"""How long a message that arrived, or never will, can still be looked at and sent again."""

DAY_MS = 86_400_000


class Outgoing:
    """The forwarder, the courier and the scheduler. Raises SettingsError for what cannot be meant."""

    def __init__(self, settings: Settings, store: Store, clock: Clock) -> None:
        self._store = store
        self.integrations = read_integrations(Path(settings.home))
        self._forwarder = Forwarder(store, clock, self.integrations)
        self._channels = channels_of(self.integrations) | _mail_channel(settings)
        self._courier = Courier(store, clock, self._channels)
        self.scheduler = Scheduler(store, clock, self._jobs(), settings.time_zone)

    def loops(self) -> list[Coroutine[None, None, None]]:
        """Return what runs for as long as the server lives; what is not set up does not run."""
        loops = [self.scheduler.run_for_ever()]
        if self._channels:
            loops.append(self._courier.run_for_ever())
        if self.integrations.tools:
            loops.append(self._forwarder.run_for_ever())
        return loops

    def _jobs(self) -> list[Job]:
        return [
            Job(
                name="tidy-outbox",
                timetable="40 3 * * *",
                purpose=f"Forget messages that left more than {KEPT_DAYS} days ago.",
                run=self._tidy_outbox,
            )
        ]

    async def _tidy_outbox(self, at: int) -> str:
        count = await forget_sent(self._store, at - KEPT_DAYS * DAY_MS)
        return f"Forgot {count:,} messages."


def _mail_channel(settings: Settings) -> dict[str, Channel]:
    if not settings.smtp_url:
        return {}
    check_mail_settings(settings.smtp_url, settings.mail_from)
    return {MAIL: Mailbox(name=MAIL, url=settings.smtp_url, sender=settings.mail_from)}
