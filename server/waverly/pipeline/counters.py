"""Counters for the operator, served at `/metrics`."""

from prometheus_client import CollectorRegistry, Counter, Gauge


class Counters:
    """The counters of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.batches = Counter(
            "waverly_batches", "Batches by what became of them.", ["result"], registry=self.registry
        )
        self.events = Counter(
            "waverly_events",
            "Events by how they could be read.",
            ["reading"],
            registry=self.registry,
        )
        self.unknown = Counter(
            "waverly_unknown_events",
            "Events of a kind this version does not know.",
            ["kind"],
            registry=self.registry,
        )
        self.decisions = Counter(
            "waverly_decisions", "Decisions by outcome.", ["outcome"], registry=self.registry
        )
        self.models_refused = Counter(
            "waverly_models_refused", "Model artifacts that did not fit.", registry=self.registry
        )
        self.sessions = Gauge(
            "waverly_sessions_cached", "Sessions in memory.", registry=self.registry
        )
        self.database_up = Gauge(
            "waverly_database_up",
            "1 where the database answered just now, else 0.",
            registry=self.registry,
        )
        self.job_failed = Gauge(
            "waverly_job_failed",
            "1 where a job failed when it last came to an end, else 0.",
            ["job"],
            registry=self.registry,
        )
        self.job_due = Gauge(
            "waverly_job_due_seconds",
            "When the run of a job that was begun last was due, in seconds since 1970.",
            ["job"],
            registry=self.registry,
        )
        self.alarms = Gauge(
            "waverly_alarms",
            "What the owner of a site should look at: detectors fallen silent, a model that no longer fits.",
            ["site"],
            registry=self.registry,
        )
        self.kept = self.batches.labels("kept")  # looked up once: these count every batch
        self.batches.labels("StorageError")  # from 0 on: no rate sees one begin at 1
        self.good = self.events.labels("good")
        self.decided = {
            outcome: self.decisions.labels(outcome)
            for outcome in ("displayed", "held_out", "nothing")
        }
        self._kinds: set[str] = set()

    def unknown_kind(self, kind: str) -> None:
        """Count an unknown kind by name, up to a bound: a hostile page must not fill the memory."""
        if kind not in self._kinds and len(self._kinds) >= MAX_KINDS:
            kind = "other"
        self._kinds.add(kind)
        self.unknown.labels(kind).inc()


MAX_KINDS = 100
"""Unknown kinds counted by name."""
