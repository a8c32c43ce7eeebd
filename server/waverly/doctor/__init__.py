"""The store doctor: opens some pages of a store and says what is understood of them, and what is not."""

from waverly.doctor.examine import Limits, examine, own_places
from waverly.doctor.findings import FieldFinding, Mark, PageFindings, StoreFindings

__all__ = [
    "FieldFinding",
    "Limits",
    "Mark",
    "PageFindings",
    "StoreFindings",
    "examine",
    "own_places",
]
