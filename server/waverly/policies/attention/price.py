"""One price of attention: points for a format, orders for a closing."""

from msgspec import Struct

from waverly.policies.attention.annoyance import Loss

CLOSING = "closing"


class Price(Struct, frozen=True, kw_only=True):
    """One price: what it started at, what is in force, and what the store's own visits say.

    `found` is None with the reason in `missing`. Formats cost points, a closing costs orders. One with
    a `device` holds there only; `overall` is then the price that holds on the others. `sentence` says
    all of it to people.
    """

    name: str
    start: float
    in_force: float
    found: float | None
    missing: str | None
    loss: Loss
    device: str = ""
    overall: float | None = None
    sentence: str = ""
