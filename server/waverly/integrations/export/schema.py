"""The exported tables, a struct each: the Parquet schema and the reference are made from these.

Column names are those of the database, so that one SQL statement runs on both. Instants are milliseconds
since 1970 UTC. Added columns come last; a column never changes its meaning.
"""

from msgspec import Struct


class SessionRow(Struct, frozen=True, kw_only=True):
    """A visit that ends after 30 idle minutes."""

    site: str
    id: str
    visitor: str
    opened_at: int
    device: str
    referrer: str


class DecisionRow(Struct, frozen=True, kw_only=True):
    """The answer to one opportunity, silence included.

    `arm` is the campaign chosen, or `nothing`. `held_out` says why a chosen one was not displayed: `global`
    and `campaign` are the two holdouts, `baseline` the weeks in which nobody sees help. `propensity` is the
    probability that the arm had, `cause` the likeliest reason to waver, and `p_buy` the likelihood to buy
    without help, if a model was in force.
    """

    site: str
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

    site: str
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

    site: str
    session: str
    visitor: str
    view: str
    seq: int
    at: int
    kind: str
    topic: str
    preview: bool
    fields: str


class EnrolmentRow(Struct, frozen=True, kw_only=True):
    """One person in one campaign, from the first time it was, or would have been, shown.

    `side` is `shown`, `held_out`, `both` (after a merge) or `filtered` (staff and robots): compare the
    first two. `planned` is the share meant to be held out. The campaign `*` is all of Waverly against
    the global holdout. `orders_before` and `score` were known beforehand.
    """

    site: str
    campaign: str
    person: str
    at: int
    side: str
    planned: float
    trigger: str
    device: str
    source: str
    visits: str
    page: str
    cause: str
    cart: str
    orders_before: int
    score: float


class ResultRow(Struct, frozen=True, kw_only=True):
    """What came of an enrolment, by metric; a metric that is not there is 0.

    Amounts are in `currency`; other metrics have an empty one.
    """

    site: str
    campaign: str
    person: str
    metric: str
    currency: str
    value: float


class ToldEventRow(Struct, frozen=True, kw_only=True):
    """One event a backend told (`POST /v1/events`). `id` is the sender's; `told_at` is when it was told.

    `visitor` is empty where only an e-mail address is known, which is not exported. `fields` is JSON.
    """

    site: str
    id: str
    visitor: str | None
    source: str
    kind: str
    at: int
    told_at: int
    fields: str


class ToldCartRow(Struct, frozen=True, kw_only=True):
    """The cart a backend told last of a visitor, or of an address (`POST /v1/carts`).

    `visitor` as in `told_events`. `lines` is JSON: `product`, `variant`, `name`, `quantity` where it is not
    1, `price`. `value` is what the store said it comes to, else the sum where every line has a price.
    """

    site: str
    visitor: str | None
    updated_at: int
    told_at: int
    items: int
    value: float | None
    currency: str | None
    lines: str


class ToldWishRow(Struct, frozen=True, kw_only=True):
    """The last word on a product of a wish list (`POST /v1/wishlists`); `visitor` as in `told_events`.

    `on_list` is false where it was taken off.
    """

    site: str
    visitor: str | None
    product: str
    on_list: bool
    at: int
    told_at: int


TABLES: dict[str, type[Struct]] = {
    "sessions": SessionRow,
    "decisions": DecisionRow,
    "outcomes": OutcomeRow,
    "events": EventRow,
    "enrolments": EnrolmentRow,
    "results": ResultRow,
    "told_events": ToldEventRow,
    "told_carts": ToldCartRow,
    "told_wishes": ToldWishRow,
}
"""Every exported table by name."""
