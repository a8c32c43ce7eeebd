"""The line, online: from a batch to a durable answer, and back again in replay."""

from waverly.pipeline.collect import Collector as Collector
from waverly.pipeline.counters import Counters as Counters
from waverly.pipeline.rules import Rules as Rules
