"""A decision's first sentence as the owner reads it; the record keeps its own, with ids and rules by name."""

from collections.abc import Mapping

from waverly.deciding import Record
from waverly.deciding.reasons import Speech, outcome
from waverly.deciding.record import Fate
from waverly.policies.words.rules import rule_words
from waverly.reporting.words import spoken
from waverly.wording import counted

LIKELY = (
    "How likely somebody is to buy tells buyers from others, not which help adds most: it does not choose "
    "between them."
)
"""What the likelihood beside each campaign is not."""


def fates_of(record: Record) -> list[Fate]:
    """Return what became of each candidate: the one chosen first, then those that could be shown."""
    return sorted(
        record.fates, key=lambda fate: (fate.campaign != record.arm, fate.rule is not None)
    )


def headline(record: Record, names: Mapping[str, str]) -> str:
    """Return what was decided in plain words; `names` are the campaigns' names by id."""
    speech = Speech(
        name=lambda campaign: f"“{names.get(campaign, campaign)}”",
        rule=lambda fate: rule_words(fate.rule or ""),
        compared=compared,
        of_all=of_all,
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


def of_all(fate: Fate) -> str:
    """Return what kept every campaign back, as a sentence without its full stop."""
    found, wanted = fate.found or "", fate.wanted or ""
    number = found.partition(" ")[0]
    match fate.rule:
        case "quiet_time":
            ago = found.removesuffix(" since the last overlay")
            return f"the last help was {ago} ago, and {_wait(wanted)} must pass"
        case "session_budget":
            return f"help was due {_times(number)} in this visit already, which is the most"
        case "dismissals":
            return f"the shopper had closed help {_times(number)} in this visit"
        case "consent":
            return "the shopper has not agreed to personal help"
        case "support_case":
            return "the shopper has a support case open"
        case "just_bought":
            return "the shopper had just bought"
        case _:
            return f"{rule_words(fate.rule or '')}: {compared(fate)}"


def _wait(wanted: str) -> str:
    """Return `2 minutes` of `at least 120 s`."""
    text = wanted.removeprefix("at least ")
    seconds = text.removesuffix(" s")
    if not seconds.isdigit() or int(seconds) % 60:
        return text
    return counted(int(seconds) // 60, "minute")


def _times(number: str) -> str:
    return counted(int(number), "time") if number.isdigit() else "often"
