"""A decision's first sentence as the owner reads it; the record keeps its own, so that it can be proven."""

from collections.abc import Mapping

from waverly.admin.campaign_words import spoken
from waverly.admin.formats import named
from waverly.deciding import Record
from waverly.deciding.opportunity import NOTHING
from waverly.deciding.reasons import FAR, nearest
from waverly.deciding.record import Fate
from waverly.policies.rule_words import rule_words


def headline(record: Record, names: Mapping[str, str]) -> str:
    """Return what was decided in plain words; `names` are the campaigns' names by id."""
    if record.preview and record.arm != NOTHING:
        shown = names.get(record.arm, record.arm)
        return f"“{shown}” was shown in a preview for the store’s own people."
    if not record.reasons:
        return "A decision"
    if record.fates and all(fate.rule is not None for fate in record.fates):
        return f"Nothing was shown: {_why_none(record.fates, names)}."
    return named(record.reasons[0], names)


def _why_none(fates: tuple[Fate, ...], names: Mapping[str, str]) -> str:
    first, *others = nearest(fates)
    if all(_compared(each) == _compared(first) for each in fates):
        every = "" if len(fates) == 1 else ", which holds for every campaign"
        return f"{rule_words(first.rule or '')}{every}: {_compared(first)}"
    if first.rule in FAR:
        return "no campaign answers such a moment"
    told = [f"“{names.get(each.campaign, each.campaign)}”" for each in (first, *others)]
    also = "".join(
        f"; so did {name}: {_compared(each)}" for name, each in zip(told[1:], others, strict=True)
    )
    return f"{told[0]} came nearest, but {rule_words(first.rule or '')}: {_compared(first)}{also}"


def _compared(fate: Fate) -> str:
    return f"found “{spoken(fate.found or '')}”, needed “{spoken(fate.wanted or '')}”"
