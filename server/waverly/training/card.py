"""A model card: what a model was made from and how good it is, as data. `card_text` says it in words."""

from msgspec import Struct

from waverly.training.fitted import Fitted
from waverly.training.metrics import Metrics, PrefixAuc
from waverly.training.segments import SegmentScore

TOP_FEATURES = 15

MIXED = (
    "That is more than in each group of one kind: over all, buyers are also told from shoppers of groups in "
    "which few buy."
)


class Card(Struct, frozen=True, kw_only=True):
    """The facts shown about a model. Times are milliseconds since 1970-01-01 UTC.

    `orders` are rows that an order followed: one order may follow several moments.
    """

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
    by_segment: tuple[SegmentScore, ...] = ()
    leaving: Metrics | None = None
    reasons: tuple[str, ...]
    leaks: tuple[str, ...]

    @property
    def judged(self) -> Metrics:
        """Return the figures over all that `by_prefix` and `by_segment` divide."""
        return self.cross_validated or self.metrics

    @property
    def mixed(self) -> str:
        """Return why buyers are told better over all than in any part of a way of dividing them, if so."""
        told: dict[str, list[float]] = {}
        for part in self.by_segment:
            if part.auc is not None:
                told.setdefault(part.segment, []).append(part.auc)
        over_all = round(self.judged.auc, 2)  # as it is told: pairs of 100
        is_above = any(len(each) > 1 and round(max(each), 2) < over_all for each in told.values())
        return MIXED if is_above else ""


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
