"""What happens between a batch of events and its durable answer, live and in replay."""

from waverly.pipeline.collect import Collector as Collector
from waverly.pipeline.counters import Counters as Counters
from waverly.pipeline.rules import Rules as Rules
