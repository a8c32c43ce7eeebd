"""A decision's first sentence as the owner reads it; the record keeps its own, so that it can be proven."""

import re
from collections.abc import Mapping

from waverly.admin.campaign_words import spoken
from waverly.admin.formats import named
from waverly.deciding import Record
from waverly.deciding.opportunity import NOTHING
from waverly.policies.rule_words import rule_words

_NEAREST = re.compile(r"(?P<who>\S+) came nearest, but (?P<found>.+) \(wanted (?P<wanted>.+)\)\.$")
_EVERY = re.compile(
    r"(?P<rule>\w+) objects to every campaign \((?P<found>.+); wanted (?P<wanted>.+)\)\.$"
)


def headline(record: Record, names: Mapping[str, str]) -> str:
    """Return what was decided in plain words; `names` are the campaigns' names by id."""
    if record.preview and record.arm != NOTHING:
        shown = names.get(record.arm, record.arm)
        return f"“{shown}” was shown in a preview for the store’s own people."
    if not record.reasons:
        return "A decision"
    why = _EVERY.sub(_told_of_every, record.reasons[0])
    rules = {fate.campaign: fate.rule or "" for fate in record.fates}
    return named(_NEAREST.sub(lambda found: _told_of_nearest(found, rules), why), names)


def _told_of_nearest(found: re.Match[str], rules: Mapping[str, str]) -> str:
    rule = rules.get(found["who"], "")
    why = f"{rule_words(rule)}: " if rule else ""
    return f"{found['who']} came nearest, but {why}{_compared(found)}."


def _told_of_every(found: re.Match[str]) -> str:
    return f"{rule_words(found['rule'])}, which holds for every campaign: {_compared(found)}."


def _compared(found: re.Match[str]) -> str:
    return f"found “{spoken(found['found'])}”, needed “{spoken(found['wanted'])}”"
