"""Why am I seeing this? A decision in plain words for the shopper it was made for, and for nobody else.

Nothing here tells who the shopper is: no identifiers, no history, no product.
"""

from waverly.deciding import NOTHING, Record
from waverly.reporting.words import moment_title

PROMISE = (
    "Nothing you typed was read, and no name, address or e-mail is part of this. You can say no to "
    "such help in the shop's privacy settings at any time."
)


def why(record: Record) -> tuple[str, ...]:
    """Return the sentences, most telling first."""
    return (
        _outcome(record),
        f"What the page noticed: {moment_title(record.moment).lower()}.",
        *_likely_reason(record),
        _chance(record),
        *_model(record),
        PROMISE,
    )


def _outcome(record: Record) -> str:
    if record.shown is None:
        return "Nothing was shown to you here."
    return record.shown.why or "The shop offers this help at moments like this one."


def _likely_reason(record: Record) -> tuple[str, ...]:
    if not record.causes:
        return ()
    cause = max(record.causes, key=lambda name: record.causes[name])
    return (f"The likeliest reason to hesitate at such a moment is {_REASONS.get(cause, cause)}.",)


_REASONS = {
    "fit": "whether it fits",
    "price": "the price",
    "trust": "whether one can rely on the shop",
    "shipping": "delivery",
    "choice": "that there is much to choose from",
    "information": "that something is not clear yet",
    "payment": "how to pay",
    "timing": "that it is not the right time yet",
}


def _chance(record: Record) -> str:
    shares = record.propensities
    if record.preview:
        return "This is a preview for the shop's own people."
    if len(shares) == 1:
        return "At this moment there was no help that would have fitted."
    shown = 0.0 if record.arm == NOTHING else shares[record.arm]
    told = f"about {100 * shown:.0f} are shown this and " if shown else ""
    return (
        f"Of 100 visits like this one, {told}about {100 * shares[NOTHING]:.0f} nothing, by chance: so the "
        f"shop learns whether it really helps."
    )


def _model(record: Record) -> tuple[str, ...]:
    if record.stage == "learner":
        return ("How often it is shown was learnt by a computer from earlier visits of others.",)
    if record.model is not None:
        return (
            "A computer estimated, from what was looked at in this visit, whether help matters here.",
        )
    return ()
