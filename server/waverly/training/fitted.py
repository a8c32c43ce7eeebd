"""A trained model with everything needed to publish and to describe it."""

from msgspec import Struct

from waverly.scoring.calibration import Calibration
from waverly.training.capacity import Capacity
from waverly.training.leak import Leak
from waverly.training.metrics import Metrics, PrefixAuc
from waverly.training.segments import SegmentScore


class Fitted(Struct, frozen=True, kw_only=True):
    """A trained model with everything needed to ship and to describe it."""

    model_text: str
    calibration: Calibration
    metrics: Metrics
    cross_validated: Metrics | None
    by_prefix: tuple[PrefixAuc, ...]
    by_segment: tuple[SegmentScore, ...]
    reasons: tuple[str, ...]
    leaks: tuple[Leak, ...]
    capacity: Capacity
    rounds: int
    gain_share: dict[str, float]
    rows: int
    orders: int
    first_at: int
    last_at: int
