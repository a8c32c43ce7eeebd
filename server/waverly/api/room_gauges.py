"""What an operator's alerts read of the room, the last backup and messages that wait, at `/metrics`."""

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Gauge

from waverly.storage.chores.backup_rows import LastBackup


class RoomGauges:
    """Gauges of the disk, the database, its backup and its outbox; set at each look."""

    def __init__(self, registry: CollectorRegistry, *, has_backups: bool) -> None:
        self.free_bytes = Gauge(
            "waverly_free_bytes",
            "Free room on the disk of the home folder, with SQLite of the database.",
            registry=registry,
        )
        self.database_bytes = Gauge(
            "waverly_database_bytes", "Room that the database takes.", registry=registry
        )
        self._backup = Gauge(
            "waverly_backup_seconds",
            "When `waverly backup` last ended, in seconds since 1970; 0 where it never has.",
            registry=registry if has_backups else None,  # how PostgreSQL is dumped is not known
        )

        self._oldest_message = Gauge(
            "waverly_oldest_message_seconds",
            "When the message that waits longest was queued, in seconds since 1970; none where none waits.",
            ["target"],
            registry=registry,
        )

    def set_waiting(self, since: Mapping[str, int]) -> None:
        """Note since when messages wait, by destination."""
        self._oldest_message.clear()
        for target, queued_at in since.items():
            self._oldest_message.labels(target).set(queued_at / 1000)

    def set_backup(self, made: LastBackup | None) -> None:
        """Note the last backup."""
        self._backup.set(0 if made is None else made.at / 1000)
