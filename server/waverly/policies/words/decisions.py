"""A decision's first sentence as the owner reads it; the record keeps its own, with ids and rules by name."""

from collections.abc import Mapping

from waverly.deciding import Record
from waverly.deciding.objection import Limit
from waverly.deciding.reasons import Speech, outcome
from waverly.deciding.record import Fate
from waverly.policies.words.rules import rule_words
from waverly.reporting.words import spoken
from waverly.wording import counted

_OTHER_MOMENT = "trigger"
"""The rule that keeps a campaign for the moments it names."""

LIKELY = (
    "How likely somebody is to buy tells buyers from others, not which help adds most: it does not choose "
    "between them."
)
"""What the likelihood beside each campaign is not."""


def fates_of(record: Record) -> list[Fate]:
    """Return what became of each campaign for this moment: the chosen first, then what could be shown."""
    return sorted(
        (fate for fate in record.fates if fate.rule != _OTHER_MOMENT),
        key=lambda fate: (fate.campaign != record.arm, fate.rule is not None),
    )


def for_other_moments(record: Record) -> list[tuple[str, str]]:
    """Return the campaigns that answer other moments than this one, each with those it answers in words."""
    return [
        (fate.campaign, spoken(fate.wanted or ""))
        for fate in record.fates
        if fate.rule == _OTHER_MOMENT
    ]


def headline(record: Record, names: Mapping[str, str]) -> str:
    """Return what was decided in plain words; `names` are the campaigns' names by id."""
    speech = Speech(
        name=lambda campaign: f"“{names.get(campaign, campaign)}”",
        rule=lambda fate: rule_words(fate.rule or ""),
        compared=compared,
        of_all=lambda fate: of_all(fate, record.limit),
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


def of_all(fate: Fate, limit: Limit | None) -> str:
    """Return what kept every campaign back, as a sentence without its full stop; `limit` is its record's."""
    match fate.rule:
        case "quiet_time" if limit:
            return f"the last help was {limit.found} s ago, and {_wait(limit.wanted)} must pass"
        case "session_budget" if limit:
            due = counted(limit.found, "time")
            return f"help was due {due} in this visit already, which is the most"
        case "dismissals" if limit:
            return f"the shopper had closed help {counted(limit.found, 'time')} in this visit"
        case "consent":
            return "the shopper has not agreed to personal help"
        case "support_case":
            return "the shopper has a support case open"
        case "just_bought":
            return "the shopper had just bought"
        case _:
            return f"{rule_words(fate.rule or '')}: {compared(fate)}"


def _wait(seconds: int) -> str:
    """Return `2 minutes` of 120, and `90 s` of 90."""
    return f"{seconds} s" if seconds % 60 else counted(seconds // 60, "minute")
