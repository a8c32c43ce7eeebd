"""A model card: what a model was made from, what it can do and cannot, as data and as text."""

from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec import Struct

from waverly.training.fitted import Fitted
from waverly.training.metrics import Metrics, PrefixAuc
from waverly.training.segments import Part

TOP_FEATURES = 15


class Card(Struct, frozen=True, kw_only=True):
    """The facts shown about a model. Times are milliseconds since 1970-01-01 UTC."""

    artifact_id: str
    waverly_version: str
    created_at: int
    target: str
    first_at: int
    last_at: int
    rows: int
    orders: int
    features: int
    top_features: tuple[tuple[str, float], ...]
    metrics: Metrics
    cross_validated: Metrics | None
    by_prefix: tuple[PrefixAuc, ...]
    by_segment: tuple[Part, ...] = ()
    leaving: Metrics | None = None
    reasons: tuple[str, ...]
    leaks: tuple[str, ...]


def card_of(
    fitted: Fitted,
    *,
    artifact_id: str,
    waverly_version: str,
    created_at: int,
    target: str = "purchase",
    leaving: Metrics | None = None,
) -> Card:
    """The card of a fitted model; `created_at` is in milliseconds."""
    ranked = sorted(fitted.gain_share.items(), key=lambda pair: (-pair[1], pair[0]))
    return Card(
        artifact_id=artifact_id,
        waverly_version=waverly_version,
        created_at=created_at,
        target=target,
        first_at=fitted.first_at,
        last_at=fitted.last_at,
        rows=fitted.rows,
        orders=fitted.orders,
        features=len(fitted.gain_share),
        top_features=tuple((name, share) for name, share in ranked[:TOP_FEATURES] if share > 0),
        metrics=fitted.metrics,
        cross_validated=fitted.cross_validated,
        by_prefix=fitted.by_prefix,
        by_segment=fitted.by_segment,
        leaving=leaving,
        reasons=fitted.reasons,
        leaks=tuple(leak.column for leak in fitted.leaks),
    )


def flat_metrics(metrics: Metrics) -> dict[str, float]:
    """The single figures of `metrics` by name, as a manifest keeps them."""
    return {
        "rows": float(metrics.rows),
        "orders": float(metrics.orders),
        "auc": metrics.auc,
        "pr_auc": metrics.pr_auc,
        "log_loss": metrics.log_loss,
        "base_log_loss": metrics.base_log_loss,
        "ece": metrics.ece,
    }


def card_markdown(card: Card) -> str:
    """The card as Markdown."""
    parts = [
        f"# Model {card.artifact_id}",
        _origin(card),
        "## Quality",
        _quality(card),
        "## Calibration",
        _calibration(card.metrics),
    ]
    if card.by_prefix:
        parts += ["## Quality by how much of the session was seen", _prefixes(card.by_prefix)]
    if card.by_segment:
        parts += ["## Quality by kind of visitor", _segments(card.by_segment)]
    if card.leaving is not None:
        parts += ["## Likelihood to leave", _leaving(card.leaving)]
    parts += ["## What the model looks at", _features(card)]
    parts += ["## How it came about", "\n".join(f"- {reason}" for reason in card.reasons)]
    parts += ["## What it does not say", LIMITS]
    return "\n\n".join(parts) + "\n"


LIMITS = (
    "These figures say how well buyers are told from others. They do not say whether help changes "
    "anybody's mind; only a comparison with visitors who were deliberately shown nothing does."
)


def _day(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, tz=UTC).strftime("%Y-%m-%d")


def _origin(card: Card) -> str:
    return (
        f"Predicts `{card.target}`. Made on {_day(card.created_at)} by Waverly "
        f"{card.waverly_version} from {card.rows:,} rows with {card.orders:,} orders between "
        f"{_day(card.first_at)} and {_day(card.last_at)}, {card.features} features."
    )


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _quality(card: Card) -> str:
    measured = [card.metrics]
    if card.cross_validated is not None and card.cross_validated != card.metrics:
        measured.append(card.cross_validated)
    return _figures(measured)


def _leaving(metrics: Metrics) -> str:
    """That no further page and no order follows in the session; "orders" are those who left."""
    said = "Leaving means: no further page and no order in this session."
    return f"{said}\n\n{_figures([metrics]).replace('| orders |', '| left |')}"


def _figures(measured: Sequence[Metrics]) -> str:
    head = ("measured on", "rows", "orders", "AUC", "PR-AUC", "log loss", "base rate's", "ECE")
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
    return _table(head, rows)


def _calibration(metrics: Metrics) -> str:
    rows = [
        (f"{each.rows:,}", f"{each.predicted:.2%}", f"{each.observed:.2%}")
        for each in metrics.calibration
    ]
    return _table(("rows", "said", "happened"), rows)


def _prefixes(table: tuple[PrefixAuc, ...]) -> str:
    rows = [
        (
            _span(each),
            f"{each.rows:,}",
            f"{each.orders:,}",
            "cannot say" if each.auc is None else f"{each.auc:.3f}",
        )
        for each in table
    ]
    return _table(("events seen", "rows", "orders", "AUC"), rows)


def _segments(table: tuple[Part, ...]) -> str:
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
    return _table(("who", "rows", "orders", "said", "happened", "AUC"), rows)


def _span(each: PrefixAuc) -> str:
    if each.to_events is None:
        return f"{each.from_events} or more"
    if each.to_events == each.from_events:
        return str(each.from_events)
    return f"{each.from_events} to {each.to_events}"


def _features(card: Card) -> str:
    rows = [(f"`{name}`", f"{share:.1%}") for name, share in card.top_features]
    return _table(("feature", "share of gain"), rows)
