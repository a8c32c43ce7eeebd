"""Decides what to show: pure functions, the same for everybody, with the holdout checked last."""

from waverly.campaigns import NOTHING as NOTHING
from waverly.deciding.assignment import bucket as bucket
from waverly.deciding.decide import decide as decide
from waverly.deciding.decide import decision_id as decision_id
from waverly.deciding.opportunity import Opportunity as Opportunity
from waverly.deciding.opportunity import Policy as Policy
from waverly.deciding.record import Fate as Fate
from waverly.deciding.record import Record as Record
