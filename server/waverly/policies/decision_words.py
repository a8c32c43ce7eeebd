"""A decision's first sentence as the owner reads it; the record keeps its own, with ids and rules by name."""

from collections.abc import Mapping

from waverly.deciding import Record
from waverly.deciding.reasons import Speech, outcome
from waverly.deciding.record import Fate
from waverly.policies.rule_words import rule_words
from waverly.reporting.words import spoken

LIKELY = (
    "How likely somebody is to buy tells buyers from others, not which help adds most: it does not choose "
    "between them."
)
"""What the likelihood beside each campaign is not."""


def headline(record: Record, names: Mapping[str, str]) -> str:
    """Return what was decided in plain words; `names` are the campaigns' names by id."""
    speech = Speech(
        name=lambda campaign: f"“{names.get(campaign, campaign)}”",
        rule=lambda fate: rule_words(fate.rule or ""),
        compared=compared,
    )
    return outcome(
        record.fates,
        record.propensities,
        record.arm,
        record.held_out,
        speech,
        preview=record.preview,
    )


def compared(fate: Fate) -> str:
    """Return what a rule found and what it needed."""
    return f"found “{spoken(fate.found or '')}”, needed “{spoken(fate.wanted or '')}”"
