"""A model card as Markdown: every figure with what it says, for people who did not train the model."""

from collections.abc import Sequence
from datetime import UTC, datetime

from waverly.scoring.feature_titles import feature_title
from waverly.scoring.manifest import ARM_COLUMN
from waverly.training.card import Card
from waverly.training.metrics import Metrics, PrefixAuc
from waverly.training.segments import SegmentScore

QUALITY = """\
- **AUC**: of a buyer and another visitor, how often the buyer gets the higher likelihood; 0.5 is
  guessing, 1 is always.
- **PR-AUC**: the share of buyers among those it takes for buyers, over all places to draw the line;
  guessing gets the share that ordered.
- **Log loss**: how far off the likelihoods are; 0 is never. A model is put to use only below the base
  rate's, which is that of giving everybody the average likelihood.
- **ECE**: how far what it says is from what happens, on average over the tenths below."""

CALIBRATION = (
    "Tenths of the rows, from the least likely to the most: how many it said would order, and how many did. "
    "With few rows a tenth, the two differ by chance."
)

FEATURES = (
    "Of what the trees gain by splitting, the share that each number brings. It says what tells buyers from "
    "others here, not what makes anybody buy."
)

LIMITS = (
    "These figures say how well buyers are told from others. They do not say whether help changes "
    "anybody's mind; only a comparison with visitors who were deliberately shown nothing does."
)


def card_markdown(card: Card) -> str:
    """The card as Markdown."""
    parts = [f"# Model {card.artifact_id}", _origin(card), "## Quality", _quality(card), QUALITY]
    parts += ["## Calibration", f"{CALIBRATION} {_on(card.metrics)}", _calibration(card.metrics)]
    if card.by_prefix:
        parts += ["## Quality by how much of the session was seen", _on(card.judged)]
        parts.append(_prefixes(card.by_prefix))
    if card.by_segment:
        about = (
            f"{_on(card.judged)} Over all, the AUC is {card.judged.auc:.3f}. {card.mixed}".rstrip()
        )
        parts += ["## Quality by kind of visitor", about, _segments(card.by_segment)]
    if card.leaving is not None:
        parts += ["## Likelihood to leave", _leaving(card.leaving)]
    parts += ["## What the model looks at", FEATURES, _features(card)]
    parts += ["## How it came about", "\n".join(f"- {reason}" for reason in card.reasons)]
    parts += ["## What it does not say", LIMITS]
    return "\n\n".join(parts) + "\n"


def _on(metrics: Metrics) -> str:
    return f"Measured on {metrics.measured_on}."


def _day(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, tz=UTC).strftime("%Y-%m-%d")


def _origin(card: Card) -> str:
    return (
        f"Says how likely an order is within seven days of a moment in a visit. Made on "
        f"{_day(card.created_at)} by Waverly {card.waverly_version} from {card.rows:,} examples (rows) from "
        f"visits between {_day(card.first_at)} and {_day(card.last_at)}, {card.orders:,} of them followed "
        f"by an order; one order may follow several. It may look at {card.features} numbers for each."
    )


def markdown_table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table in Markdown."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _quality(card: Card) -> str:
    measured = [card.metrics]
    if card.cross_validated is not None and card.cross_validated != card.metrics:
        measured.append(card.cross_validated)
    return _figures(measured, "with an order")


def _leaving(metrics: Metrics) -> str:
    said = "Leaving means: no further page and no order in this session."
    return f"{said}\n\n{_figures([metrics], 'left')}"


def _figures(measured: Sequence[Metrics], what: str) -> str:
    head = ("measured on", "rows", what, "AUC", "PR-AUC", "log loss", "base rate's", "ECE")
    rows = [
        (
            each.measured_on,
            f"{each.rows:,}",
            f"{each.orders:,}",
            f"{each.auc:.3f}",
            f"{each.pr_auc:.3f}",
            f"{each.log_loss:.4f}",
            f"{each.base_log_loss:.4f}",
            f"{each.ece:.4f}",
        )
        for each in measured
    ]
    return markdown_table(head, rows)


def _calibration(metrics: Metrics) -> str:
    rows = [
        (f"{each.rows:,}", f"{each.predicted:.2%}", f"{each.observed:.2%}")
        for each in metrics.calibration
    ]
    return markdown_table(("rows", "said", "happened"), rows)


def _prefixes(table: tuple[PrefixAuc, ...]) -> str:
    rows = [
        (
            _span(each),
            f"{each.rows:,}",
            f"{each.orders:,}",
            "cannot say" if each.auc is None else f"{each.auc:.3f}",
        )
        for each in table
        if each.rows
    ]
    return markdown_table(("events seen", "rows", "with an order", "AUC"), rows)


def _segments(table: tuple[SegmentScore, ...]) -> str:
    rows = [
        (
            f"{each.segment}: {each.value}",
            f"{each.rows:,}",
            f"{each.orders:,}",
            f"{each.said:.2%}",
            f"{each.happened:.2%}",
            "too few to say" if each.auc is None else f"{each.auc:.3f}",
        )
        for each in table
    ]
    return markdown_table(("who", "rows", "with an order", "said", "happened", "AUC"), rows)


def _span(each: PrefixAuc) -> str:
    if each.to_events is None:
        return f"{each.from_events} or more"
    if each.to_events == each.from_events:
        return str(each.from_events)
    return f"{each.from_events} to {each.to_events}"


def _features(card: Card) -> str:
    rows = [
        (feature_title(name), "" if name == ARM_COLUMN else f"`{name}`", f"{share:.1%}")
        for name, share in card.top_features
    ]
    return markdown_table(("what", "feature", "share"), rows)
