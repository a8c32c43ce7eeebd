"""The card of a model of effects in Markdown, for people who did not train it."""

from datetime import UTC, datetime

from waverly.policies.acceptance.effect_card import ArmEffect, Band, EffectCard
from waverly.policies.acceptance.effect_words import come_true_sentence
from waverly.reporting.figures import per_thousand
from waverly.training.card_text import markdown_table

HAPPENED = (
    "How many more orders 1,000 moments bring than if nothing were shown. What happened is estimated from "
    "who was shown what by the draw, so it has an interval; what was expected should lie in it."
)

THIRDS = (
    "The same moments, from the third for which the least was expected to that for which the most was. Where "
    "what happened does not rise, the model does not know whom this help suits."
)

LIMITS = (
    "The model decides because what it would have done brought more orders altogether, not because each row "
    "above is certain. Thirds of few moments differ by chance."
)


def effect_markdown(card: EffectCard) -> str:
    """Return the card as Markdown."""
    parts = [f"# Model {card.artifact_id}", _origin(card), "## Why it decides", card.verdict]
    parts += ["## What was expected of each help, and what happened", HAPPENED]
    parts.append(markdown_table(_HEAD, [(each.arm, *_cells(each.overall)) for each in card.arms]))
    told = [each for each in card.arms if each.thirds]
    if told:
        parts += ["## Whom each help suits", THIRDS]
    for each in told:
        parts += [f"### {each.arm}", _thirds(each), come_true_sentence(each)]
    parts += ["## What it does not say", LIMITS]
    return "\n\n".join(parts) + "\n"


_HEAD = ("help", "moments", "expected", "happened", "between")


def _origin(card: EffectCard) -> str:
    return (
        f"Says how many more orders each help brings. Made on {_day(card.created_at)} by Waverly "
        f"{card.waverly_version} from {card.rows:,} moments between {_day(card.first_at)} and "
        f"{_day(card.last_at)}, {card.orders:,} of them followed by an order, with {card.features} numbers "
        f"for each ({card.learner}). Judged by {card.judged_on:,} later moments of other visitors, "
        f"{card.judged_orders:,} of them followed by an order."
    )


def _day(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, tz=UTC).strftime("%Y-%m-%d")


def _thirds(effect: ArmEffect) -> str:
    names = ("least expected", "between", "most expected")
    rows = [(name, *_cells(band)) for name, band in zip(names, effect.thirds, strict=True)]
    return markdown_table(("third", *_HEAD[1:]), rows)


def _cells(band: Band) -> tuple[str, ...]:
    return (
        f"{band.moments:,}",
        per_thousand(band.said),
        per_thousand(band.happened),
        f"{per_thousand(band.low)} and {per_thousand(band.high)}",
    )
