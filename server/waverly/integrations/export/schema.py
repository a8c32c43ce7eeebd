"""The exported tables, a struct each: the Parquet schema and the reference are made from these.

Column names are those of the database, so that one SQL statement runs on both. Instants are milliseconds
since 1970 UTC. Added columns come last; a column never changes its meaning.
"""

from msgspec import Struct


class SessionRow(Struct, frozen=True, kw_only=True):
    """A visit that ends after 30 idle minutes."""

    id: str
    visitor: str
    opened_at: int
    device: str
    referrer: str


class DecisionRow(Struct, frozen=True, kw_only=True):
    """The answer to one opportunity, silence included.

    `arm` is the campaign chosen or `nothing`; `held_out` is `global` or `campaign` when it was chosen
    but not displayed to keep a comparison; `propensity` is the chance the arm had; `cause` the likeliest
    reason to waver; `p_buy` the likelihood to buy without help, where a model was in force.
    """

    id: str
    session: str
    visitor: str
    at: int
    moment: str
    strength: float
    arm: str
    propensity: float | None
    held_out: str | None
    displayed: bool
    preview: bool
    policy: str
    model: str | None
    product: str | None
    cause: str | None
    p_buy: float | None


class OutcomeRow(Struct, frozen=True, kw_only=True):
    """Something that came of a visit; `(kind, key)` counts once.

    `decision` is set for what happened to an overlay. `value` is in `currency`.
    """

    kind: str
    key: str
    visitor: str
    session: str
    at: int
    decision: str | None
    value: float | None
    currency: str | None


class EventRow(Struct, frozen=True, kw_only=True):
    """One reported event. `fields` is its numbers and names as JSON; `topic` as in the integrations."""

    session: str
    visitor: str
    view: str
    seq: int
    at: int
    kind: str
    topic: str
    preview: bool
    fields: str


TABLES: dict[str, type[Struct]] = {
    "sessions": SessionRow,
    "decisions": DecisionRow,
    "outcomes": OutcomeRow,
    "events": EventRow,
}
"""Every exported table by name."""
