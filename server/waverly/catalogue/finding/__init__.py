"""Finds products of the store's own catalogue: by words, and by what visitors look at together."""

from waverly.catalogue.finding.found import MOST as MOST
from waverly.catalogue.finding.found import Found as Found
from waverly.catalogue.finding.found import FoundBy as FoundBy
from waverly.catalogue.finding.found import fused as fused
from waverly.catalogue.finding.index import Index as Index
