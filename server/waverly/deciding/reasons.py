"""A decision in plain sentences, for the owner. The values compared are in the fates beside them."""

from collections.abc import Mapping, Sequence

from waverly.deciding.opportunity import BASELINE, NOTHING, Opportunity
from waverly.deciding.record import Fate, Record


def reasons(
    o: Opportunity,
    fates: Sequence[Fate],
    shares: Mapping[str, float],
    arm: str,
    held_out: str | None,
) -> tuple[str, ...]:
    """Return the sentences that explain a decision, most telling first."""
    return (_outcome(fates, shares, arm, held_out), *_cause(o))


def told(record: Record) -> tuple[str, ...]:
    """Return a record's sentences, and one for each candidate that a rule was against."""
    against = (
        f"{fate.campaign}: ruled out by {fate.rule.replace('_', ' ')} ({fate.found}; wanted {fate.wanted})."
        for fate in record.fates
        if fate.rule is not None
    )
    return (*record.reasons, *against)


def _outcome(
    fates: Sequence[Fate], shares: Mapping[str, float], arm: str, held_out: str | None
) -> str:
    if held_out == "global":
        return f"{arm} would have been shown; this visitor is in the global holdout."
    if held_out == "campaign":
        return f"{arm} would have been shown; this visitor is in its holdout."
    if held_out == BASELINE:
        return f"{arm} would have been shown; nothing is, while the baseline is measured."
    if arm != NOTHING:
        return f"{arm} was shown; its share of such moments is {shares[arm]:.0%}."
    if len(shares) > 1:
        return f"Nothing was shown: the control group's share of such moments is {shares[NOTHING]:.0%}."
    return f"Nothing was shown: {_why_none(fates)}."


def _why_none(fates: Sequence[Fate]) -> str:
    if not fates:
        return "there are no campaigns"
    rules = {fate.rule for fate in fates}
    nearest = next((fate for fate in fates if fate.rule not in ("trigger", "enabled")), fates[0])
    if len(rules) == 1:
        return (
            f"{nearest.rule} objects to every campaign ({nearest.found}; wanted {nearest.wanted})"
        )
    return f"{nearest.campaign} came nearest, but {nearest.found} (wanted {nearest.wanted})"


def _cause(o: Opportunity) -> tuple[str, ...]:
    if not o.causes:
        return ()
    cause, share = max(o.causes.items(), key=lambda entry: entry[1])
    return (f"The likeliest reason for wavering is {cause} ({share:.0%}).",)
