"""A decision in plain sentences, for the owner. The values compared are in the fates beside them."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from waverly.campaigns import NOTHING
from waverly.deciding.opportunity import BASELINE, Opportunity
from waverly.deciding.record import Fate, Record

ALONE = 0.995
"""A share that would be written as 100%, as if anybody could be so sure: only one cause was pointed to."""


class Speech(Struct, frozen=True, kw_only=True):
    """Phrases for a campaign's name, a rule that objected, and the values it compared.

    `of_all` says what ruled out every campaign.
    """

    name: Callable[[str], str]
    rule: Callable[[Fate], str]
    compared: Callable[[Fate], str]
    of_all: Callable[[Fate], str]


def _rule(fate: Fate) -> str:
    return (fate.rule or "").replace("_", " ")


def _compared(fate: Fate) -> str:
    return f"{fate.found} (wanted {fate.wanted})"


RECORDED = Speech(
    name=lambda campaign: campaign,
    rule=_rule,
    compared=_compared,
    of_all=lambda fate: f"{_rule(fate)}, which holds for every campaign: {_compared(fate)}",
)
"""Phrases with ids and the rules' own names, as records store them."""


def reasons(
    o: Opportunity,
    fates: Sequence[Fate],
    shares: Mapping[str, float],
    arm: str,
    held_out: str | None,
) -> tuple[str, ...]:
    """Return the sentences that explain a decision, most telling first."""
    return (outcome(fates, shares, arm, held_out, preview=o.preview), *_cause(o))


def sentences_of(record: Record) -> tuple[str, ...]:
    """Return a record's sentences, and one for each candidate that a rule ruled out."""
    against = (
        f"{fate.campaign}: ruled out by {RECORDED.rule(fate)} ({fate.found}; wanted {fate.wanted})."
        for fate in record.fates
        if fate.rule is not None
    )
    return (*record.reasons, *against)


def outcome(
    fates: Sequence[Fate],
    shares: Mapping[str, float],
    arm: str,
    held_out: str | None,
    speech: Speech = RECORDED,
    *,
    preview: bool = False,
) -> str:
    """Return the sentence that says what was shown, or why nothing was. A `preview` has no share."""
    name = speech.name(arm)
    if preview and arm != NOTHING:
        return f"{name} was shown in a preview for the store’s own people."
    if held_out == "global":
        return f"{name} would have been shown; by chance this visitor never gets any help."
    if held_out == "campaign":
        return f"{name} would have been shown; by chance this visitor is kept without it."
    if held_out == BASELINE:
        return f"{name} would have been shown; nothing is, while the baseline is measured."
    if arm != NOTHING:
        return f"{name} was shown; of shoppers with the same help to choose from, {shares[arm]:.0%} get it."
    if len(shares) > 1:
        return (
            f"Nothing was shown: this visitor is one of the {shares[NOTHING]:.0%} who are drawn to get "
            "nothing at such moments, to compare with."
        )
    return f"Nothing was shown: {_why_none(fates, speech)}."


ASKED_OF_ONE = (
    "enabled",
    "trigger",
    "strength",
    "search",
    "page",
    "device",
    "referrer",
    "returning",
    "cart_value",
    "wished",
    "answers",
    "schedule",
    "bought",
    "said_here",
    "no_discount_here",
    "price_signal",
    "cap_session",
    "cap_visitor",
    "cooldown",
    "after_dismiss",
    "pulled_back",
    "attention",
    "cause",
    "facts",
    "intent",
    "would_buy_anyway",
)
"""The rules checked for each campaign, in order: the later one objects, the nearer it was to being shown."""

_HOW_FAR = {rule: place for place, rule in enumerate(ASKED_OF_ONE)}

FAR = frozenset({"enabled", "trigger"})
"""Rules that only say that a campaign has nothing to do with the moment."""


def nearest(fates: Sequence[Fate]) -> tuple[Fate, ...]:
    """Return the fates of the campaigns that passed most rules; all of them if one rule stopped all."""
    # Below all of these is what holds for every campaign.
    far = [_HOW_FAR.get(fate.rule or "", -1) for fate in fates]
    furthest = max(far, default=-1)
    return tuple(fate for fate, place in zip(fates, far, strict=True) if place == furthest)


def _why_none(fates: Sequence[Fate], speech: Speech) -> str:
    if not fates:
        return "there are no campaigns"
    first, *others = nearest(fates)
    if first.rule in FAR:
        return "no campaign answers such a moment"
    rule, compared = speech.rule(first), speech.compared(first)
    if len({(each.rule, each.found, each.wanted) for each in fates}) == 1:
        return f"{rule}: {compared}" if len(fates) == 1 else speech.of_all(first)
    also = "".join(
        f"; so did {speech.name(each.campaign)}: {speech.compared(each)}" for each in others
    )
    return f"{speech.name(first.campaign)} came nearest, but {rule}: {compared}{also}"


def _cause(o: Opportunity) -> tuple[str, ...]:
    if not o.causes:
        return ()
    cause, share = max(o.causes.items(), key=lambda entry: entry[1])
    if share > ALONE:
        return (f"What was noticed points to {cause} alone.",)
    return (f"The likeliest reason for wavering is {cause} ({share:.0%}).",)
