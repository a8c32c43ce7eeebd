"""Explains a decision in plain words to the shopper it was made for.

Nothing here tells who the shopper is: no identifiers, no history, no product.
"""

from collections.abc import Mapping

from msgspec import Struct

from waverly.catalogue.language import LANGUAGES, language_of
from waverly.deciding import NOTHING, Record
from waverly.translations import words_by_language


class WhyWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the page says in one language; `reasons` by cause, `moments` by kind."""

    title: str
    nothing: str
    offered: str
    noticed: str
    likely: str
    preview: str
    no_help: str
    chance: str
    chance_of_nothing: str
    learnt: str
    estimated: str
    promise: str
    gone: str
    gone_mend: str
    gone_before: str
    reasons: Mapping[str, str]
    moments: Mapping[str, str]


class Sentence(Struct, frozen=True):
    """One sentence; `lang` where it is in another language than the rest."""

    text: str
    lang: str | None = None


words_in = words_by_language("waverly.reporting", "why_words", WhyWords)
"""Returns the words of one of `LANGUAGES`."""


def language_shown(record: Record) -> str | None:
    """Return the language of what was shown, as far as that is known."""
    return None if record.shown is None else record.shown.overlay.lang


def why(record: Record, language: str = LANGUAGES[0]) -> tuple[Sentence, ...]:
    """Return the sentences, most telling first."""
    words = words_in(language)
    told = (
        words.noticed.format(moment=_moment(record.moment, words)),
        *_likely_reason(record, words),
        _chance(record, words),
        *_model(record, words),
        words.promise,
    )
    return (_outcome(record, language), *map(Sentence, told))


def _outcome(record: Record, language: str) -> Sentence:
    words = words_in(language)
    if record.shown is None:
        return Sentence(words.nothing)
    if not record.shown.why:
        return Sentence(words.offered)
    own = record.shown.overlay.lang
    return Sentence(record.shown.why, None if language_of(own) in (None, language) else own)


def _moment(kind: str, words: WhyWords) -> str:
    return words.moments.get(kind, kind.replace("_", " "))


def _likely_reason(record: Record, words: WhyWords) -> tuple[str, ...]:
    if not record.causes:
        return ()
    cause = max(record.causes, key=lambda name: record.causes[name])
    return (words.likely.format(reason=words.reasons.get(cause, cause)),)


def _chance(record: Record, words: WhyWords) -> str:
    shares = record.propensities
    if record.preview:
        return words.preview
    if len(shares) == 1:
        return words.no_help
    nothing = f"{100 * shares[NOTHING]:.0f}"
    if record.arm == NOTHING:
        return words.chance_of_nothing.format(nothing=nothing)
    return words.chance.format(shown=f"{100 * shares[record.arm]:.0f}", nothing=nothing)


def _model(record: Record, words: WhyWords) -> tuple[str, ...]:
    if record.stage == "learner":
        return (words.learnt,)
    if record.model is not None:
        return (words.estimated,)
    return ()
