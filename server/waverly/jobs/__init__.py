"""Recurring jobs: what runs when, by the same clock as everything else, once for all processes."""

from waverly.jobs.job import Job as Job
from waverly.jobs.job import Run as Run
from waverly.jobs.scheduler import Scheduler as Scheduler
